"""A component that carries fitted numbers, kept as one JSON file in the component's own folder."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Self

from spacy.tokens import Doc

from monitor.language import notes
from monitor.language.notes import Notes

FILE = "numbers.json"


class Fitted:
    """Loads and saves `numbers`; a component reads them by name in its `decide`."""

    def __init__(self, **numbers: Any) -> None:
        """Start from these numbers; `from_disk` brings the fitted ones."""
        self.numbers: dict[str, Any] = numbers

    def __call__(self, doc: Doc) -> Doc:
        """Decide, on the notes of this document."""
        self.decide(notes.of(doc))
        return doc

    def decide(self, found: Notes) -> None:
        """Fill in this component's part of the notes."""
        raise NotImplementedError

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the numbers into the component's folder."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.numbers, indent=1, sort_keys=True)
        (folder / FILE).write_text(text + "\n", encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Read the numbers from the component's folder; raises OSError or ValueError where they are not."""
        del exclude
        self.numbers |= json.loads((Path(path) / FILE).read_text(encoding="utf-8"))
        return self


class Blend(NamedTuple):
    """A logistic blend of a linear score and a pattern's vote, and the probability from which it is a yes."""

    bias: float = -2.0
    score: float = 1.0
    hit: float = 2.0
    threshold: float = 0.5

    def probability(self, score: float, *, hit: bool) -> float:
        """Return the probability of a yes, 0 to 1."""
        return logistic(self.bias + self.score * score + self.hit * hit)


def logistic(x: float) -> float:
    """Return 1 / (1 + e^-x) without overflow."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, x))))
