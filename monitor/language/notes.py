"""What the components of the pipeline tell each other about one post, kept in `Doc.user_data`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.domain.reading import Evidence, Kind, Risk, Topic

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from monitor.language.linear import Scores
    from monitor.language.patterns.finder import Hit
    from monitor.language.words import Word

KEY = "amends"


@dataclass(slots=True)
class Notes:
    """Filled from left to right along the pipeline.

    `text` is the readable text, of original positions; `plain` is the same as patterns want it, and
    `pieces` are its runs of three and four characters.
    """

    text: str
    plain: str
    words: list[Word]
    pieces: frozenset[str]
    language: str = "en"
    foreign: bool = False
    scores: Scores | None = None
    outputs: dict[str, int] = field(default_factory=dict)
    kind: Kind = Kind.OTHER
    probabilities: dict[str, float] = field(default_factory=dict)
    asks_question: bool = False
    risks: dict[Risk, list[Hit]] = field(default_factory=dict)
    topics: dict[Topic, list[Hit]] = field(default_factory=dict)
    severity: float = 0.0
    escalate: bool = False
    evidence: tuple[Evidence, ...] = ()

    def score(self, output: str) -> float:
        """The linear score of one output; 0 where nothing could be scored."""
        if self.scores is None:
            return 0.0
        return float(self.scores.totals[self.outputs[output]])


def of(doc: Doc) -> Notes:
    """Return the notes on this document."""
    notes = doc.user_data[KEY]
    assert isinstance(notes, Notes)  # noqa: S101 - put there by our own tokenizer
    return notes
