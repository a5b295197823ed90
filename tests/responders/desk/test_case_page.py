from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from markupsafe import escape

from monitor.models import Case, Customer, Mention, Reading
from responders.domain.reply_states import ReplyState
from responders.models import Approval, Check, Draft, Reply
from responders.people.models import User
from responders.steps import deciding
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW, drafted_case

pytestmark = pytest.mark.django_db

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% raw %}",
    "\u202egnp.exe \u2066 \u200f",
    "x" * 5000,
    "</textarea><b>bold",
]


def page(client: Client, case: Case, query: str = "") -> str:
    response = client.get(f"/desk/{case.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def live_reply(case: Case, draft: Draft, who: User, state: ReplyState, **fields: object) -> Reply:
    approval = Approval.objects.create(case=case, user=who, text_hash="0" * 64, approved_at=NOW)
    return Reply.objects.create(
        case=case, case_version=case.version, mention=draft.mention, channel=case.channel, draft=draft,
        approval=approval, state=state, text=GOOD_REPLY, send_after=NOW, created_at=NOW, **fields,
    )  # fmt: skip


def test_the_post_stands_in_its_thread_with_others_and_us(desk: Client) -> None:
    case, _ = drafted_case()
    mention = case.mentions.get()
    for text, author, minutes in [("Same here", "tom", 1), ("We are on it", case.channel.external_id, -9)]:
        Mention.objects.create(
            channel=case.channel, external_id=author, author_id=author, author_name=author, text=text,
            posted_at=NOW + timedelta(minutes=minutes), collected_at=NOW, thread_id=mention.thread_id,
        )  # fmt: skip
    html = page(desk, case)
    assert html.index("We are on it") < html.index('<li class="post theirs">') < html.index("Same here")
    assert '<li class="post ours">' in html


def test_our_posted_reply_stands_in_the_thread_once(desk: Client, manager: User) -> None:
    case, draft = drafted_case()
    live_reply(case, draft, manager, ReplyState.POSTED, posted_at=NOW, external_id="ours-1")
    mention = case.mentions.get()
    Mention.objects.create(
        channel=case.channel, external_id="ours-1", author_id=case.channel.external_id, text=GOOD_REPLY,
        posted_at=NOW, collected_at=NOW, thread_id=mention.thread_id,
    )  # fmt: skip
    assert page(desk, case).count('<li class="post ours">') == 1


def test_the_words_that_caused_the_reading_are_marked_in_the_post(desk: Client) -> None:
    case, _ = drafted_case(text="My <teapot> came broken.")
    Reading.objects.update(
        evidence=[{"words": "broken", "start": 17, "end": 23, "weight": 1, "toward": "defect"}]
    )
    html = page(desk, case)
    assert 'My &lt;teapot&gt; came <mark title="defect">broken</mark>.' in html
    assert "Complaint about defect, fairly sure (90 %)." in html


def test_a_reading_of_an_earlier_wording_marks_nothing(desk: Client) -> None:
    case, _ = drafted_case()
    Reading.objects.update(
        mention_version="0", evidence=[{"words": "My", "start": 0, "end": 2, "weight": 1, "toward": "defect"}]
    )
    assert "<mark" not in page(desk, case)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_customer_writes_is_only_ever_text(desk: Client, text: str) -> None:
    case, _ = drafted_case(text="plain")
    Mention.objects.update(text=text, author_name=text[:255], author_handle=text[:255], parent_text=text)
    Customer.objects.update(name=text[:255], handle=text[:255])
    Draft.objects.update(text=text)
    Case.objects.update(closed_reason=text[:400])
    for html in (
        page(desk, case),
        desk.get("/desk/").content.decode(),
        desk.get("/desk/mentions/").content.decode(),
    ):
        assert str(escape(text[:50])) in html
        if "<" in text:
            assert text not in html


def test_an_address_that_a_browser_should_not_follow_is_no_link(desk: Client) -> None:
    case, _ = drafted_case()
    Mention.objects.update(permalink="javascript:alert(1)", reply_link="javascript:alert(2)")
    assert "javascript:" not in page(desk, case)


def test_the_customers_history_is_at_hand(desk: Client) -> None:
    case, _ = drafted_case()
    other = Case.objects.create(
        brand=case.brand, channel=case.channel, customer=case.customer, thread_id="old", kind="question",
        topics=["price"], state="closed", outcome="recovered", closed_at=NOW, opened_at=NOW,
        last_customer_at=NOW - timedelta(days=3), due_at=NOW,
    )  # fmt: skip
    html = page(desk, case)
    assert f'<a href="/desk/{other.pk}/">Question about price</a>' in html
    assert "left happy" in html


def test_a_variant_is_a_link_that_loads_its_text(desk: Client) -> None:
    case, draft = drafted_case()
    Draft.objects.filter(case=case, variant=2).delete()
    Draft.objects.create(
        case=case, case_version=case.version, mention=draft.mention, variant=2, text="The second one.",
        template="x", length=15, limit=500, created_at=NOW,
    )  # fmt: skip
    html = page(desk, case)
    assert f'href="/desk/{case.pk}/?variant=2"' in html
    assert ">\nThe second one.</textarea>" in page(desk, case, "?variant=2")


def test_blocking_checks_come_first_with_advice_and_principle(desk: Client) -> None:
    case, draft = drafted_case()
    draft.checks.all().delete()
    for code, weight, principle in [("slogan", "warn", "P6"), ("blame", "block", "P22")]:
        Check.objects.create(
            draft=draft, code=code, principle=principle, weight=weight, advice=f"{code} advice"
        )
    html = page(desk, case)
    assert html.index("blame advice") < html.index("P22") < html.index("slogan advice")


@pytest.mark.parametrize(("role", "sees"), [("manager", False), ("owner", True)])
def test_only_an_owner_is_asked_for_her_word(
    desk: Client,
    owners_desk: Client,
    role: str,
    sees: bool,  # noqa: FBT001
) -> None:
    case, draft = drafted_case()
    Check.objects.create(draft=draft, code="blame", principle="P22", weight="block", advice="Don't.")
    html = page(owners_desk if role == "owner" else desk, case)
    assert ('name="owners_word"' in html) is sees


def test_the_true_length_is_shown_beside_the_limit(desk: Client) -> None:
    case, draft = drafted_case()
    assert f"{draft.length} / {draft.limit}" in page(desk, case)


def test_the_reply_is_shown_as_the_customer_will_see_it(desk: Client) -> None:
    case, draft = drafted_case()
    html = page(desk, case)
    preview = html.split('id="preview-title"')[1]
    assert "@tinshop" in preview
    assert "as <bdi>@ada_reads</bdi> will see it" in preview
    assert str(escape(draft.text)) in preview


def test_a_draft_still_to_come_is_announced(desk: Client) -> None:
    case, _ = drafted_case()
    Case.objects.update(version=2)
    assert "A draft is being written." in page(desk, case)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (ReplyState.SENDING, "Going out now."),
        (ReplyState.PENDING, "The platform looks at it first."),
        (ReplyState.UNSURE, "Did this reply arrive?"),
        (ReplyState.BY_HAND, "Post this by hand"),
        (ReplyState.REFUSED, "The platform said no."),
        (ReplyState.HELD, "Held back before it left."),
    ],
)
def test_each_state_of_a_reply_is_explained(
    desk: Client, manager: User, state: ReplyState, says: str
) -> None:
    case, draft = drafted_case()
    live_reply(case, draft, manager, state)
    assert says in page(desk, case)


