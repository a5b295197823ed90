"""Sentences without a verb: "no wifi on this flight", "thanks for losing my bag"."""

from __future__ import annotations

import re

from responders.domain.grammar import Parse
from responders.domain.nouns import THINGS, plural
from responders.domain.understanding.lexicon import LASTING
from responders.domain.understanding.persons import has_subject, tag_of
from responders.domain.understanding.rendering import Rendering
from responders.domain.understanding.verbs import past
from responders.domain.understanding.wording import joined, said


def doing(made: Rendering) -> tuple[str, str] | None:
    pieces = [piece for piece in said(made) if piece.place >= made.head]
    verb = made.parse.words[made.head]
    rest = joined(pieces[1:])
    return f"us {verb.lower} {rest}", f"we {past(verb.lemma)} {rest}"


def is_fragment(parse: Parse, head: int) -> bool:
    word = parse.words[head]
    return (
        word.pos in {"NOUN", "PROPN"}
        and not has_subject(parse, head)
        and not parse.children(head, "cop", "aux")
    )


def fragment(made: Rendering) -> tuple[str, str] | None:
    """What a sentence without a verb names: "no wifi on this flight"."""
    parse = made.parse
    head = parse.words[made.head]
    pieces = [
        piece
        for piece in said(made)
        if piece.place < 0 or parse.words[piece.place].dep not in {"advmod", "advcl"}
    ]
    text = joined(pieces)
    if not pieces or any(piece.text in {"we", "you", "i"} for piece in pieces):
        return None
    if head.lower in LASTING or THINGS.get(head.lower) == "people":
        return None
    opening = parse.words[max(pieces[0].place, 0)]
    if opening.pos not in {"DET", "ADJ", "NOUN", "NUM", "PRON", "PROPN"} and opening.lower not in {
        "missed",
        "lost",
        "broken",
        "cancelled",
        "damaged",
    }:
        return None
    if re.search(r"\b(?:not|n't|can't|cannot|never)\b", text) or len(text.split()) > 12:
        return None
    if re.match(r"(?:still |and |also )?no ", text):
        rest = re.sub(r"^(?:still |and |also )?no ", "", text)
        be = "were" if plural(head.lower) else "was"
        return f"the lack of {rest}", f"there {be} no {rest}"
    single = tag_of(head) == "NN" and re.match(r"(?:\d|two |three |four )", text)
    if single or not re.match(r"(?:a|an|the|your|our|\d+|two|three|four|another|some|more) ", text):
        article = "" if plural(head.lower) or tag_of(head) == "NNS" else "a "
        text = article + text
    noun = re.sub(r"^(?:a|an|another|some) ", "the ", text)
    if not re.match(r"(?:the|your|our) ", noun):
        noun = f"the {noun}"
    if len(noun.split()) < SHORTEST:
        return None
    return noun, f"you had {text}"


SHORTEST = 3
"""Words of the shortest clause that tells what happened."""
