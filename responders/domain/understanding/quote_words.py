"""Words of a post as they stand within quotation marks: the customer's own, tidied, and none that we would not say."""

from __future__ import annotations

import re

from responders.domain.given_names import ALSO_WORDS
from responders.domain.nouns import THINGS
from responders.domain.understanding.quote_lists import AIRPORTS, FELT, FLATTERY, NEVER
from responders.domain.understanding.quote_numbers import (
    KEPT_NUMBERS,
    SHORT_DAYS,
    SHORT_MONTHS,
    SHORT_UNITS,
    is_code,
    lacks_number,
    may_go,
    quoted_number,
)
from responders.domain.understanding.spellings import SLANG, SPELT
from responders.domain.understanding.tokens import NUMBERED
from responders.domain.understanding.vocabulary import (
    COUNTED,
    DAYS,
    FEASTS,
    MONTHS,
    NUMBER_WORDS,
    PLACES,
    PRODUCTS,
    is_plain,
    written,
)
from responders.domain.understanding.word_list import words

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": " ", "”": " ", '"': " ", "\u00a0": " ", "*": " "}
)
_ODD = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\u20e3]+"
)
_DOTS = re.compile(r"\.{2,}|…|~")
_AROUND = ".,;:!?()[]<>-–—/'"
_SHORTENED = re.compile(r"(?:n't|'s|'re|'ve|'ll|'d|'m|s')$")
ABBREVIATIONS = words(
    "api tsa esta ife ios cctv faq uk us usa eu tv gp pdf usb sms pin sim gps vat id qr atm hdmi vip dm ok pm am wifi"
)

LETTERS = frozenset({"a", "i", "&"})
TORN = frozenset("<>/=+")
"""Signs between words of which nobody knows what they mean."""

GRADED = words("pass passes class group zone list")
"""What a letter tells the grade of."""

NEGATED = ("n't", "not", "cannot", "cant", "dont", "never")
DETERMINING = words("no a an the my our your any each every more")
"""Words behind which a capital letter makes no name: "no Vegan meals"."""

LETTERED = words("coach carriage zone row gate terminal platform hall block wing pier stand door")
"""What is called by a letter."""

SHORT_NAMES = ABBREVIATIONS | AIRPORTS
SHORTENED = LETTERS | words(
    "ca wo do does did is are was were has have had could would should there what that it"
)
MORE_THAN_WORDS = words("march may nice reading")
"""Months and places that are everyday words as well."""


def tidied(text: str, start: int, end: int) -> str:
    """The words of a span of a post as they are quoted; empty where one of them may not be."""
    shown = _DOTS.sub(
        " ",
        _ODD.sub(
            " ",
            text[start:end].translate(_PLAIN).replace("&amp;", "&").replace("&gt;", ">").replace("&lt;", "<"),
        ),
    )
    tokens = shown.split()
    loud = sum(token.isupper() and len(token) > 1 for token in tokens)
    quiet = loud > len(tokens) / 2
    said: list[str] = []
    cores = [_core(token) for token in tokens]
    for place, (token, core) in enumerate(zip(tokens, cores, strict=True)):
        before = cores[place - 1].lower() if place else ""
        after = cores[place + 1].lower() if place + 1 < len(cores) else ""
        if token in TORN or (core.isdigit() and token.endswith(",")):
            return ""
        if not core or core.lower() in SLANG or may_go(core, before, after, said):
            continue
        numbered = is_code(core) and before in KEPT_NUMBERS
        form = core if numbered else _form(core, before, after, first=not said, quiet=quiet)
        if not form or (not numbered and before in NUMBERED and core[:1].isdigit() and after not in COUNTED):
            return ""
        said.append(form + ("," if token.endswith(",") else ""))
    return "" if lacks_number(said, text, end) else " ".join(said).rstrip(",")


def _core(token: str) -> str:
    """A word without the signs around it, and without the sign of a tag where it is a plain word."""
    core = token.strip(_AROUND)
    return core[1:] if core.startswith("#") and is_plain(core[1:].lower()) else core


def _form(core: str, before: str, after: str, *, first: bool, quiet: bool) -> str:
    """One word as it is quoted; empty where it may not be."""
    lower = core.lower()
    if core[0].isdigit() or core[0] in "£$€":
        return quoted_number(core.rstrip("+") if core[0] in "£$€" else core, before, after)
    if known := _known(core, lower, before, after):
        return known
    spelt = SPELT.get(lower, core)
    if spelt == core and not all(_plain(part) for part in re.split(r"[-/]", lower) if part):
        return ""
    return _cased(spelt, core, first=first, quiet=quiet)


def _known(core: str, lower: str, before: str, after: str) -> str:
    """A word that is quoted for what it is or for what stands beside it: a unit, a short name, a letter; else empty."""
    if lower in SHORT_UNITS:
        return lower
    lettered = len(core) == 1 and core.isupper() and (after in GRADED or before in LETTERED)
    if lettered or (core.isupper() and lower in SHORT_NAMES):
        return core
    if lower in PRODUCTS and (core[:1].isupper() or not is_plain(lower)):
        return PRODUCTS[lower]
    denied = lower in FLATTERY and before.endswith(NEGATED)
    common = (
        before in DETERMINING
        and len(core) > 1
        and core.istitle()
        and is_plain(lower)
        and lower not in NEVER | ALSO_WORDS
    )
    return lower if denied or common else ""


def _plain(lower: str) -> bool:
    if lower in NEVER or lower in FLATTERY:
        return False
    if any(
        lower in known for known in (FELT, SHORT_DAYS, SHORT_MONTHS, NUMBER_WORDS, LETTERS, PLACES)
    ) or is_plain(lower):
        return True
    stem = _SHORTENED.sub("", lower)
    return stem != lower and stem not in NEVER and (is_plain(stem) or stem in SHORTENED)


def _cased(form: str, core: str, *, first: bool, quiet: bool) -> str:
    """A word in its letters: shouting lowered, days and places with their capital; empty for a name."""
    lower = form.lower()
    shouted = core.isupper() and len(core) > 1
    if any(lower in known for known in (DAYS, FEASTS, MONTHS, SHORT_MONTHS, PLACES)):
        return lower if lower in MORE_THAN_WORDS and core.islower() else lower.capitalize()
    if lower == "i" or lower.startswith("i'"):
        return "I" + lower[1:]
    if lower in SHORT_DAYS and core.istitle():
        return core
    if shouted or (quiet and core.isupper()):
        plain = written(lower)
        return plain[:1].upper() + plain[1:] if first and quiet else plain
    if core[:1].isupper() and not first and lower not in THINGS and form == core:
        return lower if quiet else ""
    return form[:1].upper() + form[1:] if core[:1].isupper() and form != core else form
