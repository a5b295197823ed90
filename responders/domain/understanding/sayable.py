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
    PRODUCTS,
    is_plain,
    written,
)
from responders.domain.understanding.word_list import words

if TYPE_CHECKING:
    from responders.domain.understanding.rendering import Rendering


RELATIVE = words("it this that he she him her his hers its himself herself itself these those")
"""Words that point at something outside the clause."""


THEY = words("they them their themselves")
OPEN_QUESTION = frozenset({"who", "what", "which", "whose", "whom", "how", "where", "when", "why"})


MONEY_SIGNS = frozenset({"£", "$", "€"})


FUNCTION = frozenset({"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "ca", "wo", "'", "-", "%"})


def sayable(made: Rendering, place: int) -> bool:
    """Whether one word may be said back where it stands."""
    word = made.parse.words[place]
    lower = word.lower
    asking = lower in OPEN_QUESTION and word.dep not in {"mark", "advmod", "nsubj", "obj"}
    of_another = lower == US.lower() and bool(made.parse.children(place, "det"))
    if word.pos == "PUNCT" or asking or of_another:
        return False
    if lower in RELATIVE or lower in THEY:
        return _points(made, place)
    if word.text[:1].isdigit() or word.text[:1] in MONEY_SIGNS:
        return _number(made, place)
    if lower in PRODUCTS and not is_plain(lower):
        return True
    if word.pos == "PROPN" and word.text[:1].isupper() and place:
        return _name(made, place)
    return lower == US.lower() or lower in FUNCTION or is_plain(lower) or lower in NUMBER_WORDS


def _name(made: Rendering, place: int) -> bool:
    """Whether a name may be said back: ours, a day, a listed thing, or a known place after "in" or "to"."""
    lower = made.parse.words[place].lower
    if lower == US.lower() or lower in THINGS or lower in PRODUCTS or written(lower) != lower:
        return True
    if lower in PLACES:
        return bool(made.parse.children(place, "case"))
    if made.parse.words[place - 1].lower in PRODUCTS:
        return is_plain(lower)
    return made.parse.text.istitle() and is_plain(lower)


def _points(made: Rendering, place: int) -> bool:
    """Whether it is known what a pointing word means."""
    word = made.parse.words[place]
    lower = word.lower
    if lower == "they":
        return made.they_are_us
    if lower in THEY:
        return made.they_are_us and made.subject in {"they", US.lower(), "you"}
    if word.dep == "det" or (lower, word.dep) in {("that", "mark"), ("it", "expl")}:
        return True
    near = word.head == made.head and word.dep in {"nsubj", "nsubj:pass", "obj"}
    return near and lower in {"it", "this"} and bool(made.it)


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
