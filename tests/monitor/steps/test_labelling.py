from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.domain.labelling import HowBad, judgement
from monitor.domain.mention import IncomingMention
from monitor.domain.reading import PERSON, Kind, Risk, Topic
from monitor.models import Alert, Case, Channel, Label, Mention, Reading
from monitor.models.case import CaseState, Outcome
from monitor.models.learning import LabelSource
from monitor.models.mention import MentionState
from monitor.steps import erasing, file_cases, labelling, read
from monitor.steps.current import current_reading
from monitor.steps.keeping import keep_now
from monitor.steps.labelling import CannotLabelError
from tests import factories as make
from tests.factories import NOW, ScriptedReader

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=5)
BILLING = judgement(Kind.COMPLAINT, topics=[Topic.BILLING])


def take_in(*posts: IncomingMention, where: Channel | None = None) -> list[Mention]:
    where = where or make.channel()
    keep_now(posts, channel=where, now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    return list(Mention.objects.order_by("pk"))


def case_of(mention: Mention) -> Case:
    return Case.objects.get(mentions=mention)


def test_a_correction_is_kept_with_what_the_machine_had_said() -> None:
    (mention,) = take_in(make.incoming("Thanks, charged twice."))
    person = make.user()
    labelling.correct(mention, BILLING, by=person, now=LATER)
    label = Label.objects.get()
    assert (label.kind, label.topics, label.severity) == ("complaint", ["billing"], 0.4)
    assert (label.source, label.labelled_by, label.labelled_at) == (LabelSource.CORRECTED, person, LATER)
    assert (label.said_kind, label.said_confidence, label.said_version) == ("praise", 0.9, "scripted-1")
    assert label.brand == mention.channel.brand


def test_a_persons_word_is_the_reading_that_stands_also_when_the_machine_reads_again() -> None:
    (mention,) = take_in(make.incoming("Thanks, charged twice."))
    labelling.correct(mention, BILLING, by=None, now=LATER)
    again = read.as_row(mention, make.reading(Kind.PRAISE), "scripted-2", LATER + timedelta(days=1))
    again.save()
    row = current_reading(mention)
    assert row is not None
    assert (row.kind, row.confidence, row.model_version, row.evidence) == ("complaint", 1.0, PERSON, [])


def test_the_case_takes_what_the_person_said_and_is_drafted_again() -> None:
    (mention,) = take_in(make.incoming("Thanks, charged twice."))
    before = case_of(mention)
    labelling.correct(mention, BILLING, by=None, now=LATER)
    case = case_of(mention)
    assert (case.kind, case.topics, case.unsure, case.severity) == ("complaint", ["billing"], False, 0.4)
    assert case.priority > before.priority
    assert case.version == before.version + 1
    assert case.due_at == before.due_at


def test_the_other_words_of_the_customer_still_count() -> None:
    first = make.incoming("The lid hurt my hand.", external_id="a", thread_id="a")
    second = make.incoming("It broke.", author=first.author, thread_id="a", external_id="b")
    _, last = take_in(first, second)
    labelling.correct(last, judgement(Kind.PRAISE), by=None, now=LATER)
    case = case_of(last)
    assert (case.kind, case.risks, case.escalate, case.severity) == ("complaint", ["injury"], True, 0.95)


def test_a_case_that_turns_out_to_be_nothing_stays_open_for_a_person() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.correct(mention, judgement(Kind.OTHER), by=None, now=LATER)
    case = case_of(mention)
    assert (case.state, case.kind, case.severity) == (CaseState.OPEN, "other", 0.0)


def test_drafts_stay_where_they_must() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.correct(mention, BILLING, by=None, now=LATER, may_draft=lambda _case: False)
    case = case_of(mention)
    assert (case.topics, case.version) == (["billing"], 1)


def test_what_was_set_aside_gets_its_case() -> None:
    (mention,) = take_in(make.incoming("Lovely weather for a queue."))
    assert mention.state == MentionState.SET_ASIDE
    labelling.correct(mention, judgement(Kind.COMPLAINT, topics=[Topic.WAITING]), by=None, now=LATER)
    mention.refresh_from_db()
    assert mention.state == MentionState.FILED
    assert (case_of(mention).kind, case_of(mention).topics) == ("complaint", ["waiting"])


def test_what_was_set_aside_rightly_stays_so() -> None:
    (mention,) = take_in(make.incoming("Lovely weather."))
    labelling.correct(mention, judgement(Kind.OTHER), by=None, now=LATER)
    assert not Case.objects.exists()


def test_the_owner_hears_of_what_a_person_finds_that_must_not_wait() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    threat = judgement(Kind.COMPLAINT, risks=[Risk.LEGAL])
    labelling.correct(mention, threat, by=None, now=LATER)
    labelling.correct(mention, threat, by=None, now=LATER)
    assert Alert.objects.filter(case=case_of(mention)).count() == 1


def answered(text: str) -> Mention:
    first = make.incoming("It broke.", external_id="a", thread_id="a")
    where = make.channel()
    take_in(first, where=where)
    Case.objects.update(state=CaseState.ANSWERED, answered_at=NOW)
    back = make.incoming(text, author=first.author, thread_id="a", external_id="b", created_at=LATER)
    return take_in(back, where=where)[-1]


def test_thanks_that_were_meant_bitterly_open_the_case_again_at_the_top() -> None:
    mention = answered("Thanks for nothing.")
    assert case_of(mention).outcome == Outcome.RECOVERED
    labelling.correct(mention, BILLING, by=None, now=LATER)
    case = case_of(mention)
    assert (case.state, case.outcome, case.closed_at, case.reopened) == (
        CaseState.OPEN,
        "still_unhappy",
        None,
        1,
    )
    assert case.due_at == LATER + timedelta(hours=2)
    assert case.priority > 100


def test_praise_that_was_taken_for_anger_leaves_the_top_and_stays_open() -> None:
    mention = answered("Broke the ice with you.")
    assert case_of(mention).outcome == Outcome.UNHAPPY
    labelling.correct(mention, judgement(Kind.PRAISE), by=None, now=LATER)
    case = case_of(mention)
    assert (case.state, case.outcome) == (CaseState.OPEN, Outcome.NONE)
    assert case.priority < 100


def test_what_a_person_has_closed_stays_closed() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    Case.objects.update(state=CaseState.CLOSED, outcome=Outcome.NO_REPLY, closed_at=NOW)
    labelling.correct(mention, BILLING, by=None, now=LATER)
    assert (case_of(mention).state, case_of(mention).topics) == (CaseState.CLOSED, ["billing"])


def test_the_later_of_two_corrections_stands() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.correct(mention, judgement(Kind.PRAISE), by=None, now=NOW)
    labelling.correct(mention, BILLING, by=None, now=LATER)
    assert (Label.objects.get().kind, Label.objects.get().said_kind) == ("complaint", "complaint")
    assert Reading.objects.filter(model_version=PERSON).count() == 1


def test_an_approval_agrees_with_the_reading_and_moves_nothing() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    evidence = [{"words": "broke", "start": 3, "end": 8, "weight": 1.0, "toward": "defect"}]
    Reading.objects.update(evidence=evidence)
    label = labelling.agree(mention, by=None, now=LATER)
    assert label is not None
    assert (label.source, label.kind, label.said_kind) == (LabelSource.APPROVED, "complaint", "complaint")
    assert case_of(mention).version == 1
    assert Reading.objects.get(model_version=PERSON).evidence == evidence


def test_an_approval_never_overwrites_a_correction() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.correct(mention, BILLING, by=None, now=NOW)
    assert labelling.agree(mention, by=None, now=LATER) is None
    assert Label.objects.get().source == LabelSource.CORRECTED


def test_an_approval_of_an_unsure_reading_says_nothing() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    Reading.objects.update(confidence=0.5)
    assert labelling.agree(mention, by=None, now=LATER) is None
    assert not Label.objects.exists()


def test_an_approval_that_was_taken_back_is_forgotten_and_a_correction_is_not() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.agree(mention, by=None, now=NOW)
    labelling.withdraw(mention.pk, agreed_at=NOW)
    assert not Label.objects.exists()
    assert not Reading.objects.filter(model_version=PERSON).exists()
    labelling.correct(mention, BILLING, by=None, now=NOW)
    labelling.withdraw(mention.pk, agreed_at=NOW)
    assert Reading.objects.filter(model_version=PERSON).exists()


def test_not_about_us_is_a_label_of_its_own() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.not_about_us(mention, by=None, now=LATER)
    assert (Label.objects.get().source, Label.objects.get().kind) == ("not_about_us", "other")
    assert (case_of(mention).kind, case_of(mention).version) == ("other", 1)


def test_an_edit_by_its_author_is_read_by_the_machine_and_the_label_stays_with_the_old_words() -> None:
    where = make.channel()
    post = make.incoming("It broke.", external_id="a")
    (mention,) = take_in(post, where=where)
    labelling.correct(mention, judgement(Kind.PRAISE), by=None, now=LATER)
    assert labelling.teaching(where.brand).count() == 1
    edited = make.incoming("It broke twice.", external_id="a", author=post.author, version="2")
    take_in(edited, where=where)
    mention.refresh_from_db()
    row = current_reading(mention)
    assert row is not None
    assert (row.kind, row.model_version) == ("complaint", "scripted-1")
    assert Label.objects.get().mention_version == "1"
    assert not labelling.teaching(where.brand).exists()
    # Who answers the new words agrees with their reading, whatever was said of the old ones.
    assert labelling.agree(mention, by=None, now=LATER) is not None


def test_words_that_changed_under_the_form_are_not_labelled() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    Mention.objects.update(version="2")
    with pytest.raises(CannotLabelError, match="changed"):
        labelling.correct(mention, BILLING, by=None, now=LATER)
    assert not Label.objects.exists()


def test_what_was_erased_teaches_nothing_and_cannot_be_labelled() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.correct(mention, BILLING, by=None, now=LATER)
    erasing.erase([mention.pk], now=LATER)
    assert not labelling.teaching(mention.channel.brand).exists()
    with pytest.raises(CannotLabelError, match="not here"):
        labelling.correct(mention, BILLING, by=None, now=LATER)


def test_a_label_outlives_the_account_of_the_person_who_gave_it() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    person = make.user()
    labelling.correct(mention, BILLING, by=person, now=LATER)
    person.delete()
    assert Label.objects.get().labelled_by is None


def test_a_grave_word_of_a_person_presses_more_than_an_ordinary_one() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    before = case_of(mention).priority
    labelling.correct(mention, judgement(Kind.COMPLAINT, how_bad=HowBad.GRAVE), by=None, now=LATER)
    assert case_of(mention).priority > before + 200


def test_what_the_machine_said_first_is_kept_whatever_it_learns_from_the_label() -> None:
    (mention,) = take_in(make.incoming("It broke."))
    labelling.correct(mention, judgement(Kind.PRAISE), by=None, now=NOW)
    read.as_row(mention, make.reading(Kind.PRAISE), "scripted-1+learnt", LATER).save()
    labelling.correct(mention, judgement(Kind.PRAISE, topics=[Topic.STAFF]), by=None, now=LATER)
    label = Label.objects.get()
    assert (label.topics, label.said_kind, label.said_version) == (["staff"], "complaint", "scripted-1")
