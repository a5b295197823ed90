from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from monitor.models import Case, Mail
from responders.models import Draft, OwnersQuestion, QuestionState, Reply
from responders.people.models import AuditEntry, Role, User
from responders.steps import deciding, forget
from tests import factories as make
from tests.factories import BLAMING_REPLY, GOOD_REPLY, NOW

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
WHY = "She is right about the <courier>, and a friend of the shop"


def signed_in(role: Role, name: str) -> tuple[Client, User]:
    user = make.user(role, first_name=name)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client, user


@pytest.fixture
def maya() -> Client:
    return signed_in(Role.MANAGER, "Maya")[0]


@pytest.fixture
def ruth() -> Client:
    return signed_in(Role.OWNER, "Ruth")[0]


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def ask(client: Client, case: Case, draft: Draft, **changes: str) -> Any:
    form = {"draft": str(draft.pk), "text": BLAMING_REPLY, "why": WHY} | changes
    return client.post(f"/desk/{case.pk}/ask-owner/", form, follow=True)


def test_a_blocked_text_goes_to_the_owner_with_a_line_of_why(maya: Client, ruth: Client) -> None:
    case, draft = make.drafted_case()
    refused = maya.post(f"/desk/{case.pk}/approve/", {"draft": draft.pk, "text": BLAMING_REPLY})
    assert f'formaction="/desk/{case.pk}/ask-owner/"' in refused.content.decode()
    answer = ask(maya, case, draft)
    assert answer.redirect_chain == [(f"/desk/{case.pk}/", 303)]
    question = OwnersQuestion.objects.get()
    assert (question.text, question.why, question.state) == (BLAMING_REPLY, WHY, QuestionState.OPEN)
    assert {"blame", "conditional-apology"} <= set(question.stopped)
    assert AuditEntry.objects.filter(deed="ask_owner", subject=f"case:{case.pk}").exists()
    assert "You asked the owner" in words(answer.content)
    # The owner sees it with the text in the field, and can answer.
    page = ruth.get(f"/desk/{case.pk}/")
    assert "Maya asks you to let this pass" in words(page.content)
    field = re.search(r'<textarea id="text".*?</textarea>', page.content.decode(), re.DOTALL)
    assert field is not None
    assert "the courier broke your teapot" in field[0]
    assert 'name="owners_word"' in page.content.decode()


def test_the_owner_gets_a_mail_with_the_reply_and_without_the_post(maya: Client) -> None:
    case, draft = make.drafted_case(text="My teapot from Aunt Agatha came broken.")
    ask(maya, case, draft)
    mail = Mail.objects.get(subject__contains="needs your word")
    assert mail.to == "owner@example.com"
    assert mail.subject == "Maya needs your word on a reply"
    assert f"/desk/{case.pk}/" in mail.text
    assert f"> {WHY}" in mail.text
    assert "&lt;courier&gt;" in mail.html
    assert "<courier>" not in mail.html
    assert "the courier broke your teapot" in mail.html
    assert "> " + BLAMING_REPLY.splitlines()[0] in mail.text
    assert "Agatha" not in mail.text + mail.html
    assert "Blame:" in mail.text


