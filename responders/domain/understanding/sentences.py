"""The sentences of a post as they are parsed: plain quotes, full words, and where each letter came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.understanding.spellings import SPELT
from responders.domain.understanding.vocabulary import COUNTED, UNITS, is_plain, written

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
    r"|(?P<quote>\"[^\"\n]{1,200}\")|(?P<code>[A-Z]{1,3}-?\d{2,5}[A-Z]?\b)|(?P<word>[A-Za-z]+(?:'[A-Za-z]+)*|[A-Za-z]/[A-Za-z]?|[^\W\d_]+)"
    r"|(?P<number>[£$€]?\d+(?:[.,:]\d+)*(?:[A-Za-z]+)?\+?)|(?P<other>\S)"
)
_HANDLE = re.compile(r"(?<![\w.])[@＠](\w[\w.@-]*)")

MIN_NAME = 3
"""Letters of the shortest brand name that is looked for."""
LOUD = 2
"""Words from which on a sentence of capitals is shouted, not abbreviated."""
SHORTEST = 3
"""Tokens of the shortest sentence that may begin with our name and a verb."""

GREETINGS = frozenset(
    "hi hey hello dear yo oi morning well ok okay wow omg ugh so and but please thanks".split()
)
GOVERNING = frozenset(
    "with by from to at on of for about using via through flying called calling like love contact contacted told".split()
)
"""Words after which a name is part of what is said."""
NUMBERED = frozenset(
    "flight flights room gate train order bus row seat case platform terminal flt table".split()
)
"""Things that are called by a number, which is left out."""

FINITE = frozenset(
    "is are was were has have had isn't aren't wasn't hasn't haven't won't will would doesn't don't didn't never keeps kept lost "
    "left sent broke made took told gave forgot refuse refuses refused decided needs put charges charged takes makes says said "
    "wants still does did ruined manages managed sold hung let lets thinks got cancelled canceled delayed ignored changed damaged "
    "forced promised closed blocked delivered overcharged failed moved removed".split()
)
"""Words before which our name is the subject."""


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
    why = _why(tokens)
    if why:
        tokens = straightened(tokens[why:])
    tokens = [token for at, token in enumerate(tokens) if not _is_code(tokens, at)]
    if not tokens:
        return None
    letters: list[str] = []
    places: list[int] = []
    for index, token in enumerate(tokens):
        if index and token.start != tokens[index - 1].end and token.text not in {",", ".", "!", "?"}:
            letters.append(" ")
            places.append(max(token.start - 1, 0))
        said = _said(token, quiet=quiet)
        letters.append(said)
        places.extend(min(token.start + at, token.end - 1) for at in range(len(said)))
        places[-1] = token.end - 1
    letters.append("?" if asks else ".")
    places.append(tokens[-1].end - 1)
    return Sentence("".join(letters), tuple(places), asks, why > 0, tokens[0].start, tokens[-1].end)


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
    following = tokens[1].text if len(tokens) > 1 else ""
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


PRONOUNS = frozenset("i you we they it he she".split())
TURNED = frozenset(
    "is are was were has have can can't couldn't isn't aren't wasn't weren't hasn't haven't don't doesn't didn't won't".split()
)
COMPLETED = frozenset(
    "so not always still never constantly down late broken closed unavailable such being no taking been only gone now out off "
    "slow empty dirty wrong missing cold expensive".split()
)
NOUNS_IN_ING = frozenset(
    "boarding landing evening morning booking building parking shipping training opening meeting wedding heating".split()
)


def straightened(tokens: list[_Token]) -> list[_Token]:
    """The tokens of a question in the order of a statement, where that is plain: "are the bags late" is "the bags are late"."""
    words = [token.text.lower() for token in tokens]
    if len(tokens) < SHORTEST:
        return tokens
    if words[0] in {"do"} and words[1] in PRONOUNS:
        return tokens[1:]
    if words[0] not in TURNED:
        return tokens
    if words[1] in PRONOUNS:
        return [tokens[1], tokens[0], *tokens[2:]]
    if words[0] in {"don't", "doesn't", "didn't", "can't", "couldn't", "won't", "can"}:
        return tokens
    for at in range(2, min(len(words), 9)):
        ends = words[at].endswith(("ing", "ed")) and words[at] not in NOUNS_IN_ING
        if ends or words[at] in COMPLETED:
            return [*tokens[1:at], tokens[0], *tokens[at:]]
    return tokens


def _why(tokens: list[_Token]) -> int:
    """How many tokens ask why at the beginning of a sentence."""
    words = [token.text.lower() for token in tokens[:5]]
    at = 0
    while at < len(words) and words[at] in {"so", "and", "but", "also", "seriously", "then", ","}:
        at += 1
    if words[at : at + 1] in (["why"], ["y"], ["whyyy"]) or words[at : at + 2] == ["how", "come"]:
        at += 2 if words[at] == "how" else 1
        rest = tokens[at:]
        if len(rest) > 1 and rest[0].sort == "word" and rest[0].text.lower() not in {"not", "the", "is"}:
            return at
        if (
            len(rest) > 3
            and rest[0].text.lower() == "is"
            and rest[1].text.lower() not in {"it", "that", "this"}
        ):
            return at
        if len(rest) > 3 and [token.text.lower() for token in rest[:3]] == ["is", "it", "that"]:
            return at + 3
    return 0


def _is_code(tokens: list[_Token], at: int) -> bool:
    """Whether a token is the number of the flight, room or train named before it."""
    token = tokens[at]
    before = tokens[at - 1].text.lower() if at else ""
    if before == "#" and at > 1:
        before = tokens[at - 2].text.lower()
    numbered = token.sort == "tag" or (token.text == "#") or any(letter.isdigit() for letter in token.text)
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    return numbered and before in NUMBERED and following not in COUNTED


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
    if token.sort in {"link", "mail", "handle", "quote", "code"}:
        return MASKED
    if token.text == "&":
        return "and"
    if token.text == "/":
        return " or "
    if token.sort == "number":
        return _number(token.text)
    if token.sort != "word":
        return token.text
    known = SPELT.get(token.text.lower())
    if known:
        return known
    if token.text.isupper() and len(token.text) > 1 and (quiet or is_plain(token.text.lower())):
        return written(token.text.lower())
    return token.text


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
