"""Whether a word of a post may be said back where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from responders.domain.nouns import THINGS
from responders.domain.understanding.tokens import US
from responders.domain.understanding.vocabulary import (
    CLOCK,
    COUNT,
    COUNTED,
    MONEY,
    NUMBER_WORDS,
    PLACES,
    is_plain,
    written,
)

if TYPE_CHECKING:
    from responders.domain.understanding.rendering import Rendering


RELATIVE = frozenset(
    {
        "it",
        "this",
        "that",
        "he",
        "she",
        "him",
        "her",
        "his",
        "hers",
        "its",
        "himself",
        "herself",
        "itself",
        "these",
        "those",
    }
)
"""Words that point at something outside the clause."""


OPEN_QUESTION = frozenset({"who", "what", "which", "whose", "whom", "how", "where", "when", "why"})


MONEY_SIGNS = frozenset({"£", "$", "€"})


FUNCTION = frozenset({"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "ca", "wo", "'", "-", "%"})


def sayable(made: Rendering, place: int) -> bool:
    """Whether one word may be said back where it stands."""
    word = made.parse.words[place]
    lower = word.lower
    if word.pos == "PUNCT" or (lower in OPEN_QUESTION and word.dep not in {"mark", "advmod", "nsubj", "obj"}):
        return False
    if lower == US.lower() or lower in FUNCTION:
        return True
    if lower in RELATIVE:
        return _points(made, place)
    if lower == "they":
        return made.they_are_us
    if lower in {"them", "their", "themselves"}:
        return made.they_are_us and made.subject in {"they", US.lower(), "you"}
    if lower in {"myself", "ourselves"} and word.dep in {"nsubj", "conj", "nsubj:pass"}:
        return False
    if word.text[:1].isdigit() or word.text[:1] in "£$€":
        return _number(made, place)
    if lower in PLACES and word.pos == "PROPN" and word.text[:1].isupper():
        return any(made.parse.words[c].dep == "case" for c in made.parse.children(place))
    if (
        word.pos == "PROPN"
        and word.text[:1].isupper()
        and place
        and not _knownname(lower)
        and not made.parse.text.istitle()
    ):
        return lower in THINGS
    return is_plain(lower) or lower in NUMBER_WORDS


def _knownname(lower: str) -> bool:
    return written(lower) != lower


def _points(made: Rendering, place: int) -> bool:
    word = made.parse.words[place]
    if word.dep == "det":
        return True
    if word.lower == "that" and word.dep in {"mark"}:
        return True
    if word.lower == "it" and word.dep == "expl":
        return True
    near = word.head == made.head and word.dep in {"nsubj", "nsubj:pass", "obj"}
    return near and word.lower in {"it", "this"} and bool(made.it)


def _number(made: Rendering, place: int) -> bool:
    """Whether a number has one of the narrow shapes: a count with its unit, a time of day, an amount."""
    word = made.parse.words[place]
    if MONEY.fullmatch(word.text) or CLOCK.fullmatch(word.lower):
        return True
    following = made.parse.words[place + 1].lower if place + 1 < len(made.parse.words) else ""
    if following in {"am", "pm"}:
        return True
    if place and made.parse.words[place - 1].text in MONEY_SIGNS:
        return MONEY.fullmatch(made.parse.words[place - 1].text + word.text) is not None
    if word.text in MONEY_SIGNS:
        return MONEY.fullmatch(word.text + following) is not None
    return COUNT.fullmatch(word.text) is not None and following in COUNTED
