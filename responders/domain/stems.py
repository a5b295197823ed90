"""Words by their stems: enough to know "deliveries" by "delivery"."""

from __future__ import annotations

from functools import lru_cache

ENDINGS = ("ies", "ing", "ed", "es", "s", "y", "e")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest endings; enough to know "deliveries" by "delivery"."""
    word = word.removesuffix("'s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
