"""Whether the kept words of a clause are torn: something between them was left out that belongs to them."""

from __future__ import annotations

import re

from responders.domain.grammar import Parse
from responders.domain.understanding.lexicon import BAD_ADJECTIVES, BAD_NOUNS, BEFALLEN, NEGATIONS, SOFT_BAD
from responders.domain.understanding.persons import tag_of
from responders.domain.understanding.rendering import Rendering
from responders.domain.understanding.tokens import MASKED
from responders.domain.understanding.vocabulary import PRODUCTS
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import IN_HAND

BELONGS = words(
    "conj appos obl nmod amod nummod det obj iobj xcomp ccomp compound compound:prt aux aux:pass cop nsubj nsubj:pass case nmod:poss fixed flat"
)
"""Parts that are missed where they are left out between kept words."""

JOINING = frozenset({"/", "-", "&", "+"})
DETERMINERS = words("your our the my a an")
LINKS = words(
    "of in on at to for from with by and or between about after before during without into over under near behind per than as no"
)
RUN = re.compile(r"(?:NOUN ){4}")
"""So many nouns in a row are no phrase."""

PLACED = words(
    "airport lounge hotel station terminal shop store branch airline office restaurant counter desk"
)
"""Places that are plain without their name: "at the airport"."""

NEAR = 6
"""Words before a thing within which a "not" turns it around."""


def is_torn(made: Rendering) -> bool:
    """Whether a part that belongs to the kept words was left out among them, or right before them."""
    parse, kept = made.parse, set(made.kept)
    first, last = made.kept[0], made.kept[-1]
    if first and (parse.words[first - 1].text in JOINING or _goes_on(parse, first)):
        return True
    if any(_is_list(parse, at, kept) for at in range(first + 1, last)):
        return True
    missing = (at for at in range(first, last + 1) if at not in kept)
    return any(_belongs(parse, at, kept) for at in missing)


def _is_list(parse: Parse, at: int, kept: set[int]) -> bool:
    """Whether a comma stood between two kept words that only seem to belong together: "missing drinks, no refund"."""
    if parse.words[at].text != "," or not {at - 1, at + 1} <= kept:
        return False
    return parse.words[at + 1].pos in {"DET", "NOUN", "PROPN", "VERB", "ADJ"} and parse.words[at - 1].pos in {
        "NOUN",
        "PROPN",
    }


def _goes_on(parse: Parse, first: int) -> bool:
    """Whether the first kept word is the second half of a name: "bag drop staff"."""
    begins, before = parse.words[first], parse.words[first - 1]
    halves = begins.pos in {"NOUN", "ADJ"} and before.pos in {"NOUN", "NUM"}
    return halves and before.dep in {"compound", "conj", "nummod"}


def _belongs(parse: Parse, at: int, kept: set[int]) -> bool:
    word = parse.words[at]
    if word.head not in kept or word.pos == "PUNCT":
        return False
    if word.lower in NEGATIONS:
        return True
    masked = word.text == MASKED and word.dep in {"compound", "flat", "amod"}
    if masked and parse.words[word.head].lower in {"one", "ones"}:
        return True
    named = masked or (
        word.dep in {"compound", "flat"} and word.pos == "PROPN" and word.lower not in PRODUCTS
    )
    if named:
        before = parse.words[at - 1].pos if at else ""
        head = parse.words[word.head].lower
        stands_alone = head in PLACED or head in IN_HAND
        return len(word.text) == 1 or before == "NOUN" or (before == "ADP" and not stands_alone)
    if word.dep in {"obl", "nmod"} and word.pos == "PROPN" and parse.children(at, "case"):
        return False
    return word.dep in BELONGS and not (word.dep == "det" and word.lower in DETERMINERS)


def is_plain_thing(made: Rendering) -> bool:
    """Whether a sentence without a verb names a trouble plainly: "late flight out of Dallas", "website failure"."""
    parse, head = made.parse, made.head
    if any(word.lower in NEGATIONS for word in parse.words[max(0, made.kept[0] - NEAR) : made.kept[0]]):
        return False
    if RUN.search(" ".join(parse.words[at].pos.replace("PROPN", "NOUN") for at in made.kept) + " "):
        return False
    inner = made.kept[1:]
    loose = (
        at for at in inner if parse.words[at].lower in DETERMINERS and parse.words[at - 1].lower not in LINKS
    )
    if any(loose) or tag_of(parse.words[head]) not in {"NN", "NNS"}:
        return False
    described = {parse.words[at].lower for at in parse.children(head, "amod", "compound") if at in made.kept}
    return parse.words[head].lower in BAD_NOUNS or bool(described & ((BAD_ADJECTIVES - SOFT_BAD) | BEFALLEN))