def test_words_of_a_person_that_came_back_stand_in_the_field(desk: Client, manager: User) -> None:
    case, draft = drafted_case()
    reply = deciding.approve(draft, user=manager, text=GOOD_REPLY, now=NOW)
    deciding.take_back(reply, user=manager, now=NOW)
    assert str(escape(GOOD_REPLY)) + "</textarea>" in page(desk, case)


def test_a_missing_case_has_a_page_of_its_own(desk: Client) -> None:
    response = desk.get("/desk/4242/")
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()


def test_the_desk_is_closed_to_strangers() -> None:
    case, _ = drafted_case()
    for path in ("/desk/", f"/desk/{case.pk}/", "/desk/queue/", "/desk/outbox/", "/desk/mentions/"):
        response = Client().get(path)
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/")


def test_nothing_can_be_approved_where_no_reply_can_reach_the_customer(desk: Client) -> None:
    case, _ = drafted_case()
    Mention.objects.update(deleted_at=NOW)
    html = page(desk, case)
    assert "The customer has deleted this post." in html
    assert 'data-key="a"' not in html
    assert "No reply needed" in html


def test_the_clock_runs_on_while_a_person_still_has_to_post(desk: Client, manager: User) -> None:
    case, draft = drafted_case()
    live_reply(case, draft, manager, ReplyState.BY_HAND)
    assert page(desk, case).count("left</span>") == 2  # in the queue and above the case


