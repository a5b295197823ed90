from __future__ import annotations

import pytest
from django.test import Client
from markupsafe import escape

from monitor.models import Case, Mention
from monitor.models.case import CaseState
from responders.domain.reply_states import ReplyState
from responders.models import Draft, Reply
from responders.people.models import AuditEntry, User
from tests.factories import BLAMING_REPLY, GOOD_REPLY, NOW, channel, drafted_case

pytestmark = pytest.mark.django_db


def send(client: Client, draft: Draft, text: str = GOOD_REPLY, **extra: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    return client.post(f"/desk/{draft.case_id}/approve/", {"draft": draft.pk, "text": text, **extra})


def test_approving_leads_to_the_next_case_with_a_way_back(desk: Client) -> None:
    where = channel()
    (_, draft), (following, _) = drafted_case(where), drafted_case(where)
    response = send(desk, draft)
    assert (response.status_code, response["Location"]) == (303, f"/desk/{following.pk}/")
    html = desk.get(response["Location"]).content.decode()
    reply = Reply.objects.get()
    assert "Approved. Goes out to" in html
    assert f'action="/desk/reply/{reply.pk}/take-back/"' in html


def test_approving_the_last_one_leads_to_the_empty_desk(desk: Client) -> None:
    _, draft = drafted_case()
    assert send(desk, draft)["Location"] == "/desk/"


def test_the_filter_that_was_looked_at_is_kept(desk: Client) -> None:
    _, draft = drafted_case()
    assert send(desk, draft, view="unsure")["Location"] == "/desk/?view=unsure"


def test_the_text_is_sent_as_a_person_typed_it_with_plain_line_ends(desk: Client) -> None:
    _, draft = drafted_case()
    send(desk, draft, GOOD_REPLY.replace(". ", ".\r\n") + "\r\n")
    reply = Reply.objects.get()
    assert reply.text == GOOD_REPLY.replace(". ", ".\n")
    assert reply.approval.edited


def test_a_blocked_text_comes_back_with_what_to_put_right(desk: Client) -> None:
    _, draft = drafted_case()
    response = send(desk, draft, BLAMING_REPLY)
    html = response.content.decode()
    assert response.status_code == 422
    assert response["HX-Push-Url"] == "false"
    assert "Put right" in html
    assert str(escape(BLAMING_REPLY)) in html
    assert not Reply.objects.exists()


def test_a_manager_cannot_give_the_owners_word(desk: Client) -> None:
    _, draft = drafted_case()
    assert send(desk, draft, BLAMING_REPLY, owners_word="Trust me.").status_code == 422
    assert not Reply.objects.exists()


def test_an_owner_lets_it_pass_with_her_word_and_it_is_written_down(owners_desk: Client) -> None:
    _, draft = drafted_case()
    assert send(owners_desk, draft, BLAMING_REPLY, owners_word="She asked for it.").status_code == 303
    approval = Reply.objects.get().approval
    assert approval.owners_word == "She asked for it."
    assert approval.over


def test_the_slower_of_two_is_told_and_keeps_every_word(desk: Client, owners_desk: Client) -> None:
    _, draft = drafted_case()
    send(owners_desk, draft)
    mine = GOOD_REPLY + " It is my own wording."
    response = send(desk, draft, mine)
    assert response.status_code == 409
    html = response.content.decode()
    assert "approved already" in html
    assert str(escape(mine)) in html
    assert Reply.objects.count() == 1


def test_a_draft_of_another_case_cannot_be_approved_here(desk: Client) -> None:
    (case, _), (_, other) = drafted_case(), drafted_case()
    response = desk.post(f"/desk/{case.pk}/approve/", {"draft": other.pk, "text": GOOD_REPLY})
    assert response.status_code == 409
    assert not Reply.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "٣"])
def test_a_strange_draft_number_keeps_the_words(desk: Client, number: str) -> None:
    case, _ = drafted_case()
    response = desk.post(f"/desk/{case.pk}/approve/", {"draft": number, "text": "My words"})
    assert response.status_code == 409
    assert "My words" in response.content.decode()


def test_taking_back_returns_to_the_case_with_the_words(desk: Client) -> None:
    case, draft = drafted_case()
    send(desk, draft)
    reply = Reply.objects.get()
    response = desk.post(f"/desk/reply/{reply.pk}/take-back/")
    assert (response.status_code, response["Location"]) == (303, f"/desk/{case.pk}/")
    assert "Taken back." in desk.get(response["Location"]).content.decode()
    assert Reply.objects.get().state == ReplyState.TAKEN_BACK


