"""Two spellings of one person's name: without marks, with "oe" for "ö", written short."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from responders.domain.nicknames import same_name

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})
SHORTEST_ALIKE = 4
ALIKE = 0.7
"""How much of two names has to be the same."""
SHORTENED = re.compile(r"[a-z]{2}[^aeiou\W\d_]{2,3}")


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's, however they are spelt."""
    plain, their = plain_name(one), plain_name(other)
    return (
        same_name(plain, their) or _shortened(plain, their) or plain == _spelt(other) or _spelt(one) == their
    )


def plain_name(name: str) -> str:
    """A name in small letters without marks."""
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(STROKES)


def _spelt(name: str) -> str:
    """A name as it is written without marks: "Bjoern" for Björn."""
    return plain_name(name.lower().translate(UMLAUTS))


def _shortened(one: str, other: str) -> bool:
    """Whether one is the other written short, as in a list: "Mohd" for Mohammed."""
    short, long = sorted((one, other), key=len)
    if not SHORTENED.fullmatch(short) or short[:2] != long[:2] or short[-1] != long[-1]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def misspelt(word: str, customer: str) -> bool:
    """Whether a word looks like the customer's name spelt otherwise: "Cerys" for Carys."""
    word, name = plain_name(word), plain_name(customer.split(maxsplit=1)[0]) if customer else ""
    if min(len(word), len(name)) < SHORTEST_ALIKE or word[:1] != name[:1]:
        return False
    return SequenceMatcher(None, word, name).ratio() >= ALIKE
