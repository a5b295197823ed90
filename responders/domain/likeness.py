"""How alike two replies are, by the runs of three words they share."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 2000
"""Characters of a reply that are compared."""

WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SIGNATURE = re.compile(r"\n\s*[–—-][^\n]{0,80}\s*$")
GREETING = re.compile(
    r"^\s*(?:(?:hi|hello|dear|hey)\b(?: there)?\s*)?[^\W\d_]{0,20}\s*[,!–—-]\s+", re.IGNORECASE
)


def likeness(one: str, other: str) -> float:
    """Shared shingles by all shingles, from 0 to 1; greeting and signature don't count."""
    return shared(shingles(one[:LONGEST]), shingles(other[:LONGEST]))


def shared(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> float:
    """The part of all runs of words that two texts have in common, from 0 to 1."""
    if not first or not second:
        return 0.0
    both = len(first & second)
    return both / (len(first) + len(second) - both)


@lru_cache(maxsize=2048)
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of three words; of a shorter text the text itself."""
    body = GREETING.sub("", SIGNATURE.sub("", text), count=1)
    words = tuple(WORDS.findall(body.lower()))
    if len(words) <= 3:
        return frozenset({words} if words else ())
    return frozenset(zip(words, words[1:], words[2:], strict=False))
