"""The sentences of a post as they are parsed: plain quotes, full words, and where each letter came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.understanding.questions import asks_why, straightened
from responders.domain.understanding.tokens import (
    as_parsed,
    governed,
    is_address,
    is_code,
    is_filling,
    tokens_in,
)

LONGEST = 2000
"""How much of a post is looked at; nobody's point comes later than this."""


MOST = 24
"""Sentences of a post that are looked at."""


MIN_NAME = 3
"""Letters of the shortest brand name that is looked for."""


LOUD = 2
"""Words from which on a sentence of capitals is shouted, not abbreviated."""


_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\u00a0": " ", "\t": " "}
)


_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")


_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u20e3\U000e0000-\U000e007f]+")


_BREAK = re.compile(
    r"(?<=[.!?])[\"')\]]*\s+|(?<=[a-z)][.!?])(?=[A-Z])|[\n;|]+|\.{2,}|…|\s[-–—]{1,3}\s|—|-{2,}|[()\[\]]|:\s|\s&gt;\s"
)


_HANDLE = re.compile(r"(?<![\w.])[@＠](\w[\w.@-]*)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence made ready for the parse, and the place in the post of each of its letters."""

    text: str
    places: tuple[int, ...]
    asks: bool = False
    """Whether it ends in a question mark."""

    why: bool = False
    """Whether it began with "why" or "how come", which are left out: they ask after what is so."""

    start: int = 0
    end: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the post that a span of the sentence came from."""
        if not 0 <= start < end <= len(self.places):
            return self.start, self.end
        covered = self.places[start:end]
        return min(covered), max(covered) + 1


def sentences_of(text: str, *, brand: str = "") -> tuple[str, ...]:
    """The texts that will be parsed for a post, so that many posts' can be parsed at once before."""
    return tuple(sentence.text for sentence in sentences_in(text, brand=brand))


@lru_cache(maxsize=256)
def sentences_in(text: str, *, brand: str = "") -> tuple[Sentence, ...]:
    """The sentences of a post, without leading handles, trailing tags, links and emoji."""
    shown = text[:LONGEST].translate(_QUOTES)
    shown = _INVISIBLE.sub(" ", shown)
    shown = _EMOJI.sub(lambda match: "\n" * len(match[0]), shown)
    shown = shown.replace("&amp;", "&    ").replace("&gt;", " |  ").replace("&lt;", " |  ")
    ours = _ours(shown, brand)
    found: list[Sentence] = []
    begin = 0
    for match in [*_BREAK.finditer(shown), None]:
        end = match.start() if match else len(shown)
        sentence = _ready(shown, begin, end, ours)
        if sentence is not None:
            found.append(sentence)
        begin = match.end() if match else end
        if len(found) >= MOST:
            break
    return tuple(found)


def _ours(shown: str, brand: str) -> re.Pattern[str] | None:
    """What names us: the brand's name, its handle, or the only handle of a post."""
    names = []
    if len(brand.strip()) >= MIN_NAME:
        words = brand.lower().split()
        names.append(r"\s+".join("(?:&|and)" if word in {"&", "and"} else re.escape(word) for word in words))
        names.append("@?" + re.escape("".join(re.findall(r"\w", brand.lower()))))
    handles = {match.lower() for match in _HANDLE.findall(shown)}
    squashed = re.sub(r"\W", "", brand.lower())
    names.extend(
        "[@＠]" + re.escape(handle)
        for handle in handles
        if len(handles) == 1 or (len(squashed) >= MIN_NAME and squashed in re.sub(r"\W", "", handle))
    )
    return _naming("|".join(names)) if names else None


@lru_cache(maxsize=64)
def _naming(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)\.?(?:{names})(?![\w])", re.IGNORECASE)


def _ready(shown: str, begin: int, end: int, ours: re.Pattern[str] | None) -> Sentence | None:
    tokens = list(tokens_in(shown, begin, end, ours))
    while tokens and (is_address(tokens) or tokens[0].sort == "other"):
        tokens.pop(0)
    tail = ""
    while tokens and tokens[-1].sort in {"tag", "link", "handle", "us", "other"} and not governed(tokens):
        tail = tokens.pop().text + tail
    words = [token.text for token in tokens if token.sort == "word"]
    if not words:
        return None
    loud = sum(word.isupper() and len(word) > 1 for word in words)
    quiet = len(words) > LOUD and loud > len(words) / 2
    asks = "?" in tail or "?" in shown[end : end + 1]
    why = asks_why(tokens)
    if why:
        tokens = straightened(tokens[why:])
    tokens = [
        token for at, token in enumerate(tokens) if not is_code(tokens, at) and not is_filling(tokens, at)
    ]
    if not tokens:
        return None
    letters: list[str] = []
    places: list[int] = []
    for index, token in enumerate(tokens):
        if (
            index
            and (token.start != tokens[index - 1].end or tokens[index - 1].text.endswith("/"))
            and token.text not in {",", ".", "!", "?"}
        ):
            letters.append(" ")
            places.append(max(token.start - 1, 0))
        said = as_parsed(token, quiet=quiet)
        letters.append(said)
        places.extend(min(token.start + at, token.end - 1) for at in range(len(said)))
        places[-1] = token.end - 1
    letters.append("?" if asks else ".")
    places.append(tokens[-1].end - 1)
    return Sentence("".join(letters), tuple(places), asks, why > 0, tokens[0].start, tokens[-1].end)
