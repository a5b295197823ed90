"""Numbers of a post as they stand within quotation marks: times, amounts and counts; no codes and no numbers of ours."""

from __future__ import annotations

import re

from responders.domain.understanding.spellings import SPELT
from responders.domain.understanding.tokens import NUMBERED
from responders.domain.understanding.vocabulary import (
    CLOCK,
    COUNTED,
    MONEY,
    MONTHS,
    UNITS,
    is_plain,
)
from responders.domain.understanding.word_list import words

_CODE = re.compile(r"#?[A-Za-z]{0,3}-?\d{1,5}[A-Za-z]?")
_FULL_CODE = re.compile(r"#?[A-Z]{1,3}-?\d{1,5}[A-Z]?")
_MEASURE = re.compile(
    r"\d{1,3}(?:\.\d)?\+?-?(?:mins?|hrs?|hours?|minutes?|secs?|seconds?|days?|weeks?|wks?|months?|h|am|pm|k|st|nd|rd|th|x|%)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_COUNT = re.compile(r"\d{1,3}(?:\.\d)?\+?")
_FEW = re.compile(r"\d{1,2}(?:\.5)?")
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d(?:am|pm)?", re.IGNORECASE)
"""A time of day as it is written in Britain: 7.30."""

NUMBER_NEXT = re.compile(r"\s*#?\s*[A-Za-z]{0,3}-?\d")
KEPT_NUMBERS = words("gate terminal row platform stop zone channel level floor")
"""What may be named by its number: it is everybody's."""

LEFT_OUT = words("flight flights flt train bus")
"""What may be named without its number, where that is no part of a phrase."""

OWNERS = words("my our your the this that a another")
TIMELY = words("at by until till since before after from around about for the and to")
"""Words before which a number with a dot is a time of day."""

CALLED = words(
    "number no nr room flat house apartment unit suite order case ticket ref reference claim account"
)
"""What is called by a number that belongs to one person."""

SHORT_MONTHS = words("jan feb apr jun jul aug sept oct nov dec")
SHORT_DAYS = words("mon tue tues wed thu thur thurs fri sat sun")
SHORT_UNITS = frozenset({*UNITS, "am", "pm"})
NO_THINGS = words("is was has this its as are were")
JOINING = words(
    "of or and to in by on at for my the a st rd out from after before until since but it i we they you so"
)
"""Words that no number counts; "of" alone may follow a count: "2 of 6 came"."""


def is_code(core: str) -> bool:
    """Whether a word is the number of a flight, a seat or the like, and no measure."""
    digits = any(letter.isdigit() for letter in core)
    return digits and _CODE.fullmatch(core) is not None and _MEASURE.fullmatch(core) is None


def may_go(core: str, before: str, after: str, said: list[str]) -> bool:
    """Whether a word is the number of a flight, a train or a bus, without which the words are whole."""
    if not said and _FULL_CODE.fullmatch(core) is not None:
        return is_plain(SPELT.get(after, after)) and after not in NO_THINGS
    if before not in LEFT_OUT or not is_code(core) or after in COUNTED:
        return False
    return len(said) == 1 or said[-2].lower() in OWNERS


def lacks_number(said: list[str], text: str, end: int) -> bool:
    """Whether the words end in something that is called by the number behind it: "on flight"."""
    if not said or said[-1].lower() not in NUMBERED or NUMBER_NEXT.match(text, end) is None:
        return False
    return len(said) == 1 or said[-2].lower() not in OWNERS


def quoted_number(core: str, before: str, after: str) -> str:
    """A number of a narrow shape: with its unit, an amount, a time of day, a count of things; empty for others."""
    if _MEASURE.fullmatch(core) or MONEY.fullmatch(core) or CLOCK.fullmatch(core.lower()):
        return core.lower() if core.isupper() else core
    if _DOTTED.fullmatch(core) and before in TIMELY:
        return core.lower()
    unit = (
        after in COUNTED
        or after in MONTHS
        or after in SHORT_MONTHS
        or after in SHORT_UNITS
        or f"{after}s" in COUNTED
    )
    if unit or (after.endswith("s") and is_plain(after) and after not in NO_THINGS):
        return core if _COUNT.fullmatch(core) or _THOUSANDS.fullmatch(core) else ""
    few = _FEW.fullmatch(core) and before not in CALLED
    counts = after == "of" or (is_plain(after) and after not in JOINING | NO_THINGS)
    return core if few and counts else ""
