"""What a person may say of a mention, by the rules of the guide (monitor/language/corpus/GUIDE.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.reading import PERSON, Evidence, Kind, Reading, Risk, Topic

GRAVE = 0.7
"""Severity (0 to 1) from which somebody responsible must hear of it now."""


class HowBad(StrEnum):
    """How bad a complaint is, in the steps that a person chooses from."""

    NIGGLE = "niggle"
    ORDINARY = "ordinary"
    STRONG = "strong"
    GRAVE = "grave"


SEVERITY = {HowBad.NIGGLE: 0.2, HowBad.ORDINARY: 0.4, HowBad.STRONG: 0.6, HowBad.GRAVE: 0.85}
"""Each step as a severity, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says a mention is. `severity` runs from 0 to 1."""

    kind: Kind
    asks_question: bool
    severity: float
    escalate: bool
    topics: tuple[Topic, ...]
    risks: tuple[Risk, ...]

    def as_reading(self, *, language: str, evidence: tuple[Evidence, ...] = ()) -> Reading:
        """The same as a reading: certain, and by a person."""
        return Reading(
            kind=self.kind,
            confidence=1.0,
            probabilities={str(kind): float(kind == self.kind) for kind in Kind},
            asks_question=self.asks_question,
            severity=self.severity,
            escalate=self.escalate,
            topics=self.topics,
            risks=self.risks,
            language=language,
            evidence=evidence,
            model_version=PERSON,
        )


def judgement(
    kind: Kind,
    *,
    how_bad: HowBad = HowBad.ORDINARY,
    asks_question: bool = False,
    topics: Iterable[Topic] = (),
    risks: Iterable[Risk] = (),
) -> Judgement:
    """What a person chose, made whole: a question asks, "other" stands alone among topics.

    How bad it is counts for a complaint, and for anything with a risk in it. Every risk but leaving must
    not wait, and neither must a grave complaint.
    """
    said = set(risks)
    about: set[Topic] = {topic for topic in topics if topic != Topic.OTHER} or {Topic.OTHER}
    severity = SEVERITY[how_bad] if kind == Kind.COMPLAINT or said else 0.0
    return Judgement(
        kind=kind,
        asks_question=asks_question or kind == Kind.QUESTION,
        severity=severity,
        escalate=severity >= GRAVE or bool(said - {Risk.LEAVING}),
        topics=tuple(topic for topic in Topic if topic in about),
        risks=tuple(risk for risk in Risk if risk in said),
    )


NOT_ABOUT_US = judgement(Kind.OTHER)
"""What a mention is that speaks of somebody or something else."""


def agreed(reading: Reading) -> Judgement:
    """What a person says who takes a reading as it is."""
    return Judgement(
        kind=reading.kind,
        asks_question=reading.asks_question,
        severity=reading.severity,
        escalate=reading.escalate,
        topics=reading.topics,
        risks=reading.risks,
    )


def how_bad(reading: Reading) -> HowBad:
    """The step that fits a reading; an ordinary one where nothing was found to be wrong.

    What must not wait without a risk is grave, or saving the form unchanged would take that away.
    """
    if reading.severity <= 0 or (reading.kind != Kind.COMPLAINT and not reading.risks):
        return HowBad.ORDINARY
    if reading.escalate and not set(reading.risks) - {Risk.LEAVING}:
        return HowBad.GRAVE
    return min(HowBad, key=lambda step: abs(SEVERITY[step] - reading.severity))
