"""Fingerprints of n-grams: whole words, word pairs, and letters within a word.

A fingerprint is 32 bits wide. Training and reading both come here, so that they can't drift apart.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from monitor.language.words import USER, Word

SHORTEST, LONGEST = 3, 5
"""Letters in the n-grams within a word, its two edges counted."""
EDGE = crc32(b"w:<edge>")
SHOUT = crc32(b"c:shout")

Prints = NDArray[np.uint32]


@lru_cache(maxsize=32_768)
def head(form: str) -> int:
    """Return the fingerprint of a whole word."""
    return crc32(f"w:{form}".encode())


@lru_cache(maxsize=32_768)
def of_word(form: str, shouted: bool) -> Prints:  # noqa: FBT001 - the two are a cache key
    """Return the fingerprints of one word: itself first, then its letters, then whether it was shouted."""
    prints = [head(form)]
    if form.isalnum() and len(form) >= SHORTEST:
        edged = f"<{form}>"
        prints += [
            crc32(edged[at : at + size].encode())
            for size in range(SHORTEST, LONGEST + 1)
            for at in range(len(edged) - size + 1)
        ]
    if shouted:
        prints.append(SHOUT)
    return np.array(prints, dtype=np.uint32)


def scored(words: list[Word]) -> list[Word]:
    """Return the words that count: no white space, and no handles, so that no handle can decide anything."""
    return [word for word in words if word.form and word.form != USER]


def of_pairs(heads: Prints) -> Prints:
    """Return the fingerprints of neighbouring words, the edges of the text included (one more than words)."""
    left = np.empty(len(heads) + 1, dtype=np.uint32)
    right = np.empty_like(left)
    left[0] = right[-1] = EDGE
    left[1:] = heads
    right[:-1] = heads
    # Two different odd factors keep "a b" apart from "b a"; unsigned arithmetic wraps, as wanted.
    return left * np.uint32(0x9E3779B1) + right * np.uint32(0x85EBCA6B)
