"""Which mention needs a case, what comes first in the queue, and how a customer's answer moves a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.reading import Kind, Reading

_BY_KIND = {Kind.COMPLAINT: 30.0, Kind.QUESTION: 15.0, Kind.PRAISE: 5.0, Kind.OTHER: 0.0}


MAY_BE_COMPLAINT = 0.15
"""From this probability, 0 to 1, a post gets a case: on what was held out, 95 of 100 complaints then do."""


class Move(StrEnum):
    """What a further word of the customer does to a case."""

    OPEN = "open"
    REOPEN = "reopen"
    RECOVER = "recover"


def needs_case(reading: Reading) -> bool:
    """Whether somebody should look: all but chatter that the machine is sure of and that carries no risk.

    What may be a complaint, and be it the less likely answer, is looked at: an unheard customer costs more
    than a glance.
    """
    if reading.kind != Kind.OTHER or reading.risks or reading.escalate:
        return True
    if reading.probabilities.get(Kind.COMPLAINT, 0.0) >= MAY_BE_COMPLAINT:
        return True
    return reading.unsure and (reading.asks_question or reading.severity >= 0.3)


def priority(
    *,
    kind: Kind,
    severity: float,
    escalate: bool,
    risks: Sequence[str],
    reopened: bool,
    followers: int | None,
) -> float:
    """Greater comes first; ties go to whoever has waited longest (P16).

    Danger before anger before everything. A customer whom our answer left unhappy comes before a new
    one (P10). Reach adds a little and never enough to pass a worse case (P27).
    """
    points = _BY_KIND[kind] + 60.0 * severity
    if escalate:
        points += 200.0
    points += 10.0 * len(risks)
    if reopened:
        points += 100.0
    if followers:
        points += min(4.0, followers / 25_000)
    return round(points, 3)


def move_for(reading: Reading, *, answered_before: bool) -> Move:
    """What a customer's further word means for a case we have answered or not."""
    if not answered_before:
        return Move.OPEN
    content = reading.kind == Kind.PRAISE or (
        reading.kind == Kind.OTHER and reading.severity < 0.3 and not reading.asks_question
    )
    return Move.RECOVER if content and not reading.risks else Move.REOPEN


@dataclass(frozen=True, slots=True)
class Matter:
    """What a case is about, over everything its customer said."""

    kind: Kind
    unsure: bool
    severity: float
    escalate: bool
    topics: tuple[str, ...]
    risks: tuple[str, ...]


_GRAVITY = (Kind.OTHER, Kind.PRAISE, Kind.QUESTION, Kind.COMPLAINT)


def merge(matter: Matter | None, reading: Reading) -> Matter:
    """The matter after one more mention: the gravest kind, the greatest severity, all topics and risks."""
    new = Matter(
        kind=reading.kind,
        unsure=reading.unsure,
        severity=reading.severity,
        escalate=reading.escalate,
        topics=tuple(str(topic) for topic in reading.topics),
        risks=tuple(str(risk) for risk in reading.risks),
    )
    if matter is None:
        return new
    kind = max(matter.kind, new.kind, key=_GRAVITY.index)
    return Matter(
        kind=kind,
        unsure=new.unsure if kind == new.kind else matter.unsure,
        severity=max(matter.severity, new.severity),
        escalate=matter.escalate or new.escalate,
        topics=tuple(dict.fromkeys((*matter.topics, *new.topics))),
        risks=tuple(dict.fromkeys((*matter.risks, *new.risks))),
    )
