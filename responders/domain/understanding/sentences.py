"""The sentences of a post as they are parsed: plain quotes, full words, and where each letter came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.understanding.spellings import SPELT
from responders.domain.understanding.vocabulary import is_plain, written

LONGEST = 2000
"""How much of a post is looked at; nobody's point comes later than this."""
MOST = 24
"""Sentences of a post that are looked at."""

US = "Acme"
"""What stands for the brand's own name and handle while a sentence is parsed."""
MASKED = "Qx"
"""What stands for words that are never said back: quotations, links, somebody's handle."""

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\u00a0": " ", "\t": " "}
)
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u20e3\U000e0000-\U000e007f]+")
_BREAK = re.compile(
    r"(?<=[.!?])[\"')\]]*\s+|(?<=[a-z)][.!?])(?=[A-Z])|[\n;|]+|\.{2,}|…|\s[-–—]{1,3}\s|—|[()\[\]]|:\s|\s&gt;\s"
)
_TOKEN = re.compile(
    r"(?P<link>https?://\S+|www\.\S+)|(?P<mail>[\w.+-]+@[\w-]+\.[\w.-]+)|(?P<handle>\.?[@＠]\w[\w.@-]*)|(?P<tag>#\w+)"
    r"|(?P<quote>\"[^\"\n]{1,200}\")|(?P<word>[A-Za-z]+(?:'[A-Za-z]+)*|[A-Za-z]/[A-Za-z]?|[^\W\d_]+)"
    r"|(?P<number>[£$€]?\d[\d.,:]*(?:[A-Za-z]+)?)|(?P<other>\S)"
)
_HANDLE = re.compile(r"(?<![\w.])[@＠](\w[\w.@-]*)")

MIN_NAME = 3
"""Letters of the shortest brand name that is looked for."""
LOUD = 2
"""Words from which on a sentence of capitals is shouted, not abbreviated."""
SHORTEST = 3
"""Tokens of the shortest sentence that may begin with our name and a verb."""

GREETINGS = frozenset(
    [
        "hi",
        "hey",
        "hello",
        "dear",
        "yo",
        "oi",
        "morning",
        "well",
        "ok",
        "okay",
        "wow",
        "omg",
        "ugh",
        "so",
        "and",
        "but",
        "please",
        "thanks",
    ]
)
GOVERNING = frozenset(
    [
        "with",
        "by",
        "from",
        "to",
        "at",
        "on",
        "of",
        "for",
        "about",
        "using",
        "via",
        "through",
        "flying",
        "called",
        "calling",
        "like",
        "love",
        "contact",
        "contacted",
        "told",
    ]
)
"""Words after which a name is part of what is said."""
FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "isn't",
        "aren't",
        "wasn't",
        "hasn't",
        "haven't",
        "can't",
        "cannot",
        "won't",
        "will",
        "would",
        "doesn't",
        "don't",
        "didn't",
        "never",
        "just",
        "keeps",
        "kept",
        "lost",
        "left",
        "sent",
        "broke",
        "made",
        "took",
        "told",
        "gave",
        "forgot",
        "refuses",
        "decided",
        "needs",
        "put",
        "charges",
        "takes",
        "makes",
        "says",
        "said",
        "wants",
        "still",
        "does",
        "did",
        "ruined",
        "manages",
        "managed",
        "sold",
        "hung",
        "let",
        "lets",
        "thinks",
        "got",
    ]
)
"""Words before which our name is the subject."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence made ready for the parse, and the place in the post of each of its letters."""

    text: str
    places: tuple[int, ...]
    asks: bool = False
    """Whether it ends in a question mark."""

    start: int = 0
    end: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the post that a span of the sentence came from."""
        if not 0 <= start < end <= len(self.places):
            return self.start, self.end
        return self.places[start], self.places[end - 1] + 1


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
        re.escape(handle)
        for handle in handles
        if len(handles) == 1 or (len(squashed) >= MIN_NAME and squashed in re.sub(r"\W", "", handle))
    )
    return re.compile(rf"(?<!\w)\.?(?:{'|'.join(names)})(?![\w])", re.IGNORECASE) if names else None


def _ready(shown: str, begin: int, end: int, ours: re.Pattern[str] | None) -> Sentence | None:
    tokens = list(_tokens(shown, begin, end, ours))
    while tokens and (_is_address(tokens) or tokens[0].sort == "other"):
        tokens.pop(0)
    tail = ""
    while tokens and tokens[-1].sort in {"tag", "link", "handle", "us", "other"} and not _governed(tokens):
        tail = tokens.pop().text + tail
    words = [token.text for token in tokens if token.sort == "word"]
    if not words:
        return None
    loud = sum(word.isupper() and len(word) > 1 for word in words)
    quiet = len(words) > LOUD and loud > len(words) / 2
    asks = "?" in tail or "?" in shown[end : end + 1]
    letters: list[str] = []
    places: list[int] = []
    for index, token in enumerate(tokens):
        if index and token.start > tokens[index - 1].end and token.text not in {",", ".", "!", "?"}:
            letters.append(" ")
            places.append(token.start - 1)
        said = _said(token, quiet=quiet)
        letters.append(said)
        places.extend(min(token.start + at, token.end - 1) for at in range(len(said)))
        places[-1] = token.end - 1
    letters.append("?" if asks else ".")
    places.append(tokens[-1].end - 1)
    return Sentence("".join(letters), tuple(places), asks, tokens[0].start, tokens[-1].end)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    sort: str
    start: int
    end: int


def _tokens(shown: str, begin: int, end: int, ours: re.Pattern[str] | None) -> Iterator[_Token]:
    at = begin
    while at < end:
        us = ours.match(shown, at, end) if ours else None
        match = us or _TOKEN.match(shown, at, end)
        if match is None:
            at += 1
            continue
        yield _Token(match[0], "us" if us else match.lastgroup or "other", match.start(), match.end())
        at = match.end()


def _is_address(tokens: list[_Token]) -> bool:
    """Whether a sentence begins with a handle or name that only says to whom it speaks."""
    if tokens[0].sort in {"handle", "link"}:
        return True
    if tokens[0].sort == "word" and tokens[0].text.lower() in GREETINGS:
        return len(tokens) == 1 or tokens[1].sort in {"handle", "us", "other"}
    if tokens[0].sort != "us":
        return False
    following = tokens[1].text.lower() if len(tokens) > 1 else ""
    return not (following in FINITE or (following.endswith("ed") and len(tokens) > SHORTEST))


def _governed(tokens: list[_Token]) -> bool:
    """Whether the last token, a name, belongs to the sentence: "flying with @us"."""
    before = tokens[-2].text.lower() if len(tokens) > 1 else ""
    return tokens[-1].sort in {"us", "tag"} and before in GOVERNING


def _said(token: _Token, *, quiet: bool) -> str:
    """A token as it is parsed."""
    if token.sort == "us":
        return US
    if token.sort == "tag":
        word = token.text[1:].lower()
        return word if is_plain(word) else MASKED
    if token.sort in {"link", "mail", "handle", "quote"}:
        return MASKED
    if token.sort != "word":
        return token.text
    known = SPELT.get(token.text.lower())
    if known:
        return known
    if token.text.isupper() and len(token.text) > 1 and (quiet or is_plain(token.text.lower())):
        return written(token.text.lower())
    return token.text
