"""A component that carries fitted numbers, kept as one JSON file in the component's own folder."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Self

from spacy.tokens import Doc

from monitor.language import notes
from monitor.language.notes import FAST, FULL, Notes

FILE = "numbers.json"


class Fitted:
    """Loads and saves `numbers`; a component reads them by name in its `decide`."""

    def __init__(self, **numbers: Any) -> None:
        """Start from these numbers; `from_disk` brings the fitted ones."""
        self.numbers: dict[str, Any] = numbers
        self._ready: dict[tuple[str, str], dict[str, Blend]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Decide, on the notes of this document."""
        self.decide(notes.of(doc))
        return doc

    def decide(self, found: Notes) -> None:
        """Fill in this component's part of the notes."""
        raise NotImplementedError

    def blends(self, key: str, depth: str) -> dict[str, Blend]:
        """Return the blends kept under a key of the numbers for one depth, by name; made only once."""
        ready = self._ready.get((key, depth))
        if ready is None:
            held = self.numbers[key][depth]
            ready = self._ready[key, depth] = {name: Blend(**one) for name, one in held.items()}
        return ready

    def set_blend(self, key: str, depth: str, name: str, blend: Blend) -> None:
        """Keep a fitted blend."""
        self.numbers[key][depth][name] = blend._asdict()
        self._ready.clear()

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
        self._ready.clear()
        return self


class Blend(NamedTuple):
    """A logistic blend of both models' scores and a pattern's vote, and the probability that is a yes."""

    bias: float = -2.0
    score: float = 1.0
    hit: float = 2.0
    threshold: float = 0.5
    deep: float = 0.0

    def probability(self, score: float, *, hit: bool, deep: float = 0.0) -> float:
        """Return the probability of a yes, 0 to 1."""
        return logistic(self.bias + self.score * score + self.deep * deep + self.hit * hit)

    def of(self, found: Notes, output: str, *, hit: bool) -> float:
        """Return the probability of an output on these notes."""
        return self.probability(found.score(output), hit=hit, deep=found.deep_score(output))


def blends(names: Iterable[str]) -> dict[str, dict[str, dict[str, float]]]:
    """Return unfitted blends: by depth, then by name."""
    names = list(names)
    return {depth: {name: Blend()._asdict() for name in names} for depth in (FAST, FULL)}


def logistic(x: float) -> float:
    """Return 1 / (1 + e^-x) without overflow."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, x))))
