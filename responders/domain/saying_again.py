"""How alike two replies are in words and in meaning: whether somebody got the same with another name put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.given_names import ALSO_WORDS, NAMES
from responders.domain.likeness import LONGEST, SIGNATURE, shared, shingles
from responders.domain.nouns import THINGS
from responders.domain.reply_synonyms import LIGHT, SAME, STOP

TOO_ALIKE = 0.5
"""Shared runs of three words, from which a reply counts as used before."""
OTHER_THING = 0.6
"""The same once names, things, numbers and times are taken for blanks."""
SAME_MEANING = 0.6
"""The same telling words, synonyms as one, weighed by how much each of them tells."""
FEWEST = 3
"""Telling words below which a text says too little to be compared by its meaning."""

WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[:.]\d+)?")
_TIMES = """
afternoon am day days evening friday hour hours midday midnight minute minutes monday month morning night
noon now pm saturday soon sunday thursday today tomorrow tonight tuesday wednesday week weeks
"""
TIMES = frozenset(_TIMES.split())
_NUMBERS = """
eight eleven fifteen fifty five forty four nine one seven six sixty ten thirty three twelve twenty two
"""
NUMBERS = frozenset(_NUMBERS.split())


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One text as it is compared: its runs of words, those with blanks in them, and its telling words."""

    runs: frozenset[tuple[str, ...]]
    blanked: frozenset[tuple[str, ...]]
    told: Mapping[str, float]
    weight: float
    telling: int


def is_like(one: str, other: str) -> bool:
    """Whether a reader of both would say that they are the same reply."""
    first, second = skeleton(one[:LONGEST]), skeleton(other[:LONGEST])
    return (
        shared(first.runs, second.runs) >= TOO_ALIKE
        or shared(first.blanked, second.blanked) >= OTHER_THING
        or (min(first.telling, second.telling) >= FEWEST and meaning(first, second) >= SAME_MEANING)
    )


def meaning(first: Skeleton, second: Skeleton) -> float:
    """The weight of the telling words that both have, by the weight of all: from 0 to 1."""
    shared_words = first.told.keys() & second.told.keys()
    both = sum(min(first.told[word], second.told[word]) for word in shared_words)
    every = first.weight + second.weight - both
    return both / every if every else 0.0


@lru_cache(maxsize=2048)
def skeleton(text: str) -> Skeleton:
    """A reply as it is compared; greeting and signature don't count."""
    body = SIGNATURE.sub("", text).replace("’", "'")
    words = WORDS.findall(body)
    blanked = [_blank(word, inside=place > 0) for place, word in enumerate(words)]
    while blanked and blanked[-1] == "<name>":
        blanked.pop()
    counts = Counter(_folded(word) for word in words if word.lower() not in STOP and not _is_name(word))
    told = {word: LIGHT.get(word, 1.0) * min(count, 2) ** 0.5 for word, count in counts.items()}
    return Skeleton(
        runs=shingles(text),
        blanked=_runs(_merged(blanked)),
        told=told,
        weight=sum(told.values()),
        telling=sum(1 for word in told if word not in LIGHT),
    )


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    if len(words) <= 3:
        return frozenset({tuple(words)} if words else ())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _merged(words: list[str]) -> list[str]:
    """Blanks next to each other are one."""
    return [
        word
        for place, word in enumerate(words)
        if not (word.startswith("<") and place and words[place - 1] == word)
    ]


def _blank(word: str, *, inside: bool) -> str:
    lower = word.lower()
    if lower[0].isdigit() or lower in NUMBERS or lower in TIMES:
        return "<time>"
    if _is_name(word) or (
        inside and word[0].isupper() and lower not in STOP and lower not in SAME and lower != "i"
    ):
        return "<name>"
    return "<thing>" if lower in THINGS else lower


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() in NAMES - ALSO_WORDS


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    """The word that stands for all of its sense: "parcel" for packages, "send" for "posted"."""
    lower = word.lower().replace("’", "'")
    lower = lower.removesuffix("'s").removesuffix("'")
    for form in (lower, *_stems(lower)):
        if form in SAME:
            return SAME[form]
    if lower[0].isdigit() or lower in NUMBERS:
        return "<number>"
    return next(iter(_stems(lower)), lower)


def _stems(word: str) -> tuple[str, ...]:
    """The forms that a word may come from, the likeliest first."""
    found = []
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("ing", "e"),
        ("ed", "e"),
        ("es", "e"),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            found.append(word[: -len(ending)] + instead)
    doubled = [form[:-1] for form in found if len(form) > 3 and form[-1] == form[-2]]
    return (*found, *doubled)
