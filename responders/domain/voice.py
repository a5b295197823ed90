"""How a brand sounds: its register, its spelling, whether it shortens words, and whether "I" or "we" writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Register = Literal["warm", "plain", "formal"]
Spelling = Literal["british", "american"]


@dataclass(frozen=True, slots=True)
class Voice:
    """The way a brand writes. `contractions` allows "I'll"; `says_we` lets the whole house speak."""

    register: Register = "warm"
    spelling: Spelling = "british"
    contractions: bool = True
    says_we: bool = False


USUAL = Voice()
"""Where a brand has said nothing of its voice."""

REGISTERS: tuple[tuple[Register, re.Pattern[str]], ...] = (
    ("formal", re.compile(r"(?<!not )(?<!less )(?<!in)\bformal|\bcourteous|\breserved\b")),
    ("warm", re.compile(r"\bwarm|\bfriendly|\bkind\b|\bchatty|\bcheerful|\bpersonal\b")),
    ("plain", re.compile(r"\bplain|\bbrief|\bdirect|\bshort|\bmatter[- ]of[- ]fact|\bsober|\bneutral")),
)
AMERICAN = re.compile(r"\b(?:american|u\.?s\.?) (?:english|spelling)|\bamerican\b")
IN_FULL = re.compile(
    r"\b(?:no|without|avoid|never) (?:\w+ )?(?:contractions|short forms)|\bwords? in full\b|\bno ['’]i['’]ll\b"
)
WE = re.compile(
    r"\b(?:says?|use|uses|as|write|writes|speaks? as) [\"'“‘]?we\b|\bfirst person plural\b|\bwe form\b"
)


@lru_cache(maxsize=256)
def voice_from(words: str) -> Voice:
    """The voice that a brand's own words describe, such as "Warm and brief, American spelling, says we".

    Of two registers the one named first counts. What is not said stays usual; formal writes words in full
    unless it is told otherwise.
    """
    lower = words.lower()
    found = [(match.start(), register) for register, pattern in REGISTERS if (match := pattern.search(lower))]
    register: Register = min(found)[1] if found else USUAL.register
    return Voice(
        register=register,
        spelling="american" if AMERICAN.search(lower) else "british",
        contractions=not IN_FULL.search(lower) and (register != "formal" or "contractions" in lower),
        says_we=WE.search(lower) is not None,
    )


FULL = {
    "can't": "cannot",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
}
SHORT = re.compile(
    r"\b(?:can't|won't|shan't|let's"
    r"|(?P<verb>is|are|was|were|do|does|did|has|have|had|should|would|could|must|need)n't"
    r"|(?P<who>\w+)'(?P<end>m|re|ve|ll)"
    r"|(?P<it>it|that|this|there|here|what|who|where|he|she|nobody|everything|something)'s(?P<been> been| got| had| gone| come)?"
    r"|(?P<one>i|you|he|she|it|we|they|that|there)'d(?P<past> been| had| better| paid| booked| ordered| made)?)\b",
    re.IGNORECASE,
)
ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will"}


def in_full(text: str) -> str:
    """The text without short forms: "I'll" becomes "I will"; "the driver's" stays."""
    return SHORT.sub(_full, text.replace("’", "'"))


def _full(match: re.Match[str]) -> str:
    if match["verb"]:
        return f"{match['verb']} not"
    if match["who"]:
        return f"{match['who']} {ENDINGS[match['end'].lower()]}"
    if match["it"]:
        return f"{match['it']} {'has' if match['been'] else 'is'}{match['been'] or ''}"
    if match["one"]:
        return f"{match['one']} {'had' if match['past'] else 'would'}{match['past'] or ''}"
    said = FULL[match[0].lower()]
    return said[0].upper() + said[1:] if match[0][0].isupper() else said


WE_FOR = {
    "i": "we",
    "i'm": "we're",
    "i was": "we were",
    "i am": "we are",
    "am i": "are we",
    "me": "us",
    "my": "our",
    "mine": "ours",
    "myself": "ourselves",
}
FIRST_PERSON = re.compile(r"(?<![\w'])(?:i'm|i was|i am|am i|i|me|my|mine|myself)(?![\w])", re.IGNORECASE)
STARTS = re.compile(r"(?:^|[.!?]\s+)$")


def as_we(text: str, *, starts: bool = True) -> str:
    """The text as the whole house says it: "I'm" becomes "we're". `starts` says that a sentence begins with it."""

    def said(match: re.Match[str]) -> str:
        words = WE_FOR[match[0].lower()]
        before = text[: match.start()]
        first = STARTS.search(before) is not None and (starts or before.strip() != "")
        return words[0].upper() + words[1:] if first else words

    return FIRST_PERSON.sub(said, text.replace("’", "'"))


AMERICAN_FOR = {
    "apologise": "apologize",
    "apologised": "apologized",
    "realise": "realize",
    "recognise": "recognize",
    "organise": "organize",
    "colour": "color",
    "colours": "colors",
    "favourite": "favorite",
    "flavour": "flavor",
    "honour": "honor",
    "neighbour": "neighbor",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "travelled": "traveled",
    "mouldy": "moldy",
    "grey": "gray",
    "centre": "center",
    "programme": "program",
    "cheque": "check",
    "tyre": "tire",
    "tyres": "tires",
    "burnt": "burned",
    "patronising": "patronizing",
    "practise": "practice",
    "licence": "license",
    "jewellery": "jewelry",
    "pyjamas": "pajamas",
    "behaviour": "behavior",
}
BRITISH = re.compile(rf"\b(?:{'|'.join(sorted(AMERICAN_FOR, key=len, reverse=True))})\b", re.IGNORECASE)


def in_american(text: str) -> str:
    """The text in American spelling."""

    def said(match: re.Match[str]) -> str:
        words = AMERICAN_FOR[match[0].lower()]
        return words[0].upper() + words[1:] if match[0][0].isupper() else words

    return BRITISH.sub(said, text)


def spoken(text: str, voice: Voice, *, starts: bool = True) -> str:
    """A sentence of ours, or a part of one, in a brand's voice."""
    if voice.says_we:
        text = as_we(text, starts=starts)
    if not voice.contractions:
        text = in_full(text)
    return in_american(text) if voice.spelling == "american" else text