def test_a_post_is_marked_with_its_language_for_those_who_listen(desk: Client) -> None:
    case, _ = drafted_case(text="La théière est cassée.")
    Reading.objects.update(language="fr")
    assert '<p class="post-text" dir="auto" lang="fr">' in page(desk, case)


def test_one_key_leads_past_the_queue_to_the_case(desk: Client) -> None:
    case, _ = drafted_case()
    html = page(desk, case)
    assert html.index('href="#case-title"') < html.index('id="queue-list"') < html.index('id="case-title"')


def test_the_practice_square_is_offered_only_where_a_brand_lives_on_it(desk: Client) -> None:
    make.channel(platform="mastodon")
    assert "Practice square" not in desk.get("/desk/").content.decode()
    make.channel(platform="practice")
    assert "Practice square" in desk.get("/desk/").content.decode()


def test_a_reply_by_hand_is_copied_and_its_platform_opened_with_the_words(desk: Client) -> None:
    case, draft = make.drafted_case(make.channel(platform="x"))
    link = "https://x.com/intent/post?in_reply_to=1&text={text}"
    Mention.objects.update(reply_mode="by_hand", reply_link=link)
    draft.refresh_from_db()
    deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    shown = desk.get(f"/desk/{case.pk}/").content.decode()
    assert f"in_reply_to=1&amp;text={quote(GOOD_REPLY, safe='')}".replace("'", "&#39;") in shown
    assert "Amends looks for it there" in shown
    assert "{text}" not in shown


def test_where_we_can_not_see_our_own_answer_its_address_is_asked_for(desk: Client) -> None:
    case, draft = make.drafted_case(make.channel(platform="feeds"))
    Mention.objects.update(reply_mode="by_hand", reply_link="https://blog.example/1")
    draft.refresh_from_db()
    deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    shown = desk.get(f"/desk/{case.pk}/").content.decode()
    assert "put its address here" in shown
    assert "Amends looks for it" not in shown


def test_a_finding_tells_why_and_offers_better_words(desk: Client) -> None:
    case, draft = drafted_case()
    Check.objects.create(
        draft=draft, code="passive-voice", principle="P35", weight="suggest", words="was sent", start=4, end=12,
        advice="Say who did it.", why="Somebody did it.", better="we sent <b>it</b>",
    )  # fmt: skip
    html = page(desk, case)
    assert "Somebody did it." in html
    assert 'value="passive-voice:4"' in html
    assert "we sent &lt;b&gt;it&lt;/b&gt;" in html
    assert "Polish" in html


def test_a_draft_tells_where_its_facts_come_from(desk: Client) -> None:
    case, draft = drafted_case()
    draft.sources = [
        {"words": "your teapot lid", "origin": "mention", "said": "my teapot <lid>"},
        {"words": "within two hours", "origin": "playbook", "said": "within two hours"},
        {"words": "out of nowhere", "origin": "elsewhere", "said": ""},
    ]
    draft.save()
    html = page(desk, case)
    assert "your teapot lid" in html
    assert "my teapot &lt;lid&gt;" in html
    assert "from your playbook" in html
    assert "out of nowhere" not in html


def test_a_holding_draft_says_what_it_is(desk: Client) -> None:
    case, draft = drafted_case()
    assert "Time is short" not in page(desk, case)
    draft.writer = "holding"
    draft.save()
    assert "Time is short" in page(desk, case)
