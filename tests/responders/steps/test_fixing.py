from __future__ import annotations

import re
from datetime import timedelta

import pytest

from monitor.domain.labelling import judgement
from monitor.domain.reading import PERSON, Kind, Topic
from monitor.models import Case, Label, Mention, Reading
from monitor.models.learning import LabelSource
from responders.domain.reply_states import ReplyState
from responders.models import Draft, Reply
from responders.models.draft import DraftState
from responders.people.models import AuditEntry
from responders.steps import deciding, draft, fixing
from tests import factories as make
from tests.factories import GOOD_REPLY, NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)
QUESTION = judgement(Kind.QUESTION, topics=[Topic.DELIVERY])


def test_a_fix_is_on_record_with_what_was_said_before() -> None:
    _, first = make.drafted_case()
    person = make.user()
    fixing.fix(first.mention, judgement(Kind.PRAISE), user=person, now=NOW)
    fixing.fix(first.mention, QUESTION, user=person, now=LATER)
    entry = AuditEntry.objects.get(deed="fix_reading", at=LATER)
    assert (entry.user, entry.subject) == (person, f"mention:{first.mention_id}")
    assert entry.detail["said"]["kind"] == "question"
    assert entry.detail["before"]["kind"] == "praise"
    assert entry.detail["machine"]["kind"] == "complaint"


def test_the_drafts_are_written_anew_for_what_the_person_said() -> None:
    case, first = make.drafted_case(text="Thanks for the teapot, it came broken.")
    fixing.fix(first.mention, judgement(Kind.COMPLAINT, topics=[Topic.DEFECT]), user=make.user(), now=LATER)
    assert draft.run(LATER) == 1
    first.refresh_from_db()
    assert first.state == DraftState.SUPERSEDED
    again = Draft.objects.get(case=case, state=DraftState.PROPOSED, variant=1)
    assert re.search("sorry|apolog", again.text.lower())


def test_a_persons_complaint_gets_a_complaints_draft_whatever_its_words_look_like() -> None:
    case, first = make.drafted_case(text="Thanks, use code SAVE10 they said. Rubbish.")
    fixing.fix(first.mention, judgement(Kind.COMPLAINT, topics=[Topic.PRICE]), user=make.user(), now=LATER)
    draft.run(LATER)
    again = Draft.objects.get(case=case, state=DraftState.PROPOSED, variant=1)
    assert re.search("sorry|apolog", again.text.lower())


def test_a_reply_on_its_way_is_not_held_up_by_a_fix() -> None:
    case, first = make.drafted_case()
    reply = deciding.approve(first, user=make.user(), text=GOOD_REPLY, now=NOW)
    fixing.fix(first.mention, QUESTION, user=make.user(), now=LATER)
    case.refresh_from_db()
    assert (case.kind, case.version) == ("question", reply.case_version)


def test_words_of_a_person_that_came_back_are_kept_with_their_drafts() -> None:
    case, first = make.drafted_case()
    who = make.user()
    reply = deciding.approve(first, user=who, text=GOOD_REPLY, now=NOW)
    deciding.take_back(reply, user=who, now=NOW)
    fixing.fix(first.mention, QUESTION, user=who, now=LATER)
    case.refresh_from_db()
    assert case.version == first.case_version


def test_a_draft_that_came_back_as_it_was_makes_way_for_new_ones() -> None:
    case, first = make.drafted_case()
    who = make.user()
    reply = deciding.approve(first, user=who, text=first.text, now=NOW)
    deciding.take_back(reply, user=who, now=NOW)
    fixing.fix(first.mention, QUESTION, user=who, now=LATER)
    case.refresh_from_db()
    assert case.version == first.case_version + 1


def test_approving_a_draft_as_it_is_agrees_with_the_reading() -> None:
    _, first = make.drafted_case()
    who = make.user()
    deciding.approve(first, user=who, text=first.text, now=LATER)
    label = Label.objects.get()
    assert (label.mention, label.source, label.labelled_by) == (first.mention, LabelSource.APPROVED, who)


