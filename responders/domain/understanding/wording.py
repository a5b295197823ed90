"""The kept words of a clause as we write them: persons turned, verbs agreeing, articles where they lack."""

from __future__ import annotations

from dataclasses import dataclass

from responders.domain.grammar import Word
from responders.domain.nouns import THINGS
from responders.domain.things import OUR_PLACES, OURS
from responders.domain.understanding.persons import agreed, switched, tag_of
from responders.domain.understanding.rendering import Rendering
from responders.domain.understanding.sayable import FUNCTION, MONEY_SIGNS
from responders.domain.understanding.tokens import US
from responders.domain.understanding.vocabulary import PLACES, PRODUCTS, UNITS, is_plain, written
from responders.domain.understanding.word_list import words

LOOSE = {"n't": "not", "'re": "are", "'ve": "have", "'m": "are", "'ll": "will"}
"""A shortened word as it stands by itself."""

IDIOMS = words("trip collection bus train taxi plane chat system delivery hold board stay party class check")
BARE = words(
    "gate airport lounge counter desk terminal runway tarmac shop store till checkout depot warehouse station platform "
    "branch salon hotel restaurant door plane train"
)
"""Places that take "the" after a preposition."""

IN_HAND = words(
    "flight flights train bus order orders delivery parcel parcels package bag bags luggage suitcase booking"
)
"""What is the customer's own although they call it ours: "your flight is late"."""

STILL_TRUE = words("week month year spring summer autumn winter season term")
"""Times that are mostly the same when the reply is read: "this week"."""

POINTING = frozenset({"this", "that", "these", "those"})
OWNING = frozenset({"compound", "nmod:poss", "amod", "nmod"})
THEIRS = frozenset({"goods", "food", "travel", "visit", "money"})
"""Categories of things that are the customer's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of what is said, the place it came from (-1 for ours), and whether it joins the one before."""

    text: str
    place: int = -1
    joined: bool = False


def said(made: Rendering) -> list[Piece]:
    """The kept words as they are written in a reply, in order."""
    spoken: list[Piece] = []
    for place in made.kept:
        form = _form(made, place)
        if not form:
            continue
        joins = _joins(made, place)
        if joins and (not spoken or spoken[-1].place != place - 1):
            form, joins = LOOSE.get(form, form), False
        if whose := "the" if _bare_place(made, place) else _bare_thing(made, place):
            spoken.append(Piece(whose))
        spoken.append(Piece(form, place, joins))
    return spoken


def joined(pieces: list[Piece]) -> str:
    """The pieces as text."""
    text = ""
    for piece in pieces:
        text += piece.text if piece.joined or not text else f" {piece.text}"
    return text


def owner(word: Word) -> str:
    """Whose a thing is: "our" app, "your" parcel, "the" rest."""
    category = THINGS.get(word.lower, "")
    if category in OURS and word.lower not in OUR_PLACES:
        return "our"
    return "your" if category in THEIRS or word.lower in OUR_PLACES else "the"


def _joins(made: Rendering, place: int) -> bool:
    parse = made.parse
    short = parse.words[place].lower in FUNCTION or (place > 0 and parse.words[place - 1].text in MONEY_SIGNS)
    return short and place > 0 and parse.words[place - 1].end == parse.words[place].start


def _form(made: Rendering, place: int) -> str:
    """A word as we say it; empty where it goes."""
    word = made.parse.words[place]
    lower = word.lower
    if (known := _known(made, place)) is not None:
        return known
    if lower == US.lower() or lower in {"your", "you"}:
        return _addressed(made, place)
    if word.pos == "PRON" or lower in {"their", "them"}:
        return switched(made.parse, place)
    if word.dep in {"aux", "aux:pass", "cop"} or word.pos in {"VERB", "AUX"}:
        return written(agreed(made.parse, place, UNITS.get(lower, lower)))
    return _plain(made, place)


def _known(made: Rendering, place: int) -> str | None:
    """A pointing word as what it points at, and a place as it is written; None for every other word."""
    word = made.parse.words[place]
    lower = word.lower
    if lower in {"it", "this"} and word.dep not in {"det", "expl"} and made.it:
        return made.it
    if word.dep == "det" and lower in POINTING:
        pointed = made.parse.words[word.head]
        return lower if pointed.lower in STILL_TRUE else owner(pointed)
    if lower in PLACES and word.pos == "PROPN":
        return word.text.capitalize() if word.text.isupper() else word.text
    if lower in PRODUCTS and (not is_plain(lower) or (word.pos == "PROPN" and word.start)):
        return PRODUCTS[lower]
    if (
        word.pos == "PROPN"
        and word.text.istitle()
        and place
        and made.parse.words[place - 1].lower in PRODUCTS
    ):
        return word.text
    return None


def _plain(made: Rendering, place: int) -> str:
    word = made.parse.words[place]
    governed = made.parse.words[word.head]
    if governed.lower == US.lower() and tag_of(word) == "POS":
        return ""
    if governed.lower == US.lower() and word.lower == "on" and governed.dep == "nmod":
        return "with"
    return written(UNITS.get(word.lower, word.lower))


def _addressed(made: Rendering, place: int) -> str:
    """The brand's name, "you" and "your", as they mean us or people in general."""
    parse = made.parse
    word = parse.words[place]
    if word.lower == "your":
        return "your" if parse.words[word.head].lower in IN_HAND else "our"
    if word.lower == "you":
        return switched(parse, place) if made.addressed else "you"
    tags = [tag_of(parse.words[c]) for c in parse.children(place)]
    if "POS" in tags:
        return "our"
    if word.dep not in OWNING or parse.children(place, "case"):
        return switched(parse, place)
    others = [c for c in parse.children(word.head, "det", "nmod:poss") if c != place]
    return "" if others else owner(parse.words[word.head]).replace("the", "our")


def _bare_place(made: Rendering, place: int) -> bool:
    """Whether a place stands without its article: "stuck at gate"."""
    word = made.parse.words[place]
    case = made.parse.children(place, "case")
    placed = word.lower in BARE and word.dep in {"obl", "nmod"} and bool(case)
    return placed and not made.parse.children(place, "det", "nmod:poss", "nummod")


def _bare_thing(made: Rendering, place: int) -> str:
    """Whose a thing is that stands without any article: "on flight", "updated app"; empty where nothing is missing."""
    word = made.parse.words[place]
    described = any(c in made.kept and c < place for c in made.parse.children(place, "compound", "amod"))
    if described or tag_of(word) != "NN" or word.dep not in {"obl", "obj", "nmod"}:
        return ""
    if word.lower in IDIOMS or THINGS.get(word.lower, "") not in {"ours", "travel", "visit"}:
        return ""
    by = any(made.parse.words[c].lower in {"by", "via"} for c in made.parse.children(place))
    complete = set(made.parse.children(place, "det", "nmod:poss", "nummod", "compound")) & set(made.kept)
    return "" if by or complete else owner(word)
