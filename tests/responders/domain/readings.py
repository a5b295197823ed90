"""Readings made by hand for the tests of drafts and checks."""

from __future__ import annotations

from monitor.domain.reading import Kind, Reading, Risk, Topic


def reading(
    kind: str = "complaint",
    *,
    topics: tuple[str, ...] = ("other",),
    risks: tuple[str, ...] = (),
    severity: float = 0.5,
    asks: bool = False,
    language: str = "en",
) -> Reading:
    """A sure reading of this kind."""
    return Reading(
        kind=Kind(kind),
        confidence=0.9,
        probabilities={kind: 0.9},
        asks_question=asks,
        severity=severity,
        escalate=severity > 0.7,
        topics=tuple(Topic(topic) for topic in topics),
        risks=tuple(Risk(risk) for risk in risks),
        language=language,
    )
