"""Which matters the words of a post or reply speak of: stems, and the families that they belong to."""

from __future__ import annotations

import re
from functools import lru_cache

from responders.domain.tone.matter_families import FAMILIES
from responders.domain.tone.matter_stock import GENERIC, IRREGULAR, STOCK

WORD = re.compile(r"[a-z][a-z0-9]*(?:['-][a-z0-9]+)*|\d+[a-z]+|[£$€]|\d+")
_ENDINGS = re.compile(r"(?:'s|')$")
_SHORT = re.compile(r"'(?:m|ve|ll|re|d)$|n't$|^(?:it|that|there|he|she|what|who|here|how|let)'s$")
"""Short forms of words that tell nothing."""

_CALLED_OFF = re.compile(
    r"\bcall(?:ed|ing)? (?:(?:it|this|that|everything|you) )?off\b|\bend(?:ed|ing)? (?:it|this|that|your|the)\b|\b(?:it's|i've|we've) stopped\b"
)

_CUT_OFF = re.compile(r"\bcut (?:you |me |us |him |her )?off\b")
_ABSENT = re.compile(
    r"\b(?:(?:not|never|nobody|no one|no-one|n't)|\w+n't) (?:\w+ )?(?:show|shown|showed|turn|turned) up\b|\bno-? ?show\b"
)

_SUFFIXES = (
    ("ies", "y"),
    ("ied", "y"),
    ("ations", ""),
    ("ation", ""),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("ness", ""),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ed", ""),
    ("s", ""),
)
MIN_STEM = 3
"""Letters that a stem has at least."""

PREFIX = 5
"""Letters from which on a stem that begins another counts as the same word."""

_DURATION = re.compile(
    r"(?<![\w.])(\d+(?:\.\d+)?|an?|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|ninety)"
    r"[ -]?(?:whole |long |full |straight |bloody |idle )?(min(?:ute)?s?|hours?|hrs?|h|days?|wks?|weeks?|months?|years?|times|calls|e-?mails)\b"
)
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_TENS = {
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "ninety": "90",
}
_VALUES = {word: str(at) for at, word in enumerate(_NUMBERS)} | _TENS | {"a": "1", "an": "1", "half": "0.5"}
PROMISED_TIME = re.compile(r"\b(?:(?:in|within)(?: the next)?|for the next) $")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a lower-case word; of an odd form the stem of its base."""
    word = _ENDINGS.sub("", word)
    word = IRREGULAR.get(word, word)
    for suffix, instead in _SUFFIXES:
        if (
            word.endswith(suffix)
            and len(word) - len(suffix) + len(instead) >= MIN_STEM
            and not word.endswith(("ss", "us"))
        ):
            word = word[: -len(suffix)] + instead
            if (
                not instead
                and suffix in {"ing", "ings", "ed"}
                and word[-1] == word[-2]
                and word[-1] not in "lsz"
            ):
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > MIN_STEM else word


def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, family in enumerate(FAMILIES):
        for word in family:
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_FAMILIES_OF = _families()
STOCKED = frozenset(stem(word) for word in STOCK | GENERIC)
"""Stems of words that stand in a reply to just any post."""

_MONEY = frozenset({"£", "$", "€"})


def families_of(stems: frozenset[str]) -> frozenset[int]:
    """The families that any of the stems belongs to."""
    return frozenset(number for one in stems for number in _FAMILIES_OF.get(one, ()))


def content(plain: str) -> frozenset[str]:
    """The stems of the words of a lower-case text that tell what it speaks of."""
    found = {"cancel"} if _CALLED_OFF.search(plain) else set()
    if _CUT_OFF.search(plain):
        found.add("hang")
    if _ABSENT.search(plain):
        found.add("no-show")
    for word in WORD.findall(plain):
        if word in _MONEY:
            found.add("money")
        elif word[0].isalpha() and len(word) >= MIN_STEM and word not in GENERIC and not _SHORT.search(word):
            found.add(stem(word))
            found.update(
                stem(part) for part in word.split("-") if len(part) > MIN_STEM and part not in GENERIC
            )
    return frozenset(found)


def tellings(stems: frozenset[str]) -> frozenset[str]:
    """Those that do not stand in a reply to just any post."""
    return stems - STOCKED


def durations(plain: str) -> frozenset[tuple[str, str]]:
    """Each length of time or count of tries that a lower-case text tells, however it is written."""
    return frozenset(
        (_VALUES.get(match[1], match[1]), match[2][:1] if match[2] != "months" else "mo")
        for match in _DURATION.finditer(plain)
        if not PROMISED_TIME.search(plain[max(0, match.start() - 20) : match.start()])
    )


def alike(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a word of one side is a word of the other, or plainly begins it."""
    if some & others:
        return True
    return any(
        min(len(one), len(other)) >= PREFIX and (one.startswith(other) or other.startswith(one))
        for one in some
        for other in others
    )
