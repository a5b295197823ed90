"""Finding many named patterns in a text, running only those that can match it at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from monitor.language.patterns.quick import needed_pieces, pieces_of


class Hit(NamedTuple):
    """Where a pattern was met: a half-open span of the text."""

    start: int
    end: int


class Finder:
    """Named lists of patterns. A pattern that needs what the text has not is never run."""

    def __init__(self, named: Mapping[str, Sequence[re.Pattern[str]]]) -> None:
        """Work out once what every pattern needs."""
        self.names = tuple(named)
        self._all = [(name, pattern) for name, patterns in named.items() for pattern in patterns]
        self._always: set[int] = set()
        self._by_piece: dict[str, list[int]] = {}
        for at, (_, pattern) in enumerate(self._all):
            pieces = needed_pieces(pattern)
            if pieces is None:
                self._always.add(at)
            for piece in pieces or ():
                self._by_piece.setdefault(piece, []).append(at)
        self._pieces = frozenset(self._by_piece)

    def find(self, text: str, pieces: frozenset[str] | None = None, *, most: int = 3) -> dict[str, list[Hit]]:
        """Return, for each name met in a plain text, up to `most` places, one a pattern."""
        found: dict[str, list[Hit]] = {}
        for at in self._candidates(text, pieces):
            name, pattern = self._all[at]
            places = found.get(name, ())
            if len(places) < most and (match := pattern.search(text)):
                found.setdefault(name, []).append(Hit(*match.span()))
        return found

    def possible(self, text: str, pieces: frozenset[str] | None = None) -> Iterator[re.Pattern[str]]:
        """Yield the patterns that may match a plain text, in the order they were given."""
        for at in self._candidates(text, pieces):
            yield self._all[at][1]

    def _candidates(self, text: str, pieces: frozenset[str] | None) -> list[int]:
        there = self._pieces & (pieces_of(text) if pieces is None else pieces)
        candidates = set(self._always)
        for piece in there:
            candidates.update(self._by_piece[piece])
        return sorted(candidates)
