"""Decides how grave it is, from 0 to 1, and whether the owner must be told now."""

from __future__ import annotations

from spacy.language import Language

from monitor.domain.reading import Kind, Risk
from monitor.language import patterns
from monitor.language.components.base import Fitted, logistic
from monitor.language.notes import FAST, FULL, Notes

NAME = "amends_severity"
GRAVE = frozenset(Risk) - {Risk.LEAVING}
"""Risks that a responsible person must hear of at once."""


def facts(found: Notes) -> dict[str, float]:
    """Return what severity is weighed from: the model's score, the kind, the risks and the cues."""
    met = patterns.cues().find(found.plain, found.pieces, most=1)
    return {
        "bias": 1.0,
        "score": found.score("severity"),
        "deep": logistic(found.deep_score("severity")) if found.deep else 0.0,
        "complaint": found.probabilities[str(Kind.COMPLAINT)],
        **{f"risk:{risk}": float(risk in found.risks) for risk in Risk},
        **{name: float(name in met) for name in patterns.cues().names},
    }


class SeverityDecider(Fitted):
    """A weighted sum within bounds: never grave without risk or complaint, never light with a grave risk."""

    def decide(self, found: Notes) -> None:
        """Note severity and escalate."""
        weights = self.numbers["weights"][found.depth]
        severity = sum(weights.get(name, 0.0) * value for name, value in facts(found).items())
        if found.kind is not Kind.COMPLAINT and not found.risks:
            severity = min(severity, self.numbers["calm"])
        grave = not GRAVE.isdisjoint(found.risks)
        if grave:
            severity = max(severity, self.numbers["grave"])
        found.severity = max(0.0, min(1.0, severity))
        found.escalate = grave or found.severity >= self.numbers["escalate"][found.depth]


@Language.factory(NAME, default_config={"calm": 0.2, "grave": 0.7, "escalate": 0.7})
def decider(nlp: Language, name: str, calm: float, grave: float, escalate: float) -> SeverityDecider:
    """Make the component; all three are severities from 0 to 1."""
    del nlp, name
    return SeverityDecider(
        calm=calm,
        grave=grave,
        escalate=dict.fromkeys((FAST, FULL), escalate),
        weights={depth: {"score": 0.5, "complaint": 0.4} for depth in (FAST, FULL)},
    )
