"""The last gate: what is said back holds nothing but plain words, narrow numbers, days and known places."""

from __future__ import annotations

import re

from responders.domain.understanding.vocabulary import (
    CLOCK,
    COUNT,
    MONEY,
    NUMBER_WORDS,
    PLACES,
    PRODUCTS,
    is_plain,
)

OURS = frozenset({"a", "an", "i", "i'm", "i've", "o'clock"})
WORD = re.compile(r"[^\s,]+")
LONGEST = 160
"""Characters of the longest saying."""

SHORTENED = re.compile(r"(?:n't|'s|'re|'ve|'ll|'d|'m)$")
HALVES = frozenset(
    {
        "ca",
        "wo",
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "could",
        "would",
        "should",
    }
)


def is_safe(text: str) -> bool:
    """Whether every word of a saying may be said."""
    if len(text) > LONGEST:
        return False
    lowered = text.lower()
    for place in PLACES:
        if " " in place and place in lowered:
            lowered = lowered.replace(place, " ")
    return all(_safe_word(word) for word in WORD.findall(lowered))


def _safe_word(word: str) -> bool:
    if is_plain(word) or word in OURS or word in NUMBER_WORDS or word in PRODUCTS or word in PLACES:
        return True
    if COUNT.fullmatch(word) or CLOCK.fullmatch(word) or MONEY.fullmatch(word) or word == "100%":
        return True
    stem = SHORTENED.sub("", word)
    return stem != word and (is_plain(stem) or stem in HALVES)