def test_taking_back_too_late_says_so(desk: Client) -> None:
    case, draft = drafted_case()
    send(desk, draft)
    Reply.objects.update(state=ReplyState.SENDING)
    desk.post(f"/desk/reply/{Reply.objects.get().pk}/take-back/")
    assert "Too late to take it back" in desk.get(f"/desk/{case.pk}/").content.decode()


def test_a_case_is_closed_without_a_reply_for_a_reason_and_can_be_reopened(desk: Client) -> None:
    case, _ = drafted_case()
    response = desk.post(f"/desk/{case.pk}/no-reply/", {"reason": "Spam or a bot"})
    assert response.status_code == 303
    case.refresh_from_db()
    assert (case.state, case.closed_reason) == (CaseState.CLOSED, "Spam or a bot")
    assert desk.post(f"/desk/{case.pk}/reopen/")["Location"] == f"/desk/{case.pk}/"
    case.refresh_from_db()
    assert case.state == CaseState.OPEN


def test_own_words_are_the_better_reason(desk: Client) -> None:
    case, _ = drafted_case()
    desk.post(f"/desk/{case.pk}/no-reply/", {"reason": "Spam or a bot", "other": "Said sorry by phone"})
    case.refresh_from_db()
    assert case.closed_reason == "Said sorry by phone"


def test_no_reply_needs_a_reason(desk: Client) -> None:
    case, _ = drafted_case()
    assert desk.post(f"/desk/{case.pk}/no-reply/", {"reason": " "}).status_code == 422
    case.refresh_from_db()
    assert case.state == CaseState.OPEN


def by_hand(desk: Client) -> Reply:
    case, draft = drafted_case()
    Mention.objects.filter(case=case).update(reply_mode="by_hand", reply_reason="Reviews are answered there.")
    response = send(desk, draft)
    assert response["Location"] == f"/desk/{case.pk}/"
    return Reply.objects.get()


def test_a_reply_by_hand_stays_on_screen_until_its_address_is_recorded(desk: Client) -> None:
    reply = by_hand(desk)
    assert "Reviews are answered there." in desk.get(f"/desk/{reply.case_id}/").content.decode()
    response = desk.post(f"/desk/reply/{reply.pk}/by-hand/", {"link": "https://reviews.example/9"})
    assert response.status_code == 303
    reply.refresh_from_db()
    assert (reply.state, reply.permalink) == (ReplyState.POSTED, "https://reviews.example/9")


@pytest.mark.parametrize("link", ["", "nonsense", "javascript:alert(1)", "ftp://x.example/"])
def test_only_a_web_address_is_recorded(desk: Client, link: str) -> None:
    reply = by_hand(desk)
    assert desk.post(f"/desk/reply/{reply.pk}/by-hand/", {"link": link}).status_code == 422
    reply.refresh_from_db()
    assert reply.state == ReplyState.BY_HAND


@pytest.mark.parametrize(("stands", "state"), [("yes", ReplyState.POSTED), ("no", ReplyState.TAKEN_BACK)])
def test_a_person_settles_what_the_machine_could_not(desk: Client, stands: str, state: ReplyState) -> None:
    _, draft = drafted_case()
    send(desk, draft)
    Reply.objects.update(state=ReplyState.UNSURE)
    reply = Reply.objects.get()
    assert desk.post(f"/desk/reply/{reply.pk}/settle/", {"stands": stands, "link": ""}).status_code == 303
    reply.refresh_from_db()
    assert reply.state == state


def test_settling_twice_says_that_it_is_settled(desk: Client) -> None:
    _, draft = drafted_case()
    send(desk, draft)
    reply = Reply.objects.get()
    response = desk.post(f"/desk/reply/{reply.pk}/settle/", {"stands": "yes"})
    assert response.status_code == 409
    assert "settled already" in response.content.decode()


def test_checking_a_text_without_script_shows_the_page_with_it(desk: Client) -> None:
    case, draft = drafted_case()
    response = desk.post(f"/desk/{case.pk}/check/", {"draft": draft.pk, "text": BLAMING_REPLY})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Put right" in html
    assert f"{len(BLAMING_REPLY)} / 500" in html
    assert str(escape(BLAMING_REPLY)) + "</textarea>" in html


