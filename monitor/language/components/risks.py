"""Decides the risks: what the patterns find, and what the model is sure enough of."""

from __future__ import annotations

from spacy.language import Language

from monitor.domain.reading import Kind, Risk
from monitor.language import patterns
from monitor.language.components.base import Fitted, blends
from monitor.language.notes import Notes
from monitor.language.patterns.finder import Hit

NAME = "amends_risks"
ALWAYS = [str(risk) for risk in Risk if risk is not Risk.LEAVING]
"""Risks of which a pattern is enough: there a miss is worse than a false alarm."""


class RiskDecider(Fitted):
    """`blends` holds one blend a risk; a pattern of a risk in `always` is enough by itself.

    `alone` is the least probability with which the model may say a risk that no pattern shows: nobody can
    be told which words it was, and a crisis line in answer to a broken pot does harm of its own.
    """

    def decide(self, found: Notes) -> None:
        """Note the risks, with the places that show them (none where the model alone decided)."""
        if found.scores is None:
            return
        met = places(found)
        blends = self.blends("blends", found.depth)
        for risk in Risk:
            spans = met.get(risk, [])
            blend = blends[risk]
            likely = found.risk_shares[risk] = blend.of(found, f"risk:{risk}", hit=bool(spans))
            if risk in self.numbers["complaints_only"] and found.kind is not Kind.COMPLAINT:
                continue
            enough = blend.threshold if spans else max(blend.threshold, self.numbers["alone"])
            if (spans and risk in self.numbers["always"]) or likely >= enough:
                found.risks[risk] = spans


def hinted(found: Notes) -> bool:
    """Whether any risk pattern is met, be it in a saying."""
    if found.hinted is None:
        found.hinted = bool(patterns.risks().find(found.plain, found.pieces, most=1))
    return found.hinted


def places(found: Notes) -> dict[str, list[Hit]]:
    """Return where the risk patterns are met, sayings that only look like a risk left out."""
    if not hinted(found):
        return {}  # nothing to blank sayings out for
    return patterns.risks().find(patterns.without_sayings(found.plain, found.pieces), found.pieces)


@Language.factory(NAME, default_config={"always": ALWAYS, "alone": 0.5, "complaints_only": ["leaving"]})
def decider(
    nlp: Language, name: str, always: list[str], alone: float, complaints_only: list[str]
) -> RiskDecider:
    """Make the component."""
    del nlp, name
    return RiskDecider(
        always=always, alone=alone, complaints_only=complaints_only, blends=blends(map(str, Risk))
    )