def test_the_owners_approval_answers_it_and_the_manager_sees_the_word(maya: Client, ruth: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    form = {"draft": draft.pk, "text": BLAMING_REPLY, "owners_word": "I rang her, it is fine"}
    ruth.post(f"/desk/{case.pk}/approve/", form)
    question = OwnersQuestion.objects.get()
    assert question.state == QuestionState.APPROVED
    assert question.reply == Reply.objects.get()
    assert question.word == "I rang her, it is fine"
    page = words(maya.get(f"/desk/{case.pk}/").content)
    assert "Ruth let it go out. “I rang her, it is fine”" in page


def test_an_owner_who_changes_the_text_answers_it_as_well(maya: Client, ruth: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    ruth.post(f"/desk/{case.pk}/approve/", {"draft": draft.pk, "text": GOOD_REPLY})
    assert OwnersQuestion.objects.get().state == QuestionState.APPROVED
    assert "Ruth let it go out, with changes." in words(maya.get(f"/desk/{case.pk}/").content)


def test_an_owner_can_give_a_word_to_what_does_not_stop_an_owner(maya: Client, ruth: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    OwnersQuestion.objects.update(text=GOOD_REPLY)
    assert 'name="owners_word"' in ruth.get(f"/desk/{case.pk}/").content.decode()
    form = {"draft": draft.pk, "text": GOOD_REPLY, "owners_word": "Gladly"}
    part = ruth.post(f"/desk/{case.pk}/check/", form | {"part": "checks"})
    assert 'value="Gladly"' in part.content.decode()
    ruth.post(f"/desk/{case.pk}/approve/", form)
    assert OwnersQuestion.objects.get().word == "Gladly"
    assert Reply.objects.get().approval.owners_word == ""
    assert "Ruth let it go out. “Gladly”" in words(maya.get(f"/desk/{case.pk}/").content)


def test_the_owners_no_is_seen_with_its_word_and_the_text_is_kept(maya: Client, ruth: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    question = OwnersQuestion.objects.get()
    silent = ruth.post(f"/desk/question/{question.pk}/decline/", {"decline_word": " "})
    assert silent.status_code == 422
    assert OwnersQuestion.objects.get().state == QuestionState.OPEN
    ruth.post(f"/desk/question/{question.pk}/decline/", {"decline_word": "Own it, <please>"}, follow=True)
    question.refresh_from_db()
    assert (question.state, question.word) == (QuestionState.DECLINED, "Own it, <please>")
    page = maya.get(f"/desk/{case.pk}/").content.decode()
    assert "“Own it, &lt;please&gt;”" in page
    assert "the courier broke your teapot" in page
    assert not Reply.objects.exists()
    again = ruth.post(f"/desk/question/{question.pk}/decline/", {"decline_word": "No"})
    assert "answered already" in words(again.content)


def test_a_manager_cannot_answer_a_question(maya: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    question = OwnersQuestion.objects.get()
    answer = maya.post(f"/desk/question/{question.pk}/decline/", {"decline_word": "No"})
    assert "Only an owner can answer this." in words(answer.content)
    assert OwnersQuestion.objects.get().state == QuestionState.OPEN


def test_without_a_why_nothing_is_asked_and_every_word_is_kept(maya: Client) -> None:
    case, draft = make.drafted_case()
    answer = ask(maya, case, draft, why="  ")
    assert answer.status_code == 422
    assert "Say in a line why" in words(answer.content)
    assert "the courier broke your teapot" in answer.content.decode()
    assert not OwnersQuestion.objects.exists()
    assert not Mail.objects.exists()


def test_what_nothing_stops_is_not_asked(maya: Client) -> None:
    case, draft = make.drafted_case()
    answer = ask(maya, case, draft, text=GOOD_REPLY)
    assert answer.status_code == 422
    assert "Nothing stops this reply" in words(answer.content)
    assert not OwnersQuestion.objects.exists()


def test_asking_again_takes_the_place_of_the_first_question(maya: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    ask(maya, case, draft, why="Another reason")
    states = list(OwnersQuestion.objects.order_by("pk").values_list("state", flat=True))
    assert states == [QuestionState.PASSED, QuestionState.OPEN]


def test_the_database_holds_one_open_question_a_case(maya: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    twin = OwnersQuestion.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_another_reply_or_a_closed_case_overtakes_the_question(maya: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    assert OwnersQuestion.objects.get().state == QuestionState.PASSED
    other, draft = make.drafted_case()
    ask(maya, other, draft)
    deciding.no_reply_needed(other, user=make.user(), reason="Spam", now=NOW)
    assert OwnersQuestion.objects.get(case=other).state == QuestionState.PASSED


def test_when_the_customer_has_said_more_the_question_is_about_the_past(maya: Client, ruth: Client) -> None:
    case, draft = make.drafted_case()
    ask(maya, case, draft)
    Case.objects.filter(pk=case.pk).update(version=2)
    assert "asks you" not in words(ruth.get(f"/desk/{case.pk}/").content)
    assert ask(maya, case, draft).status_code == 422


def test_the_words_asked_about_go_with_the_post(maya: Client) -> None:
    from monitor.models import Mention

    case, draft = make.drafted_case()
    ask(maya, case, draft)
    Mention.objects.update(deleted_at=NOW, text="")
    forget.run(NOW)
    question = OwnersQuestion.objects.get()
    assert (question.text, question.state) == ("", QuestionState.PASSED)


def test_signs_stand_at_the_case_for_the_desk(maya: Client) -> None:
    where = make.channel()
    case, draft = make.drafted_case(where)
    deciding.approve(
        draft, user=make.user(Role.OWNER), text=GOOD_REPLY + " A refund too.", now=NOW, owners_word="x"
    )
    other, _ = make.drafted_case(where, text="My pot came broken.")
    assert "Worth a look" not in words(maya.get(f"/desk/{other.pk}/").content)
    Case.objects.filter(pk=other.pk).update(customer=case.customer)
    second = other.drafts.get(variant=1)
    deciding.approve(
        second, user=make.user(Role.OWNER), text=GOOD_REPLY + " A voucher too.", now=NOW, owners_word="x"
    )
    page = words(maya.get(f"/desk/{other.pk}/").content)
    assert "Worth a look" in page
    assert "promised to this customer twice in the last 90 days" in page


def test_the_other_variants_can_still_be_looked_at(maya: Client) -> None:
    case, draft = make.drafted_case()
    other = case.drafts.exclude(pk=draft.pk).order_by("variant").first()
    assert other is not None
    ask(maya, case, other)

    def field(address: str) -> str:
        found = re.search(r'<textarea id="text".*?</textarea>', maya.get(address).content.decode(), re.DOTALL)
        assert found is not None
        return found[0]

    assert "the courier broke your teapot" in field(f"/desk/{case.pk}/")
    assert "the courier broke your teapot" not in field(f"/desk/{case.pk}/?variant=1")


def test_the_queue_shows_what_waits_for_the_owner(maya: Client, ruth: Client) -> None:
    case, draft = make.drafted_case()
    assert "Waiting for your word" not in words(ruth.get("/desk/").content)
    ask(maya, case, draft)
    for client in (maya, ruth):
        assert "asks the owner" in words(client.get("/desk/").content)
    page = ruth.get("/desk/").content.decode()
    assert f'Waiting for your word: <a href="/desk/{case.pk}/"><bdi>Maya</bdi> asks</a>' in page
    assert "Waiting for your word" not in words(maya.get("/desk/").content)
