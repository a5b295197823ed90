from __future__ import annotations

import pytest

from monitor.domain.labelling import NOT_ABOUT_US, SEVERITY, HowBad, agreed, how_bad, judgement
from monitor.domain.reading import PERSON, Kind, Risk, Topic
from tests.factories import reading


def test_a_persons_word_is_certain_and_known_as_theirs() -> None:
    said = judgement(Kind.PRAISE).as_reading(language="en")
    assert (said.confidence, said.model_version, said.by_person, said.unsure) == (1.0, PERSON, True, False)
    assert said.probabilities == {"complaint": 0.0, "praise": 1.0, "question": 0.0, "other": 0.0}


@pytest.mark.parametrize(
    ("kind", "risks", "severity"),
    [
        (Kind.COMPLAINT, [], 0.6),
        (Kind.PRAISE, [], 0.0),
        (Kind.QUESTION, [], 0.0),
        (Kind.OTHER, [], 0.0),
        (Kind.OTHER, [Risk.SELF_HARM], 0.6),
    ],
)
def test_how_bad_counts_for_complaints_and_dangers(kind: Kind, risks: list[Risk], severity: float) -> None:
    assert judgement(kind, how_bad=HowBad.STRONG, risks=risks).severity == severity


@pytest.mark.parametrize(
    ("step", "risks", "now"),
    [
        (HowBad.STRONG, [], False),
        (HowBad.STRONG, [Risk.LEAVING], False),
        (HowBad.NIGGLE, [Risk.LEGAL], True),
        (HowBad.GRAVE, [], True),
    ],
)
def test_a_grave_complaint_and_every_danger_but_leaving_must_not_wait(
    step: HowBad,
    risks: list[Risk],
    now: bool,  # noqa: FBT001
) -> None:
    assert judgement(Kind.COMPLAINT, how_bad=step, risks=risks).escalate is now


def test_a_question_asks() -> None:
    assert judgement(Kind.QUESTION).asks_question
    assert not judgement(Kind.COMPLAINT).asks_question


@pytest.mark.parametrize(
    ("chosen", "topics"),
    [
        ([], (Topic.OTHER,)),
        ([Topic.OTHER, Topic.STAFF], (Topic.STAFF,)),
        ([Topic.STAFF, Topic.BILLING, Topic.STAFF], (Topic.BILLING, Topic.STAFF)),
    ],
)
def test_other_stands_alone_among_topics(chosen: list[Topic], topics: tuple[Topic, ...]) -> None:
    assert judgement(Kind.COMPLAINT, topics=chosen).topics == topics


def test_what_is_not_about_us_asks_nothing_of_anybody() -> None:
    assert (NOT_ABOUT_US.kind, NOT_ABOUT_US.severity, NOT_ABOUT_US.escalate) == (Kind.OTHER, 0.0, False)


def test_agreeing_takes_a_reading_as_it_is() -> None:
    machine = reading(severity=0.47, risks=(Risk.LEAVING,))
    said = agreed(machine)
    assert (said.kind, said.severity, said.topics, said.risks) == (
        machine.kind,
        0.47,
        machine.topics,
        machine.risks,
    )


@pytest.mark.parametrize("step", HowBad)
def test_a_step_that_was_chosen_is_the_one_that_is_shown_again(step: HowBad) -> None:
    said = judgement(Kind.COMPLAINT, how_bad=step).as_reading(language="en")
    assert how_bad(said) == step
    assert said.severity == SEVERITY[step]


def test_the_nearest_step_fits_a_machines_severity() -> None:
    assert how_bad(reading(severity=0.33)) == HowBad.ORDINARY
    assert how_bad(reading(severity=0.53)) == HowBad.STRONG


def test_what_was_no_complaint_starts_as_an_ordinary_one() -> None:
    assert how_bad(reading(Kind.PRAISE, severity=0.1)) == HowBad.ORDINARY


def test_saving_the_form_unchanged_takes_no_urgency_away() -> None:
    urgent = reading(severity=0.72, escalate=True)
    assert judgement(urgent.kind, how_bad=how_bad(urgent)).escalate
