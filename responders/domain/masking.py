"""Masks what could tell who somebody is, before a text leaves the house; what stood there is kept here only.

In doubt something is masked: a second writer can write about "your kettle" without its model number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from responders.domain.courtesy import OPENERS
from responders.domain.given_names import ALSO_WORDS, NAMES
from responders.domain.grammar import Grammar
from responders.domain.links import LINK
from responders.domain.nouns import THINGS

LONGEST = 2000
"""Characters of a post that are shown; nobody's point comes later than this."""

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
BRACKETS = str.maketrans("[]{}<>", "()()()")

_STREETS = "street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|court|ct|way|gardens|crescent|terrace|boulevard|blvd|place|square|row|mews|hill|park|walk|house|flat"
_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("EMAIL", r"[\w.+%-]{1,64}(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]{1,63}(?:\.[\w-]{1,63})+"),
    ("LINK", LINK.pattern + r"|www\.\S+|\b\w+://\S+"),
    ("HANDLE", r"(?<!\w)@\w+(?:[.@-]\w+)*|\bu/\w+"),
    ("ADDRESS", rf"\b(?:flat|apartment|apt|unit|room|house|no\.?) ?\d{{1,5}}[a-z]?\b,?(?: ?\d{{1,5}}[a-z]?,? (?:[a-z'’-]+ ){{1,3}}(?:{_STREETS})\b)?|\b\d{{1,5}}[a-z]?,? (?:[a-z'’-]+ ){{1,3}}(?:{_STREETS})\b\.?|\bp\.?o\.? box \d+"),
    ("ADDRESS", r"\b(?:[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2})\b|\b\d{5}-\d{4}\b"),
    ("DATE", rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\.?,? (?:19|20)\d\d\b|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\bborn (?:in|on) [\w ]{{0,12}}\d{{2,4}}\b"),
    ("NUMBER", r"(?<![\w£$€])(?:\+|00)?\(?\d(?:[ ()./-]{0,2}\d){6,18}(?!\w)"),
    ("NUMBER", r"(?<![\w£$€.,])#? ?(?=[A-Za-z\d-]*\d[A-Za-z-]*\d)(?=[A-Za-z\d-]*[A-Za-z-])[A-Za-z]{1,6}-?\d[A-Za-z\d-]{2,}\b|\b[A-Z]{2,}[A-Z\d]*\d[A-Z\d]{2,}\b|\b[A-Z\d]{2,}-[A-Z\d-]*\d[A-Z\d-]*\b"),
    ("NUMBER", r"(?<![£$€\d.,])#\w*\d\w*|(?<![£$€\d.,\w])\d{4,}(?![\d.,]*\d|\w)|\b(?:ending|ends) (?:in |with )?\d{3,4}\b"),
    ("NUMBER", r"\b(?:order|booking|ref(?:erence)?|account|invoice|tracking|ticket|case|customer|card|pin|code|batch)(?:'s)? ?(?:number|no\.?|nr\.?|id|#)? ?(?:is |was |:)? ?#?(?=[\w-]*\d)[\w-]{3,}"),
)  # fmt: skip
PATTERNS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE if kind != "NUMBER" else 0)) for kind, pattern in _PATTERNS
)

CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
INTRODUCED = re.compile(
    rf"\b(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r|[Pp]rof|[Ss]ir|[Mm]adam|[Rr]ev)\.? (?P<titled>{CAPITAL}(?: {CAPITAL})?)"
    rf"|\b(?:[Mm]y name is|[Mm]y name's|[Nn]amed|[Cc]alled|[Ii]t's|[Tt]his is|[Ss]igned,?|[Rr]egards,?|[Yy]ours,?) (?P<said>{CAPITAL}(?: {CAPITAL})?)"
)
SIGNED = re.compile(
    r"(?:\bmy name(?: is|'s|’s)|\b(?:regards|sincerely),?)\s+(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)",
    re.IGNORECASE,
)
"""Who says their name in small letters is masked as well, and a word too many."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SHORTENED = re.compile(r"(?:n't|'(?:ve|ll|re|d|m))$")
MARK = re.compile(r"\[[A-Z]+\]")
FIRST_IN_SENTENCE = re.compile(r"(?:^|[.!?…:;\n]|[\"“(–—-])\s*$")

_PLAIN = """
i i'm i've i'd i'll ok tv uk us usa eu god christmas easter english french german british american google apple
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december mon tue wed thu fri sat sun am pm dm x twitter reddit mastodon bluesky facebook
instagram visa paypal covid sms gps usb wifi wtf lol omg ffs smh imo asap faq vip diy no yes hi hello hey dear thanks
order orders batch card price queue week day help good great yours
"""
PLAIN = frozenset(_PLAIN.split()) | frozenset(THINGS)
"""Capitalised words that tell nobody's name."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text that may leave, and what its masks stand for, which may not."""

    text: str
    kept: tuple[tuple[str, str], ...]


