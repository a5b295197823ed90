"""Where somebody lives, and the plate of their car: written as addresses are, in many countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.understanding.word_list import words

_ENGLISH = (
    r"street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|court|ct|way|gardens?|crescent|terrace|boulevard|blvd|place|grove|square|hill|row|mews|walk|"
    r"park|green|parade|view|rise|quay|wharf|house|flats|heights|circle|trail|parkway|pkwy|highway|hwy|loop|esplanade|croft|meadows?|fields|vale|drove|"
    r"cottages?|villas?|buildings|mansions|estate|brae|wynd|circuit|crossing|bank|strasse|straße|straat"
)
_PLAIN_ENGLISH = words("street road avenue lane crescent terrace boulevard close mews drive")
"""Kinds of street that mean nothing else, so that they may be written small."""

_COUNTED = r"(?:am|pm|o'clock|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|miles?|times?|people|today|tonight|tomorrow)"
"""What follows a number that is no house's: "2:30 pm today either way"."""

_UNIT = r"(?:(?:flat|apartment|apt|unit|suite|no|number)\.? ?\w{1,4},? )?"
ENGLISH = re.compile(
    rf"(?<![\w£$€:.])(?P<unit>{_UNIT})\d{{1,5}}[a-z]?(?:-\d{{1,4}})?,? (?!{_COUNTED}\b)(?P<name>(?:[^\W\d_]+(?:['-][^\W\d_]+)*\.? ){{1,3}})(?P<kind>{_ENGLISH})\b"
    r"(?P<town>,? [a-z]+(?= |,|\.|$))?"
)
_SUFFIX = r"(?:str\.|strasse|straße|straat|gasse|weg|platz|allee|gatan|gata|vägen|veien|vejen|vej|vei|gade|gracht|laan|plein|singel|katu|utca|gårdsvei)"
_PREFIX = (
    r"(?:rue|avenue|av\.|bd|boulevard|chemin|impasse|quai|allée|place|via|viale|corso|piazza|vicolo|calle|c/|avenida|avda\.|plaza|paseo|carrer|rua|"
    r"travessa|praça|largo|ul\.|ulica|aleja|al\.|strada|str\.|ulitsa|jalan|jl\.)"
)
ABROAD = re.compile(
    rf"\b(?P<before>\d{{1,4}}(?: ?bis| ?ter|[a-z])?,? {_PREFIX} (?:(?:de|du|des|del|della|dei|di|da|do|dos|la|las|los|le|les|l'|d')? ?[^\W\d_]+['-]?){{1,4}})"
    rf"|(?<!\w)(?P<after>(?:[^\W\d_]{{3,}}[- ]?{_SUFFIX}|{_PREFIX} [^\W\d_]+(?: [^\W\d_]+){{0,3}}),?(?: n[°º.o]{{0,2}})? \d{{1,4}}[a-z]?)(?![\w:%])"
)
SMALL_TAIL = re.compile(r"(?: [^\WA-ZÀ-Þ\d_][^\W\d_]*['-]?)+$")
BOX = re.compile(r"\bp\.?o\.? box \d+\b")
POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)")
PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{1,3}-[A-Z]{1,2} ?\d{2,4}|[A-Z]{2}-\d{3}-[A-Z]{2}|\d{2,3}-[A-Z]{1,2}-\d{3,6})(?![\w-])"
)
NAMED_PLATE = re.compile(
    r"\b(?:licen[cs]e plates?|number plates?|plates?|reg(?:istration)?(?: number| plate)?)(?: is| was|:|,)? (?P<plate>(?=[a-z0-9 -]{0,8}\d)[a-z0-9]{1,4}[ -]?[a-z0-9]{2,5})\b"
)
_NO_TOWN = words("""
at by on to this today tomorrow tonight myself and before within in now with for is i as so or if
when where but from after until till the we you
""")
_GRAMMAR = words("""
a an the on in at of to by for from with and or my your our their his her this that these those is
are was were as per more other either each every no any all out off up down under over along right
left same new old long short next last best only
""")
"""Words that hold a sentence together and name no street: "at 2 either way", "4 on the way"."""


def places(plain: str, reply: str) -> Iterator[tuple[int, int]]:
    """Streets with house numbers, post boxes and postcodes; names of streets have capitals, unless all is small."""
    for match in ENGLISH.finditer(plain):
        if _is_street(match, reply):
            town = match["town"] or ""
            end = match.start("town") if town.strip(" ,") in _NO_TOWN and town else match.end()
            yield match.start(), end
    for match in ABROAD.finditer(plain):
        written = _named_part(match[0], reply[match.start() : match.end()])
        if _has_capital(written):
            yield match.start(), match.start() + len(written)
    yield from (match.span() for match in BOX.finditer(plain))
    yield from (match.span() for match in POSTCODE.finditer(reply))


def plates(plain: str, reply: str) -> Iterator[tuple[int, int]]:
    """Number plates: by their form in capitals, or by what they are called."""
    yield from (match.span() for match in PLATE.finditer(reply))
    for match in NAMED_PLATE.finditer(plain):
        if reply[match.start("plate") : match.end("plate")].isupper():
            yield match.span("plate")


def _is_street(match: re.Match[str], reply: str) -> bool:
    names = reply[match.start("name") : match.end("name")].split()
    kind = reply[match.start("kind") : match.end("kind")]
    if all(name[:1].isupper() or name in {"of", "the", "de", "la"} for name in names) and kind[:1].isupper():
        return any(name[:1].isupper() for name in names)
    sure = kind.lower() in _PLAIN_ENGLISH or bool(match["unit"])
    return sure and len(names) < 3 and kind.islower() and not {name.lower() for name in names} & _GRAMMAR


def _named_part(plain: str, written: str) -> str:
    """The street without the small words behind its name: "4 rue des Tanneurs tomorrow"."""
    if plain[:1].isdigit():
        return SMALL_TAIL.sub("", written)
    return written


def _has_capital(written: str) -> bool:
    """Whether the name of a street abroad stands in it: "via the app 2" is none, "Via Roma 23" is."""
    named = [word for word in re.findall(r"[^\W\d_]+", written) if len(word) > 1]
    return bool(named) and named[-1][:1].isupper() and (named[0].lower() != "via" or named[0][:1].isupper())
