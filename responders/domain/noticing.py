"""Words that a person would notice twice in one reply."""

from __future__ import annotations

import re
from functools import lru_cache

ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
NOTICED = re.compile(r"[a-z]{4,}")
UNNOTICED = frozenset(
    [
        "about",
        "after",
        "also",
        "been",
        "from",
        "have",
        "here",
        "into",
        "just",
        "know",
        "like",
        "more",
        "much",
        "only",
        "over",
        "send",
        "should",
        "sorry",
        "tell",
        "than",
        "that",
        "them",
        "then",
        "there",
        "they",
        "this",
        "those",
        "very",
        "want",
        "what",
        "when",
        "where",
        "will",
        "with",
        "would",
        "write",
        "your",
        "yours",
        "you'd",
        "could",
        "does",
        "each",
        "every",
        "first",
        "thank",
        "thanks",
        "today",
        "were",
        "being",
        "some",
        "such",
        "made",
        "make",
    ]
)
"""Words of four letters and more that nobody notices twice."""


@lru_cache(maxsize=4096)
def telling(lower: str) -> frozenset[str]:
    """The stems of the words of a lower-case text that a person would notice twice."""
    return frozenset(ENDING.sub("", word) for word in NOTICED.findall(lower) if word not in UNNOTICED)
