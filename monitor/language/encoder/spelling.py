"""How a post is spelt for the transformer: its words as pieces that the vocabulary knows.

The vocabulary was made from books and web pages. It has no emoji and no hashtags written as one word;
both are spelt out. Handles and links are masked, and the handles that open a reply are left out: they say
who is spoken to, and in some sets of labelled posts that alone gives the answer away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from monitor.language.words import LINK, LONGEST_WORD, MAIL, USER, Word

MOST_WORDS = 160
"""Words of one post that are spelt; the transformer reads fewer pieces than that anyway."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_SKIN = ("\U0001f3fb", "\U0001f3ff")


class Spelt(NamedTuple):
    """One word and how it is spelt."""

    word: Word
    spelling: str


def spell(text: str, words: list[Word]) -> list[Spelt]:
    """Return the words of a readable text that are read, each with its spelling; white space is left out."""
    kept = [word for word in words if word.form]
    first = next((at for at, word in enumerate(kept) if word.form != USER), len(kept))
    return [Spelt(word, _spelling(text, word)) for word in kept[first : first + MOST_WORDS]]


def _spelling(text: str, word: Word) -> str:
    if word.form in {USER, LINK, MAIL}:
        return word.form
    written = text[word.start : min(word.end, word.start + LONGEST_WORD)]
    return written if written.isalpha() and written.isascii() else _spelt_out(written)


@lru_cache(maxsize=8192)
def _spelt_out(written: str) -> str:
    """Return a hashtag as the words in it, an emoji as its name, anything else as it is."""
    if written.startswith("#"):
        return "# " + _CAMEL.sub(" ", written[1:])
    if written.isascii() or written[0].isalpha():
        return written
    names = [
        unicodedata.name(letter, "").lower()
        for letter in written
        if letter not in _JOINERS and not _SKIN[0] <= letter <= _SKIN[1]
    ]
    return " ".join(filter(None, names)) or written
