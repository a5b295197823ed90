"""The linear model: weights on fingerprints of n-grams, added up word by word.

A text's features are counts times inverse document frequency, divided by the root of the summed
squares. Everything above that line is a sum over words and pairs, so each word's part of every output
is known, cached, and can be shown as evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from monitor.language import ngrams
from monitor.language.ngrams import Prints
from monitor.language.words import Word

CACHED_WORDS = 20_000
MOST_WORDS = CACHED_WORDS // 2
"""Words of one post that are scored; the patterns read all of them."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """The outputs for one text (no sigmoid, no softmax yet) and what each word pushed them by.

    `pushes` has one row a scored word and one column an output; a pair's push is halved between its words.
    """

    totals: Floats
    words: tuple[Word, ...]
    pushes: Floats


class Linear:
    """Weights, one row a fingerprint (sorted), one column an output, with the squared weight of each row.

    `outputs` names the columns. `squares` are the squared inverse document frequencies, already
    multiplied into `weights`.
    """

    def __init__(
        self,
        prints: Prints,
        weights: NDArray[np.float16],
        squares: Floats,
        bias: Floats,
        outputs: tuple[str, ...],
    ) -> None:
        """Take the arrays as they are; sizes must fit."""
        self.prints = prints
        self.weights = weights
        self.squares = squares
        self.bias = bias
        self.outputs = outputs
        self.column = {name: at for at, name in enumerate(outputs)}
        self._places: dict[tuple[str, bool], int] = {}
        self._cache = np.zeros((CACHED_WORDS, len(outputs) + 1), dtype=np.float32)

    def score(self, words: list[Word]) -> Scores | None:
        """Score one text; None where it has not one word that counts."""
        counted = ngrams.scored(words)[:MOST_WORDS]
        if not counted:
            return None
        alone = self._cache[self._placed(counted)]
        heads = np.array([ngrams.head(word.form) for word in counted], dtype=np.uint32)
        pairs = self._rows(ngrams.of_pairs(heads))
        # A pair belongs to both its words; an edge pair to the one word it has.
        halves = (pairs[:-1] + pairs[1:]) * np.float32(0.5)
        halves[0] += pairs[0] * np.float32(0.5)
        halves[-1] += pairs[-1] * np.float32(0.5)
        parts = alone + halves
        sums = parts.sum(axis=0)
        length = max(float(sums[-1]), 1e-6) ** 0.5
        pushes: Floats = parts[:, :-1] / length
        totals: Floats = sums[:-1] / length + self.bias
        return Scores(totals, tuple(counted), pushes)

    def _placed(self, words: list[Word]) -> list[int]:
        """Return where each word's summed rows stand in the cache, filling it as needed."""
        if len(self._places) + len(words) > CACHED_WORDS:
            self._places.clear()
        places = self._places
        out = []
        for word in words:
            key = (word.form, word.shouted)
            place = places.get(key)
            if place is None:
                place = places[key] = len(places)
                self._cache[place] = self._rows(ngrams.of_word(*key)).sum(axis=0)
            out.append(place)
        return out

    def _rows(self, prints: Prints) -> Floats:
        """Return one row a fingerprint: its weights, then its square; zeros where it is unknown."""
        at = np.searchsorted(self.prints, prints)
        at[at == len(self.prints)] = 0
        known = (self.prints[at] == prints).astype(np.float32)[:, None]
        rows = np.empty((len(prints), len(self.outputs) + 1), dtype=np.float32)
        rows[:, :-1] = self.weights[at]
        rows[:, -1] = self.squares[at]
        rows *= known
        return rows

    def save(self, path: Path) -> None:
        """Write the arrays as one npz file, without pickle."""
        np.savez_compressed(
            path,
            prints=self.prints,
            weights=self.weights,
            squares=self.squares.astype(np.float16),
            bias=self.bias,
            outputs=np.array(self.outputs),
        )

    @classmethod
    def load(cls, path: Path) -> Linear:
        """Read what `save` wrote; raises OSError or ValueError where the file is not one of ours."""
        with np.load(path, allow_pickle=False) as held:
            return cls(
                held["prints"],
                held["weights"],
                held["squares"].astype(np.float32),
                held["bias"].astype(np.float32),
                tuple(str(name) for name in held["outputs"]),
            )
