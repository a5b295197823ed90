"""From rows to the domain's facts, in one place."""

from __future__ import annotations

from monitor.domain.reading import Evidence, Kind, Risk, Topic
from monitor.domain.reading import Reading as ReadingFacts
from monitor.models import Reading


def reading_facts(row: Reading) -> ReadingFacts:
    """The frozen reading of a row."""
    return ReadingFacts(
        kind=Kind(row.kind),
        confidence=row.confidence,
        probabilities=dict(row.probabilities),
        asks_question=row.asks_question,
        severity=row.severity,
        escalate=row.escalate,
        topics=tuple(Topic(topic) for topic in row.topics),
        risks=tuple(Risk(risk) for risk in row.risks),
        language=row.language,
        evidence=tuple(Evidence(**piece) for piece in row.evidence),
        model_version=row.model_version,
        own_topics=tuple(row.own_topics),
    )
