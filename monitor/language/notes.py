"""What the components of the pipeline tell each other about one post, kept in `Doc.user_data`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.domain.reading import Evidence, Kind, Risk, Topic

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from monitor.language.linear import Floats, Scores
    from monitor.language.patterns.finder import Hit
    from monitor.language.words import Word

KEY = "amends"
FAST, FULL = "fast", "full"
"""The two depths of a reading; each has thresholds of its own."""


@dataclass(slots=True)
class Notes:
    """Filled from left to right along the pipeline.

    `text` is the readable text, of original positions; `plain` is the same as patterns want it, and
    `pieces` are its runs of three and four characters. `scores` are the linear model's; `deep` are the
    transformer's, and `features` the 384 numbers they come from, where it read the post too. `shift` is
    what the brand's own people have taught about the four kinds.
    """

    text: str
    plain: str
    words: list[Word]
    pieces: frozenset[str]
    language: str = "en"
    foreign: bool = False
    scores: Scores | None = None
    outputs: dict[str, int] = field(default_factory=dict)
    deep: Scores | None = None
    deep_outputs: dict[str, int] = field(default_factory=dict)
    features: Floats | None = None
    shift: Floats | None = None
    kind: Kind = Kind.OTHER
    probabilities: dict[str, float] = field(default_factory=dict)
    asks_question: bool = False
    risks: dict[Risk, list[Hit]] = field(default_factory=dict)
    risk_shares: dict[Risk, float] = field(default_factory=dict)
    topics: dict[Topic, list[Hit]] = field(default_factory=dict)
    severity: float = 0.0
    escalate: bool = False
    evidence: tuple[Evidence, ...] = ()
    own_topics: tuple[str, ...] = ()
    hinted: bool | None = None
    _totals: list[float] = field(default_factory=list)
    _deep_totals: list[float] = field(default_factory=list)

    @property
    def depth(self) -> str:
        """How well this post was read: FULL with the transformer, FAST without it."""
        return FAST if self.deep is None else FULL

    def deep_score(self, output: str) -> float:
        """The transformer's score of one output; 0 where it did not read this post."""
        if self.deep is None:
            return 0.0
        if not self._deep_totals:
            self._deep_totals = self.deep.totals.tolist()
        return self._deep_totals[self.deep_outputs[output]]

    def score(self, output: str) -> float:
        """The linear score of one output; 0 where nothing could be scored."""
        if self.scores is None:
            return 0.0
        if not self._totals:
            # As plain numbers: each is asked for by itself, and one by one an array is slow.
            self._totals = self.scores.totals.tolist()
        return self._totals[self.outputs[output]]


def of(doc: Doc) -> Notes:
    """Return the notes on this document."""
    notes = doc.user_data[KEY]
    assert isinstance(notes, Notes)  # noqa: S101 - put there by our own tokenizer
    return notes