def test_approving_other_words_says_nothing_of_the_reading() -> None:
    _, first = make.drafted_case()
    deciding.approve(first, user=make.user(), text=GOOD_REPLY, now=LATER)
    assert not Label.objects.exists()


def test_approving_after_a_fix_leaves_the_fix() -> None:
    case, first = make.drafted_case()
    fixing.fix(first.mention, judgement(Kind.COMPLAINT, topics=[Topic.STAFF]), user=make.user(), now=NOW)
    draft.run(LATER)
    again = Draft.objects.get(case=case, state=DraftState.PROPOSED, variant=1)
    deciding.approve(again, user=make.user(), text=again.text, now=LATER)
    assert Label.objects.get().source == LabelSource.CORRECTED


def test_taking_an_approval_back_takes_the_agreement_back() -> None:
    _, first = make.drafted_case()
    who = make.user()
    reply = deciding.approve(first, user=who, text=first.text, now=LATER)
    deciding.take_back(reply, user=who, now=LATER)
    assert not Label.objects.exists()
    assert Reply.objects.get().state == ReplyState.TAKEN_BACK


def test_an_approval_that_does_not_take_effect_labels_nothing() -> None:
    case, first = make.drafted_case()
    Case.objects.filter(pk=case.pk).update(version=9)
    with pytest.raises(deciding.Stale):
        deciding.approve(first, user=make.user(), text=first.text, now=LATER)
    assert not Label.objects.exists()


def test_closing_as_not_about_us_says_so_of_all_that_the_customer_said() -> None:
    case, _ = make.drafted_case()
    deciding.no_reply_needed(case, user=make.user(), reason=deciding.NOT_ABOUT_US, now=LATER)
    case.refresh_from_db()
    assert (case.state, case.kind) == ("closed", "other")
    assert list(Label.objects.values_list("mention", "source")) == [
        (Mention.objects.get().pk, "not_about_us")
    ]


@pytest.mark.parametrize("reason", ["Spam or a bot", "not about us, I think"])
def test_other_reasons_teach_nothing(reason: str) -> None:
    case, _ = make.drafted_case()
    deciding.no_reply_needed(case, user=make.user(), reason=reason, now=LATER)
    assert not Label.objects.exists()


def test_a_case_that_cannot_be_closed_is_not_labelled() -> None:
    case, _ = make.drafted_case()
    Case.objects.filter(pk=case.pk).update(state="closed", closed_at=NOW)
    with pytest.raises(deciding.Stale):
        deciding.no_reply_needed(case, user=make.user(), reason=deciding.NOT_ABOUT_US, now=LATER)
    assert not Reading.objects.filter(model_version=PERSON).exists()


def test_a_reply_taken_back_after_a_fix_makes_way_for_drafts_that_fit() -> None:
    case, first = make.drafted_case(text="Thanks for the teapot, it came broken.")
    who = make.user()
    reply = deciding.approve(first, user=who, text=first.text, now=NOW)
    fixing.fix(first.mention, judgement(Kind.COMPLAINT, topics=[Topic.DEFECT]), user=who, now=LATER)
    deciding.take_back(reply, user=who, now=LATER)
    assert draft.run(LATER) == 1
    assert re.search(
        "sorry|apolog", Draft.objects.get(case=case, state=DraftState.PROPOSED, variant=1).text.lower()
    )


def test_words_of_a_person_stand_again_with_their_drafts_also_after_a_fix() -> None:
    _, first = make.drafted_case()
    who = make.user()
    reply = deciding.approve(first, user=who, text=GOOD_REPLY, now=NOW)
    fixing.fix(first.mention, QUESTION, user=who, now=LATER)
    deciding.take_back(reply, user=who, now=LATER)
    first.refresh_from_db()
    assert (first.state, draft.run(LATER)) == (DraftState.PROPOSED, 0)