def mask(
    text: str,
    *,
    names: Iterable[str] = (),
    keep: Iterable[str] = (),
    grammar: Grammar | None = None,
) -> Masked:
    """The text with masks such as [NAME] in place of names, handles, addresses, numbers and links.

    `names` are names that are known (the customer's, their handle), `keep` texts whose words may stand (the
    brand's name). Amounts of money, lengths of time and small numbers stay: the answer is about them. With
    `grammar`, whatever it takes for a name is masked as well.
    """
    clean = _clean(text)
    kept: list[tuple[str, str]] = []
    for kind, pattern in PATTERNS:
        clean = _replaced(clean, ((match.span(), kind) for match in pattern.finditer(clean)), kept)
    standing = frozenset(word.lower() for text_ in keep for word in WORD.findall(text_)) | PLAIN
    known = frozenset(
        word.lower() for name in names for word in WORD.findall(name.replace("_", " ")) if len(word) > 1
    )
    spans = ((span, "NAME") for span in _names(clean, known - standing - OPENERS, standing, grammar))
    return Masked(_replaced(clean, spans, kept), tuple(kept))


def _clean(text: str) -> str:
    """Visible text without characters that could close a mask or a fence."""
    plain = unicodedata.normalize("NFKC", text[: 2 * LONGEST])
    return INVISIBLE.sub("", plain).translate(BRACKETS)[:LONGEST]


def _replaced(text: str, found: Iterable[tuple[tuple[int, int], str]], kept: list[tuple[str, str]]) -> str:
    pieces, last = [], 0
    for (start, end), kind in sorted(found):
        # What touches a mask already is part of it.
        if start < last or "[" in text[start:end] or start == end:
            continue
        pieces += [text[last:start], f"[{kind}]"]
        kept.append((f"[{kind}]", text[start:end]))
        last = end
    return "".join([*pieces, text[last:]])


def _names(
    text: str, known: frozenset[str], standing: frozenset[str], grammar: Grammar | None
) -> Iterator[tuple[int, int]]:
    """Words that are names: known ones, introduced ones, given names, and capitals where no sentence begins."""
    words = list(WORD.finditer(text))
    marked = {place for match in MARK.finditer(text) for place in range(*match.span())}
    told = {
        place for match in INTRODUCED.finditer(text) for place in range(*match.span(match.lastgroup or 0))
    }
    told |= {place for match in SIGNED.finditer(text) for place in range(*match.span("name"))}
    proper = _proper(text, grammar)
    # Who shouts writes no name with a capital that others have not.
    shouted = sum(match[0].isupper() for match in words) > 0.5 * len(words)
    for match in words:
        word, start = match[0], match.start()
        plain = word.lower().replace("’", "'").removesuffix("'s")
        if start in marked or SHORTENED.search(plain):
            continue
        given = plain in NAMES and (plain not in ALSO_WORDS or (word[0].isupper() and not shouted))
        if plain in known or (plain not in standing and (given or start in told)):
            yield match.span()
        elif plain in standing or not word[0].isupper() or (shouted and word.isupper()):
            continue
        elif start in proper or not (word.isupper() or FIRST_IN_SENTENCE.search(text[:start])):
            yield match.span()


def _proper(text: str, grammar: Grammar | None) -> frozenset[int]:
    """Where the grammar sees a name."""
    if grammar is None or not text.strip():
        return frozenset()
    found: set[int] = set()
    for match in re.finditer(r"[^\n.!?]+[.!?]*", text):
        if match[0].strip():
            parse = grammar.parse(match[0])
            found |= {match.start() + word.start for word in parse.words if word.pos == "PROPN"}
    return frozenset(found)
