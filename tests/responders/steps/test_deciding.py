from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.domain.mention import ReplyAbility, ReplyMode
from monitor.models import Case
from monitor.models.case import CaseState, Outcome
from responders.domain.reply_states import ReplyState
from responders.models import Approval, Reply
from responders.models.draft import DraftState
from responders.people.models import AuditEntry, Role
from responders.steps import deciding
from responders.steps.deciding import Blocked, Stale
from tests import factories as make
from tests.factories import BLAMING_REPLY, GOOD_REPLY, NOW

pytestmark = pytest.mark.django_db


def test_an_approval_knows_its_person_its_text_and_whether_it_was_edited() -> None:
    case, draft = make.drafted_case()
    who = make.user()
    reply = deciding.approve(draft, user=who, text=GOOD_REPLY, now=NOW)
    approval = Approval.objects.get()
    assert (approval.user, approval.text_hash, approval.edited) == (who, deciding.text_hash(GOOD_REPLY), True)
    assert reply.send_after == NOW + timedelta(seconds=10)
    assert AuditEntry.objects.filter(user=who, deed="approve", subject=f"case:{case.pk}").exists()


def test_the_machines_own_draft_can_be_approved_as_it_is() -> None:
    _, draft = make.drafted_case()
    deciding.approve(draft, user=make.user(), text=draft.text, now=NOW)
    assert not Approval.objects.get().edited


def test_a_blocking_check_stops_a_manager() -> None:
    _, draft = make.drafted_case()
    with pytest.raises(Blocked) as stop:
        deciding.approve(draft, user=make.user(), text=BLAMING_REPLY, now=NOW, owners_word="I want it")
    assert {"conditional-apology", "blame"} <= {finding.code for finding in stop.value.findings}
    assert Reply.objects.count() == 0


def test_the_owners_word_lets_it_pass_and_is_kept() -> None:
    _, draft = make.drafted_case()
    owner = make.user(Role.OWNER)
    with pytest.raises(Blocked):
        deciding.approve(draft, user=owner, text=BLAMING_REPLY, now=NOW)
    deciding.approve(draft, user=owner, text=BLAMING_REPLY, now=NOW, owners_word="Agreed with her by phone.")
    approval = Approval.objects.get()
    assert approval.owners_word == "Agreed with her by phone."
    assert "blame" in approval.over


def test_the_second_approval_hears_that_it_was_done() -> None:
    _, draft = make.drafted_case()
    deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    with pytest.raises(Stale, match="approved already"):
        deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)


def test_another_variant_of_the_same_case_is_not_approved_as_well() -> None:
    case, draft = make.drafted_case()
    other = case.drafts.exclude(pk=draft.pk).first()
    assert other is not None
    deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    with pytest.raises(Stale):
        deciding.approve(other, user=make.user(), text=other.text, now=NOW)


def test_a_customer_who_has_said_more_is_read_first() -> None:
    case, draft = make.drafted_case()
    Case.objects.filter(pk=case.pk).update(version=2)
    with pytest.raises(Stale, match="something new"):
        deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)


@pytest.mark.parametrize("text", ["", "  \r\n "])
def test_nothing_is_not_a_reply(text: str) -> None:
    _, draft = make.drafted_case()
    with pytest.raises(Stale, match="nothing to send"):
        deciding.approve(draft, user=make.user(), text=text, now=NOW)


def test_taken_back_it_can_be_approved_again() -> None:
    _, draft = make.drafted_case()
    reply = deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    deciding.take_back(reply, user=make.user(), now=NOW)
    draft.refresh_from_db()
    assert draft.state == DraftState.PROPOSED
    again = deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    assert again.intent != reply.intent


def test_what_is_being_sent_is_too_late_to_take_back() -> None:
    _, draft = make.drafted_case()
    reply = deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    Reply.objects.update(state=ReplyState.SENDING)
    with pytest.raises(Stale, match="Too late"):
        deciding.take_back(reply, user=make.user(), now=NOW)


def test_no_reply_needed_closes_with_its_reason_and_can_be_undone() -> None:
    case, _ = make.drafted_case()
    deciding.no_reply_needed(case, user=make.user(), reason="Not about us", now=NOW)
    case.refresh_from_db()
    assert (case.state, case.outcome, case.closed_reason) == (
        CaseState.CLOSED,
        Outcome.NO_REPLY,
        "Not about us",
    )
    deciding.reopen(case, user=make.user(), now=NOW)
    case.refresh_from_db()
    assert (case.state, case.handled_version < case.version) == (CaseState.OPEN, True)


def test_a_case_with_a_reply_on_its_way_is_not_closed() -> None:
    case, draft = make.drafted_case()
    deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    with pytest.raises(Stale, match="on its way"):
        deciding.no_reply_needed(case, user=make.user(), reason="x", now=NOW)


def test_a_post_that_cannot_be_answered_by_api_is_answered_by_hand() -> None:
    from monitor.models import Mention

    case, draft = make.drafted_case()
    Mention.objects.update(reply_mode=ReplyAbility(mode=ReplyMode.BY_HAND).mode)
    draft.refresh_from_db()
    reply = deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    assert reply.state == ReplyState.BY_HAND
    deciding.posted_by_hand(reply, user=make.user(), link="https://example.org/1", now=NOW)
    case.refresh_from_db()
    reply.refresh_from_db()
    assert (reply.state, case.state) == (ReplyState.POSTED, CaseState.ANSWERED)
    with pytest.raises(Stale):
        deciding.posted_by_hand(reply, user=make.user(), link="", now=NOW)


@pytest.mark.parametrize("stands", [True, False])
def test_a_person_settles_what_is_unsure(stands: bool) -> None:  # noqa: FBT001
    case, draft = make.drafted_case()
    reply = deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
    Reply.objects.update(state=ReplyState.UNSURE)
    deciding.settle_unsure(reply, user=make.user(), stands=stands, now=NOW)
    reply.refresh_from_db()
    draft.refresh_from_db()
    case.refresh_from_db()
    if stands:
        assert (reply.state, case.state) == (ReplyState.POSTED, CaseState.ANSWERED)
    else:
        assert (reply.state, draft.state) == (ReplyState.TAKEN_BACK, DraftState.PROPOSED)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"reply_mode": ReplyMode.NONE}, "can't be answered"), ({"deleted_at": NOW}, "deleted this post")],
)
def test_what_cannot_be_answered_is_not_approved(change: dict[str, object], words: str) -> None:
    from monitor.models import Mention

    _, draft = make.drafted_case()
    Mention.objects.update(**change)
    draft.refresh_from_db()
    with pytest.raises(Stale, match=words):
        deciding.approve(draft, user=make.user(), text=GOOD_REPLY, now=NOW)
