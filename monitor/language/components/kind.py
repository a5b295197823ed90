"""Decides the kind, how sure that is, and whether the post asks for an answer."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from spacy.language import Language

from monitor.domain.reading import Kind
from monitor.language.components.base import Fitted, blends
from monitor.language.notes import FAST, FULL, Notes

NAME = "amends_kind"
KINDS = tuple(Kind)

_ASKS = re.compile(
    r"\?|\b(?:please|pls|plz|can (?:you|u|someone|anyone)|could (?:you|someone|anyone)|any ?(?:one|body) know"
    r"|let me know|advise|help|how (?:do|can|long|much)|wondering|when (?:will|is|are|do)"
    r"|where (?:is|are|do|can))\b"
)


class Weights(NamedTuple):
    """How much each model's scores count before the softmax, and what is added to each kind."""

    linear: float = 1.0
    deep: float = 0.0
    bias: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)


class KindDecider(Fitted):
    """A softmax over the four kinds; how much each model counts in it was fitted on unseen brands."""

    def decide(self, found: Notes) -> None:
        """Note kind, probabilities and asks_question."""
        if found.scores is None:
            # Nothing that counts was written (no text, or a bare handle): it says nothing about us.
            rest = (1 - self.numbers["wordless"]) / (len(KINDS) - 1)
            found.probabilities = dict.fromkeys(map(str, KINDS), rest) | {
                str(Kind.OTHER): self.numbers["wordless"]
            }
            return
        found.probabilities = self._probabilities(found)
        found.kind = Kind(max(found.probabilities, key=lambda kind: found.probabilities[kind]))
        blend = self.blends("asks", found.depth)["asks"]
        likely = blend.of(found, "asks", hit=asks(found.plain))
        found.asks_question = found.kind is Kind.QUESTION or likely >= blend.threshold

    def _probabilities(self, found: Notes) -> dict[str, float]:
        weights = Weights(**self.numbers["weights"][found.depth])
        scores = [
            weights.linear * found.score(kind) + weights.deep * found.deep_score(kind) + weights.bias[at]
            for at, kind in enumerate(map(str, KINDS))
        ]
        if found.shift is not None:
            scores = [score + float(push) for score, push in zip(scores, found.shift, strict=True)]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        shares = [power / sum(powers) for power in powers]
        if found.foreign:
            # The words are not ours to judge: keep the order, stay below the line of "sure".
            kept = self.numbers["foreign"]
            shares = [kept * share + (1 - kept) / len(KINDS) for share in shares]
        return {str(kind): share for kind, share in zip(KINDS, shares, strict=True)}


def asks(plain: str) -> bool:
    """Whether a plain text has a question mark or a phrase that asks for something."""
    return _ASKS.search(plain) is not None


@Language.factory(
    NAME,
    default_config={"foreign": 0.35, "wordless": 0.7},
)
def decider(nlp: Language, name: str, foreign: float, wordless: float) -> KindDecider:
    """Make the component; `foreign` is how much of the verdict on another language is believed."""
    del nlp, name
    return KindDecider(
        weights={depth: Weights()._asdict() for depth in (FAST, FULL)},
        foreign=foreign,
        wordless=wordless,
        asks=blends(["asks"]),
    )
