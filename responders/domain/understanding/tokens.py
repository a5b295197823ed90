"""The tokens of a post: words, names, codes, and what of them is said to the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from responders.domain.understanding.spellings import SLANG, SPELT
from responders.domain.understanding.vocabulary import COUNTED, UNITS, is_plain, written
from responders.domain.understanding.word_list import words

US = "Acme"
"""What stands for the brand's own name and handle while a sentence is parsed."""


MASKED = "Qx"
"""What stands for words that are never said back: quotations, links, somebody's handle."""


SHORTEST = 3
"""Tokens of the shortest sentence that may begin with our name and a verb."""


GREETINGS = words("hi hey hello dear yo oi morning well ok okay wow omg ugh so and but please thanks")


GOVERNING = words(
    "with by from to at on of for about using via through flying called calling like love contact contacted told"
)
"""Words after which a name is part of what is said."""


NUMBERED = words("flight flights room gate train order bus row seat case platform terminal flt table")
"""Things that are called by a number, which is left out."""


FINITE = words(
    "is are was were has have had isn't aren't wasn't hasn't haven't won't will would doesn't don't didn't never keeps kept lost "
    "left sent broke made took told gave forgot refuse refuses refused decided needs put charges charged takes makes says said "
    "wants still does did ruined manages managed sold hung let lets thinks got cancelled canceled delayed ignored changed damaged "
    "forced promised closed blocked delivered overcharged failed moved removed"
)
"""Words before which our name is the subject."""


ADVERBS = words("just literally also really actually then again now already basically")
OURS_ALONE = words(
    "cancelled canceled delayed charged overcharged refused ruined keeps keep makes made forced hung told let removed blocked closed "
    "changed moved denied ignored lost damaged deleted locked increased raised bumped"
)
"""Verbs before which our name is the subject although an adverb stands between: what nobody but us does."""

_TOKEN = re.compile(
    r"(?P<link>https?://\S+|www\.\S+)|(?P<mail>[\w.+-]+@[\w-]+\.[\w.-]+)|(?P<handle>\.?[@＠]\w[\w.@-]*)|(?P<tag>#\w+)"
    r"|(?P<quote>\"[^\"\n]{1,200}\")|(?P<code>[A-Z]{1,3}-?\d{2,5}[A-Z]?\b)|(?P<word>[wW]/o\b|[wW]/|[bB]/[cC]\b|[A-Za-z]+(?:'[A-Za-z]+)*|[^\W\d_]+)"
    r"|(?P<number>[£$€]?\d+(?:[.,:]\d+)*(?:[A-Za-z]+)?\+?)|(?P<other>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, name or sign of a post, and where it stands."""

    text: str
    sort: str
    start: int
    end: int


SIGNS = {"us": US} | dict.fromkeys(("link", "mail", "handle", "quote", "code"), MASKED)
"""What stands for tokens that are not said as they are."""
JOINTS = {"&": "and", "/": "or"}


def tokens_in(shown: str, begin: int, end: int, ours: re.Pattern[str] | None) -> Iterator[Token]:
    """The tokens of a part of a post; `ours` matches what names the brand."""
    at = begin
    while at < end:
        us = ours.match(shown, at, end) if ours else None
        match = us or _TOKEN.match(shown, at, end)
        if match is None:
            at += 1
            continue
        yield Token(match[0], "us" if us else match.lastgroup or "other", match.start(), match.end())
        at = match.end()


def is_address(tokens: list[Token]) -> bool:
    """Whether a sentence begins with a handle or name that only says to whom it speaks."""
    if tokens[0].sort in {"handle", "link"}:
        return True
    if tokens[0].sort == "word" and tokens[0].text.lower() in GREETINGS:
        return len(tokens) == 1 or tokens[1].sort in {"handle", "us", "other"}
    if tokens[0].sort != "us":
        return False
    following = tokens[1].text if len(tokens) > 1 else ""
    if following in ADVERBS and len(tokens) > 2 and tokens[2].text in OURS_ALONE:
        return False
    asks = len(tokens) > 2 and tokens[2].text.lower() in {
        "you",
        "i",
        "we",
        "there",
        "it",
        "the",
        "my",
        "your",
        "this",
        "any",
    }
    return following not in FINITE or (
        asks and following in {"is", "are", "was", "were", "has", "have", "had", "will", "does", "did"}
    )


def is_code(tokens: list[Token], at: int) -> bool:
    """Whether a token is the number of the flight, room or train named before it."""
    token = tokens[at]
    before = tokens[at - 1].text.lower() if at else ""
    if before == "#" and at > 1:
        before = tokens[at - 2].text.lower()
    numbered = token.sort == "tag" or (token.text == "#") or any(letter.isdigit() for letter in token.text)
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    return numbered and before in NUMBERED and following not in COUNTED


def is_filling(tokens: list[Token], at: int) -> bool:
    """Whether a word says nothing: "smh", or to whom "you" is said, as in "did you guys stop"."""
    before = tokens[at - 1].text.lower() if at else ""
    if tokens[at].text.lower() in SLANG:
        return True
    return tokens[at].text.lower() in {"guys", "folks", "lot", "peeps"} and before in {
        "you",
        "u",
        "y'all",
        "yall",
    }


def governed(tokens: list[Token]) -> bool:
    """Whether the last token, a name, belongs to the sentence: "flying with @us"."""
    before = tokens[-2].text.lower() if len(tokens) > 1 else ""
    return tokens[-1].sort in {"us", "tag"} and before in GOVERNING


def as_parsed(token: Token, *, quiet: bool) -> str:
    """A token as it is parsed; `quiet` makes shouted words plain ones."""
    if token.sort in SIGNS:
        return SIGNS[token.sort]
    if token.sort == "tag":
        return token.text[1:].lower() if is_plain(token.text[1:].lower()) else MASKED
    if token.sort == "number":
        return _number(token.text)
    if token.sort != "word":
        return JOINTS.get(token.text, token.text)
    lower = token.text.lower()
    shouted = token.text.isupper() and len(token.text) > 1 and (quiet or is_plain(lower))
    return SPELT.get(lower) or (written(lower) if shouted else token.text)


def _number(text: str) -> str:
    """A number apart from the unit or word that was written onto it: "30mins", "2sit"."""
    match = re.fullmatch(r"([£$€]?[\d.,:]+)([A-Za-z]*)\+?", text)
    if match is None:
        return text
    number, word = match[1], match[2].lower()
    if (
        number in {"2", "4"}
        and len(word) > 1
        and is_plain(word)
        and word not in COUNTED
        and word not in UNITS
    ):
        return f"{'to' if number == '2' else 'for'} {word}"
    unit = UNITS.get(word, word)
    return f"{number} {unit}" if unit in COUNTED else match[1] + match[2]