def test_checking_while_typing_brings_the_list_alone(desk: Client) -> None:
    case, draft = drafted_case()
    response = desk.post(f"/desk/{case.pk}/check/", {"draft": draft.pk, "text": "x" * 501, "part": "checks"})
    html = response.content.decode()
    assert html.startswith('<div id="checks"')
    assert 'class="length too-long"' in html


def test_words_that_no_list_holds_are_found_by_their_meaning_while_typing(desk: Client) -> None:
    case, draft = drafted_case()
    text = "I'm sorry. Every cup we pour comes with heart. I'll send another today. – Maya"
    form = {"draft": draft.pk, "text": text, "part": "checks"}
    html = desk.post(f"/desk/{case.pk}/check/", form).content.decode()
    assert "Every cup we pour comes with heart" in html
    assert "Anybody can say that they care" in html


def test_keys_are_switched_off_and_on_for_one_person(desk: Client, manager: User) -> None:
    case, _ = drafted_case()
    assert desk.post("/desk/keys/", {"case": case.pk})["Location"] == f"/desk/{case.pk}/"
    manager.refresh_from_db()
    assert not manager.keys
    assert 'data-keys="off"' in desk.get("/desk/").content.decode()
    assert desk.post("/desk/keys/", {"case": "//evil.example"})["Location"] == "/desk/"


@pytest.mark.parametrize("name", ["approve", "no-reply", "reopen", "check"])
def test_the_address_of_a_form_leads_to_the_case_when_it_is_reloaded(desk: Client, name: str) -> None:
    case, _ = drafted_case()
    response = desk.get(f"/desk/{case.pk}/{name}/")
    assert (response.status_code, response["Location"]) == (302, f"/desk/{case.pk}/")
    case.refresh_from_db()
    assert case.state == CaseState.OPEN


@pytest.mark.parametrize(
    "path", ["{case}/approve/", "{case}/no-reply/", "{case}/reopen/", "{case}/check/", "keys/"]
)
def test_a_post_without_the_token_changes_nothing(manager: User, path: str) -> None:
    case, draft = drafted_case()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(manager)
    response = strict.post(
        f"/desk/{path.format(case=case.pk)}", {"draft": draft.pk, "text": GOOD_REPLY, "reason": "x"}
    )
    assert response.status_code == 403
    assert not Reply.objects.exists()
    assert not AuditEntry.objects.exists()
    assert Case.objects.get().state == CaseState.OPEN


def test_the_outbox_shows_only_ones_own_replies(desk: Client, owners_desk: Client) -> None:
    _, draft = drafted_case()
    send(desk, draft)
    assert "Take back" in desk.get("/desk/outbox/").content.decode()
    assert "Take back" not in owners_desk.get("/desk/outbox/").content.decode()


def test_a_reply_that_has_just_arrived_is_said_to_have(desk: Client) -> None:
    _, draft = drafted_case()
    send(desk, draft)
    Reply.objects.update(state=ReplyState.POSTED, posted_at=NOW.replace(minute=5), external_id="9")
    assert "Posted to" in desk.get("/desk/outbox/").content.decode()


def test_what_was_posted_by_hand_is_not_said_to_have_arrived(desk: Client) -> None:
    reply = by_hand(desk)
    desk.post(f"/desk/reply/{reply.pk}/by-hand/", {"link": "https://reviews.example/9"})
    assert "Posted to" not in desk.get("/desk/outbox/").content.decode()


def test_an_empty_field_is_not_called_sound(desk: Client) -> None:
    case, draft = drafted_case()
    checked = desk.post(f"/desk/{case.pk}/check/", {"draft": draft.pk, "text": " ", "part": "checks"})
    html = checked.content.decode()
    assert "Nothing is written yet." in html
    assert "Nothing to put right." not in html


def test_the_key_that_takes_back_means_the_reply_that_was_approved_last(desk: Client) -> None:
    last = by_hand(desk)
    page = f"/desk/{last.case_id}/"
    assert "data-newest" in desk.get(page).content.decode()
    _, later = drafted_case()
    send(desk, later)
    html = desk.get(page).content.decode()
    assert "data-newest" not in html
    assert html.count('data-key="z"') == 2
