"""Sentences without a verb: "no wifi on this flight", "thanks for losing my bag"."""

from __future__ import annotations

import re

from responders.domain.grammar import Parse
from responders.domain.nouns import THINGS
from responders.domain.understanding.lexicon import LASTING
from responders.domain.understanding.persons import has_subject, tag_of
from responders.domain.understanding.rendering import Rendering
from responders.domain.understanding.torn import is_plain_thing
from responders.domain.understanding.verbs import past
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, joined, said

SHORTEST = 3
"""Words of the shortest clause that tells what happened."""
LONGEST = 12
OPENING = frozenset({"DET", "ADJ", "NOUN", "NUM", "PRON", "PROPN"})
PARTICIPLES = words("missed lost broken cancelled damaged")
NO_LACK = words(
    "sign idea way wonder doubt problem worries excuse chance clue point need use sense matter question offense offence thanks "
    "joke surprise luck one thing fun end shame words brainer complaints issues worry reply answer response claims claim"
)
"""What, where there is none of it, tells no trouble, or one that the rules know better."""

ACTS = words("leaks smells crashes freezes drops sounds breaks stops fails lags works looks tastes stinks")
"""Verbs that the parse may take for nouns."""

NEGATED = re.compile(r"\b(?:not|n't|can't|cannot|never|nothing|we|you|i|us)\b|- | -|\bmore (?!than)")
NONE = re.compile(r"^(?:still |and |also )?no ")
OWNED = re.compile(r"(?:a|an|the|your|our|another|some|two|three|four|five|\d+) ")
COUNTED = re.compile(r"(?:two|three|four|five|\d+) ")


def doing(made: Rendering) -> tuple[str, str] | None:
    """What we are thanked for: "for losing my bag" is us losing your bag."""
    pieces = [piece for piece in said(made) if piece.place >= made.head]
    verb = made.parse.words[made.head]
    rest = joined(pieces[1:])
    return f"us {verb.lower} {rest}", f"we {past(verb.lemma)} {rest}"


def is_fragment(parse: Parse, head: int) -> bool:
    """Whether a word names something without saying anything of it."""
    bare = not has_subject(parse, head) and not parse.children(head, "cop", "aux")
    return parse.words[head].pos in {"NOUN", "PROPN"} and bare


def fragment(made: Rendering) -> tuple[str, str] | None:
    """What a sentence without a verb names: "no wifi on this flight"."""
    head = made.parse.words[made.head]
    pieces = [
        p for p in said(made) if p.place < 0 or made.parse.words[p.place].dep not in {"advmod", "advcl"}
    ]
    text = joined(pieces)
    many = tag_of(head) in {"NNS", "NNPS"}
    if not _names(made, pieces, text):
        return None
    if head.lower in NO_LACK or re.match(r"(?:your|our) ", text):
        return None
    if NONE.match(text):
        rest = NONE.sub("", text)
        return f"the lack of {rest}", f"there {'were' if many else 'was'} no {rest}"
    if not is_plain_thing(made):
        return None
    if not OWNED.match(text) or (COUNTED.match(text) and not many):
        text = text if many else f"a {text}"
    noun = re.sub(r"^(?:a|an|another|some) ", "the ", text)
    noun = noun if re.match(r"(?:the|your|our) ", noun) else f"the {noun}"
    had = "you've had" if " since " in text else "you had"
    return (noun, f"{had} {text}") if len(noun.split()) >= SHORTEST else None


def _names(made: Rendering, pieces: list[Piece], text: str) -> bool:
    """Whether the pieces are one plain thing, and no length of time, person or torn clause."""
    head = made.parse.words[made.head]
    if not pieces or NEGATED.search(text) or len(text.split()) > LONGEST:
        return False
    if head.lower in LASTING or THINGS.get(head.lower) == "people":
        return False
    stated = any(tag_of(made.parse.words[c]) in {"VBD", "VBZ", "VBP", "MD"} for c in made.kept)
    if stated or head.lower in ACTS or re.search(r"\w no\b", text):
        return False
    if any(c > made.head and c in made.kept for c in made.parse.children(made.head, "amod")):
        return False
    opening = made.parse.words[max(pieces[0].place, 0)]
    return opening.pos in OPENING or opening.lower in PARTICIPLES
