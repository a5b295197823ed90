"""Decides how grave it is, from 0 to 1, and whether the owner must be told now."""

from __future__ import annotations

import math

from spacy.language import Language

from monitor.domain.reading import Kind, Risk
from monitor.language import patterns
from monitor.language.components.base import Fitted, logistic
from monitor.language.notes import FAST, FULL, Notes

NAME = "amends_severity"
GRAVE = frozenset(Risk) - {Risk.LEAVING}
"""Risks that a responsible person must hear of at once."""


LEAST_URGENT = 0.55
"""Without a risk that has a name, nothing less severe than this is urgent: late parcels must not push in."""
LEAST = 1e-3
"""A risk is never held for likelier or less likely than this leaves room for."""


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


def alarms(found: Notes) -> dict[str, float]:
    """Return what urgency is weighed from: how likely each risk is, found or not, and how grave the matter."""
    return {
        "bias": 1.0,
        "severity": found.severity,
        "complaint": found.probabilities[str(Kind.COMPLAINT)],
        **{f"risk:{risk}": _log_odds(found.risk_shares.get(risk, 0.0)) for risk in Risk},
    }


def _log_odds(share: float) -> float:
    share = min(max(share, LEAST), 1 - LEAST)
    return math.log(share / (1 - share))


class SeverityDecider(Fitted):
    """A weighted sum within bounds: never grave without risk or complaint, never light with a grave risk.

    Urgent is what has a grave risk, and what a second weighing of all that was near to one holds for it: a
    danger told without the usual words shows in no single risk.
    """

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
        told = (
            found.severity >= LEAST_URGENT and self.urgency(found) >= self.numbers["urgent_from"][found.depth]
        )
        found.escalate = grave or told

    def urgency(self, found: Notes) -> float:
        """Return the probability, 0 to 1, that somebody must be told now; severity must be decided."""
        weights = self.numbers["urgent"][found.depth]
        return logistic(sum(weights.get(name, 0.0) * value for name, value in alarms(found).items()))


@Language.factory(NAME, default_config={"calm": 0.2, "grave": 0.7})
def decider(nlp: Language, name: str, calm: float, grave: float) -> SeverityDecider:
    """Make the component; both are severities from 0 to 1. Unfitted, severity alone says what is urgent."""
    del nlp, name
    return SeverityDecider(
        calm=calm,
        grave=grave,
        urgent={depth: {"bias": -14.0, "severity": 20.0} for depth in (FAST, FULL)},
        urgent_from=dict.fromkeys((FAST, FULL), 0.5),
        weights={depth: {"score": 0.5, "complaint": 0.4} for depth in (FAST, FULL)},
    )
