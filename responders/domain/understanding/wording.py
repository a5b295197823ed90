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
from responders.domain.understanding.vocabulary import PLACES, UNITS, written
from responders.domain.understanding.word_list import words

LOOSE = {"n't": "not", "'re": "are", "'ve": "have", "'m": "are", "'ll": "will"}
"""A shortened word as it stands by itself."""


IDIOMS = words("trip collection bus train taxi plane chat system delivery hold board stay party class check")


BARE = words(
    "gate airport lounge counter desk terminal runway tarmac shop store till checkout depot warehouse station platform "
    "branch salon hotel restaurant door plane train"
)
"""Places that take "the" after a preposition."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of what is said, the place it came from (-1 for ours), and whether it joins the one before."""

    text: str
    place: int = -1
    joined: bool = False


def said(made: Rendering) -> list[Piece]:
    """The kept words as they are written in a reply, in order."""
    parse = made.parse
    spoken: list[Piece] = []
    for place in made.kept:
        word = parse.words[place]
        form = _form(made, place)
        joined = (
            (word.lower in FUNCTION or parse.words[place - 1].text in MONEY_SIGNS)
            and place > 0
            and parse.words[place - 1].end == word.start
        )
        if joined and (not spoken or spoken[-1].place != place - 1):
            form, joined = LOOSE.get(form, form), False
        if form and _bare_place(made, place):
            spoken.append(Piece("the"))
        elif form and (whose := _bare_thing(made, place)):
            spoken.append(Piece(whose))
        if form:
            spoken.append(Piece(form, place, joined))
    return spoken


def joined(pieces: list[Piece]) -> str:
    """The pieces as text."""
    text = ""
    for piece in pieces:
        text += piece.text if piece.joined or not text else f" {piece.text}"
    return text


def _form(made: Rendering, place: int) -> str:
    word = made.parse.words[place]
    lower = word.lower
    if lower in {"it", "this"} and word.dep not in {"det", "expl"} and made.it:
        return made.it
    if word.dep == "det" and lower in {"this", "that", "these", "those"}:
        return owner(made.parse.words[word.head])
    if lower in PLACES and word.pos == "PROPN":
        return word.text if not word.text.isupper() else word.text.capitalize()
    if word.dep in {"aux", "aux:pass", "cop"} or word.pos in {"VERB", "AUX"}:
        changed = agreed(made.parse, place, lower)
        if changed != lower:
            return changed
    if word.pos == "PRON" or lower == US.lower() or lower in {"your", "ur", "their", "them"}:
        if lower == US.lower() and any(
            tag_of(made.parse.words[c]) == "POS" for c in made.parse.children(place)
        ):
            return "our"
        if (
            lower == US.lower()
            and word.dep in {"compound", "nmod:poss", "amod", "nmod"}
            and not _has_case(made, place)
        ):
            owned = made.parse.words[word.head]
            if any(
                made.parse.words[c].dep in {"det", "nmod:poss"}
                for c in made.parse.children(word.head)
                if c != place
            ):
                return ""
            whose = owner(owned)
            return "our" if whose == "the" else whose
        if lower == "your":
            return "our" if owner(made.parse.words[word.head]) != "your" else "your"
        if lower == "you" and not made.addressed:
            return "you"
        return switched(made.parse, place)
    ours = made.parse.words[word.head]
    if lower == "on" and word.dep == "case" and ours.lower == US.lower() and ours.dep == "nmod":
        return "with"
    if tag_of(word) == "POS" and made.parse.words[word.head].lower == US.lower():
        return ""
    return written(UNITS.get(lower, lower))


def _bare_place(made: Rendering, place: int) -> bool:
    """Whether a place stands without its article: "stuck at gate"."""
    word = made.parse.words[place]
    if word.lower not in BARE or word.dep not in {"obl", "nmod"}:
        return False
    children = [made.parse.words[c].dep for c in made.parse.children(place)]
    return "case" in children and not {"det", "nmod:poss", "nummod"} & set(children)


def _bare_thing(made: Rendering, place: int) -> str:
    """Whose a thing is that stands without any article: "on flight", "updated app"; empty where nothing is missing."""
    word = made.parse.words[place]
    first = min(
        (c for c in (*made.parse.children(place, "compound", "amod"), place) if c in made.kept), default=place
    )
    at = first if first == place else -1
    head = place if at == place else None
    if head is None or tag_of(word) != "NN" or word.dep not in {"obl", "obj", "nmod"}:
        return ""
    if word.lower in IDIOMS or THINGS.get(word.lower, "") not in {"ours", "travel", "visit"}:
        return ""
    children = [made.parse.words[c] for c in made.parse.children(place)]
    if any(child.dep in {"det", "nmod:poss", "nummod", "compound"} for child in children) or any(
        c.lower in {"by", "via"} for c in children
    ):
        return ""
    return owner(word)


def _has_case(made: Rendering, place: int) -> bool:
    return any(
        made.parse.words[c].dep == "case" and tag_of(made.parse.words[c]) != "POS"
        for c in made.parse.children(place)
    )


def owner(word: Word) -> str:
    """Whose a thing is: "our" app, "your" parcel, "the" rest."""
    lower = word.lower
    category = THINGS.get(lower, "")
    if category in OURS and lower not in OUR_PLACES:
        return "our"
    if category in {"goods", "food", "travel", "visit", "money"} or lower in OUR_PLACES:
        return "your"
    return "the"
