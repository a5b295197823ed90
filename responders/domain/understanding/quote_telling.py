"""How plainly some words of a post tell a trouble, by the words alone: a quotation needs no grammar of ours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from responders.domain.grammar import Parse, Word
from responders.domain.nouns import THINGS
from responders.domain.understanding.lexicon import (
    BAD_ADJECTIVES,
    BAD_NOUNS,
    BAD_VERBS,
    BEFALLEN,
    GOOD_NEGATED,
    LASTING,
    LATE,
    NEGATIONS,
    PHRASAL,
    SOFT_BAD,
    WE_DO,
    WEAK_BAD,
)
from responders.domain.understanding.quote_lists import FELT
from responders.domain.understanding.quote_numbers import SHORT_DAYS
from responders.domain.understanding.vocabulary import DAYS, FEASTS, MONTHS
from responders.domain.understanding.word_list import words

CONTENT = 2
"""Nouns and verbs without which some words tell nothing."""

TELLING = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
LIGHT = words("way thing things time one ones day days people lot bit")
NOTHING = -1.0
UNSIGNED = 0.3
"""What it costs that no word tells of trouble: then what moved the reading has to."""

OWN_ACTS = words("sold cancelled canceled booked bought wrote joined left moved switched deleted")
"""What customers say that they did, without saying "I"; by itself it tells no trouble."""

ACTED = 6
"""Words from which what somebody did may tell something."""
UNTOLD = 0.0

STILL = words("still again yet only instead too without except despite even another least")
SAID = words("told promised said supposed claimed says forced made expected")
HOPED = words("supposed promised expected")
WISHED = words("should fix improve update needs mend repair sort")
PAID = words("paid booked ordered chose asked requested")
GOT = words("got received given gave came")
"""What was ordered, and what came: beside each other they tell what went wrong."""

LABOURS = words(
    "colder slower louder smaller hotter dearer weaker thinner dirtier noisier pricier surcharge surcharges fee fees gaps rattle squeak buzzing noise reminder puddle drift clicks hoops struggle struggling squished squishing resold trapped hoops trouble unable wasted waste worried coldest hottest slowest"
)
ORDINALS = words(
    "third fourth fifth sixth seventh eighth ninth tenth 2nd 3rd 4th 5th 6th 7th 8th 9th 10th umpteenth"
)
"""Words that tell how often something had to be."""

LONG_AGO = (
    SHORT_DAYS
    | DAYS
    | MONTHS
    | FEASTS
    | words(
        "breakfast lunch dinner yesterday last noon morning midday midnight easter spring summer autumn winter"
    )
)
"""What "since" is followed by, where something lasts too long."""

FORCED = words("forced must needed")
MONEY = frozenset("£$€")
MINE = words("my our me us i we your you")
TIMES = LASTING | words("mins min hrs hr am pm o'clock times x")


def telling(parse: Parse, places: Sequence[int], *, asks: bool) -> float:
    """How plainly the words tell: from 0 upward; a plain sign of trouble counts 1."""
    inside = [parse.words[at] for at in places]
    lowers = [word.lower for word in inside]
    if lowers[0] in OWN_ACTS and inside[0].tag.startswith(("VBD", "VBN")) and not _befell(inside[1:]):
        return NOTHING if len(lowers) < ACTED and not NEGATIONS & set(lowers) else UNTOLD
    telling_words = [
        word for word in inside if word.pos in TELLING or word.lower in THINGS or word.text[:1] in MONEY
    ]
    said = set(lowers)
    if sum(word.lower not in LIGHT for word in telling_words) < CONTENT or _not_felt(lowers):
        return NOTHING
    signs = sum(_sign(word) for word in inside)
    signs += sum(_negation(lowers, at) for at, lower in enumerate(lowers) if lower in NEGATIONS)
    signs += 0.4 * min(2, sum(lower in STILL for lower in lowers))
    signs += (0.5 if HOPED & said else 0.3) * bool(SAID & said) + (0.6 if _forced(lowers) else 0)
    signs += 0.6 * (
        bool(TIMES & said) and any(word.pos == "NUM" or word.text[:1].isdigit() for word in inside)
    )
    signs += 0.7 * any(said & PHRASAL.get(word.lemma, frozenset()) for word in inside if word.pos == "VERB")
    signs += 0.6 * (bool(ORDINALS & said) or "second time" in " ".join(lowers)) + 0.7 * (
        "since" in said and bool(LONG_AGO & said)
    )
    signs += _of_acts(inside) + (0.5 if WISHED & said else 0) + (0.3 if asks else 0)
    signs += 0.4 * min(2, sum(word.text[:1] in MONEY for word in inside))
    signs += 1.0 if PAID & said and GOT & said else 0
    fits = 0.2 * bool(MINE & said) + min(0.6, 0.3 * sum(lower in THINGS for lower in lowers))
    if not signs and not any(word.pos in {"VERB", "AUX"} for word in inside):
        return NOTHING
    return signs + fits if signs else fits / 2 - UNSIGNED


def _befell(rest: Sequence[Word]) -> bool:
    return any(word.lower in BEFALLEN or word.lemma in BAD_VERBS for word in rest)


def _sign(word: Word) -> float:
    if word.lower in BAD_NOUNS:
        return 1.0
    if word.pos in {"VERB", "AUX"} and word.lemma in BAD_VERBS:
        return 0.7 if word.lemma in WEAK_BAD else 1.0
    if word.lower in BAD_ADJECTIVES or word.lower in LATE:
        return 0.1 if word.lower in SOFT_BAD else 1.0
    if word.lower in FELT or word.lower in LABOURS:
        return 0.7
    return 1.0 if word.lower in BEFALLEN else 0.0


def _of_acts(inside: Sequence[Word]) -> float:
    """What we are told that we did: "you took the outlets"."""
    ours = any(word.lower in {"you", "they"} and word.dep.startswith("nsubj") for word in inside)
    return 0.6 if ours and any(word.lemma in WE_DO and word.pos == "VERB" for word in inside) else 0.0


def _negation(lowers: list[str], at: int) -> float:
    return 0.0 if GOOD_NEGATED & set(lowers[at + 1 : at + 4]) else 0.9


def _not_felt(lowers: list[str]) -> bool:
    """Whether a bad feeling is what there was none of: "never disappointed"."""
    return any(FELT & set(lowers[at + 1 : at + 3]) for at, lower in enumerate(lowers) if lower in NEGATIONS)


def _forced(lowers: list[str]) -> bool:
    pairs = {f"{one} {other}" for one, other in pairwise(lowers)}
    return bool(FORCED & set(lowers)) or bool(pairs & {"have to", "had to", "having to", "got to", "has to"})
