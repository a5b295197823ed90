"""What a pipeline that learnt from calm prose is shown of a post: no handles, no emoji, no shouting."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

HANDLE, LINK, EMOJI = "Anna", "www.example.com", ":)"
"""Words that the treebank knows and that stand in sentences like the masked ones."""
SHOUTED_RUN = 3
"""Neighbouring words in capitals from which on it is shouting; fewer may be a name ("DHL UK")."""

_HANDLE = regex.compile(r"[@＠][\w.\-]*\w[\w.\-@]*", regex.V1)
_LINK = regex.compile(r"(?i)(?:https?://|www\.)\S+", regex.V1)
_JOINERS = "\u200d\ufe0e\ufe0f\u20e3"
_APOSTROPHES = str.maketrans("’‘", "''")


def quieted(words: Sequence[str]) -> list[str]:
    """Return as many words, those that would mislead the pipeline replaced by plain ones."""
    shouted = _shouted(words)
    return [_plain(word.lower() if at in shouted else word) for at, word in enumerate(words)]


def _plain(word: str) -> str:
    if _HANDLE.fullmatch(word):
        return HANDLE
    if _LINK.fullmatch(word):
        return LINK
    if _is_emoji(word):
        return EMOJI
    return word.translate(_APOSTROPHES)


def _is_emoji(word: str) -> bool:
    signs = [sign for sign in word if sign not in _JOINERS]
    return bool(signs) and all(unicodedata.category(sign) in {"So", "Sk", "Cn"} for sign in signs)


def _shouted(words: Sequence[str]) -> set[int]:
    """Return the places of words that stand in a run of capitals; what has no letters breaks no run."""
    found: set[int] = set()
    run: list[int] = []
    for at, word in enumerate([*words, "x"]):
        if word.upper() == word.lower() or _HANDLE.fullmatch(word):
            continue
        if word.isupper():
            run.append(at)
            continue
        if len(run) >= SHOUTED_RUN:
            found.update(run)
        run = []
    return found
