"""Choosing among wordings: repeatable, and away from what was said lately."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from responders.domain.likeness import LONGEST, shared, shingles

T = TypeVar("T")

OWN_WORDS = 0.5
"""Two variants of one draft are at most this alike (0 to 1)."""


class Chooser:
    """A repeatable stream of choices from a seed text."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode("utf-8", "surrogatepass")
        self._bytes = b""
        self._round = 0

    def of(self, options: Sequence[T]) -> T:
        """One of the options. Raises IndexError where there are none."""
        return options[self.below(len(options))]

    def below(self, count: int) -> int:
        """A number from 0 to below `count`."""
        if len(self._bytes) < 2:
            self._bytes = hashlib.blake2b(self._seed + bytes([self._round % 256])).digest()
            self._round += 1
        value = int.from_bytes(self._bytes[:2], "big")
        self._bytes = self._bytes[2:]
        return value % count if count else 0


@lru_cache(maxsize=1024)
def likeness_to(text: str, recent: tuple[str, ...]) -> float:
    """How like the most alike recent reply a text is, from 0 to 1."""
    own = shingles(text[:LONGEST])
    return max((shared(own, other) for other in _shingles_of(recent)), default=0.0)


@lru_cache(maxsize=64)
def _shingles_of(recent: tuple[str, ...]) -> tuple[frozenset[tuple[str, ...]], ...]:
    return tuple(shingles(other[:LONGEST]) for other in recent)
