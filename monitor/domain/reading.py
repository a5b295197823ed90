"""What the machine made of one mention, in the words of the field guide (docs/words.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SURE = 0.55
"""Below this confidence (0 to 1) the machine says "unsure" and a person decides."""

PERSON = "person"
"""The `model_version` of a reading that is a person's word. It stands before every machine's."""


class Kind(StrEnum):
    """What a mention is; a breach of expectation is a complaint, however polite, also as a question."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    QUESTION = "question"
    OTHER = "other"


class Topic(StrEnum):
    """What a mention is about; one mention may have several."""

    BILLING = "billing"
    DELIVERY = "delivery"
    DEFECT = "defect"
    STAFF = "staff"
    WAITING = "waiting"
    CANCELLATION = "cancellation"
    ACCOUNT = "account"
    OUTAGE = "outage"
    BOOKING = "booking"
    PRICE = "price"
    QUALITY = "quality"
    SAFETY = "safety"
    OTHER = "other"


class Risk(StrEnum):
    """What makes a mention one that must not wait."""

    LEGAL = "legal"
    INJURY = "injury"
    DISCRIMINATION = "discrimination"
    DATA_BREACH = "data_breach"
    PRESS = "press"
    LEAVING = "leaving"
    SELF_HARM = "self_harm"
    ABUSE = "abuse"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that moved the decision: a half-open character span of the original text.

    `toward` names the decision they moved (a Kind, Topic or Risk value); `weight` is their share of
    the push toward it, above 0 and at most 1.
    """

    words: str
    start: int
    end: int
    weight: float
    toward: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading. `severity` and `confidence` run from 0 to 1; `language` is an ISO 639-1 code.

    `own_topics` are topics that the brand made up, by name.
    """

    kind: Kind
    confidence: float
    probabilities: dict[str, float]
    asks_question: bool
    severity: float
    escalate: bool
    topics: tuple[Topic, ...]
    risks: tuple[Risk, ...]
    language: str
    evidence: tuple[Evidence, ...] = ()
    model_version: str = ""
    own_topics: tuple[str, ...] = ()

    @property
    def unsure(self) -> bool:
        """Whether a person has to decide what this is."""
        return self.confidence < SURE

    @property
    def by_person(self) -> bool:
        """Whether a person said so; then nothing overrules it."""
        return self.model_version == PERSON

    def to_json(self) -> dict[str, Any]:
        """The stable fields of `amends read --json`, without the id."""
        return {
            "kind": str(self.kind),
            "confidence": round(self.confidence, 4),
            "probabilities": {kind: round(p, 4) for kind, p in self.probabilities.items()},
            "asks_question": self.asks_question,
            "severity": round(self.severity, 3),
            "escalate": self.escalate,
            "topics": [str(topic) for topic in self.topics],
            "risks": [str(risk) for risk in self.risks],
            "language": self.language,
            "evidence": [
                {
                    "words": piece.words,
                    "start": piece.start,
                    "end": piece.end,
                    "weight": round(piece.weight, 3),
                    "toward": piece.toward,
                }
                for piece in self.evidence
            ],
        }
