from __future__ import annotations

import pytest

from monitor.domain.reading import Kind, Risk, Topic
from monitor.domain.triage import Move, merge, move_for, needs_case, priority
from tests.factories import reading


def points(**fields: object) -> float:
    basis: dict[str, object] = {
        "kind": Kind.COMPLAINT,
        "severity": 0.4,
        "escalate": False,
        "risks": (),
        "reopened": False,
        "followers": 0,
    }
    return priority(**(basis | fields))  # type: ignore[arg-type]


def test_danger_comes_before_an_unhappy_answer_before_anger_before_a_question() -> None:
    order = [
        points(escalate=True, severity=0.95, risks=("injury",)),
        points(reopened=True),
        points(severity=0.9),
        points(severity=0.2),
        points(kind=Kind.QUESTION, severity=0.0),
        points(kind=Kind.PRAISE, severity=0.0),
    ]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == len(order)


def test_reach_never_passes_a_worse_case() -> None:
    assert points(severity=0.4, followers=10_000_000) < points(severity=0.5, followers=0)
    assert points(followers=10_000_000) > points(followers=0)


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.PRAISE, Kind.QUESTION])
def test_everything_said_to_us_gets_a_case(kind: Kind) -> None:
    assert needs_case(reading(kind))


def test_chatter_that_the_machine_is_sure_of_is_set_aside() -> None:
    assert not needs_case(reading(Kind.OTHER, confidence=0.9))


@pytest.mark.parametrize(
    "fields",
    [
        {"risks": (Risk.PRESS,)},
        {"escalate": True},
        {"confidence": 0.4, "asks_question": True},
        {"confidence": 0.4, "severity": 0.5},
    ],
)
def test_chatter_that_may_be_more_is_not_set_aside(fields: dict[str, object]) -> None:
    assert needs_case(reading(Kind.OTHER, **fields))


@pytest.mark.parametrize(
    ("kind", "severity", "move"),
    [
        (Kind.PRAISE, 0.0, Move.RECOVER),
        (Kind.OTHER, 0.0, Move.RECOVER),
        (Kind.OTHER, 0.6, Move.REOPEN),
        (Kind.COMPLAINT, 0.4, Move.REOPEN),
        (Kind.QUESTION, 0.0, Move.REOPEN),
    ],
)
def test_what_a_customer_says_to_our_answer_decides(kind: Kind, severity: float, move: Move) -> None:
    assert move_for(reading(kind, severity=severity), answered_before=True) == move


def test_a_matter_keeps_the_gravest_of_all_that_was_said() -> None:
    matter = merge(merge(None, reading(severity=0.7)), reading(Kind.PRAISE, topics=(Topic.STAFF,)))
    assert matter.kind == Kind.COMPLAINT
    assert matter.severity == 0.7
    assert matter.topics == ("defect", "staff")
