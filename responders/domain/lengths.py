"""The true length of a reply, counted as its platform counts it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import regex

from responders.domain.links import LINK, SCHEME_LINK

LINK_LENGTH = 23
"""What X and Mastodon count for any link, however long."""

GRAPHEME = regex.compile(r"\X")
EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3")
FEDIVERSE_NAME = re.compile(
    r"(?<![\w/])@([a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)@[a-z0-9.-]*[a-z0-9]", re.IGNORECASE
)
DOTTED = re.compile(r"\w\.\w|://")

PLAIN = re.compile(r"[\t\n -~\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u2010-\u201f]*")
"""Characters that are one grapheme and one unit everywhere: the fast way for nearly every reply."""

LIGHT_RANGES = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that X counts as one; all others count as two."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest text a platform takes: `max` by its own `rule`, and `max_bytes` of UTF-8 (0 for any)."""

    rule: str
    max: int
    max_bytes: int = 0


LIMITS = {
    "x": Limit(rule="weighted", max=280),
    "bluesky": Limit(rule="graphemes", max=300, max_bytes=3000),
    "mastodon": Limit(rule="mastodon", max=500),
    "reddit": Limit(rule="characters", max=10_000),
    "practice": Limit(rule="characters", max=500),
    "file": Limit(rule="characters", max=1000),
}
"""What we know of each platform; a Mastodon server may allow more and says so itself."""

ALIASES = {"twitter": "x", "bsky": "bluesky", "csv": "file", "import": "file", "review": "file"}
ELSEWHERE = Limit(rule="characters", max=1000)


def known_platform(platform: str) -> bool:
    """Whether we know this platform's limit; an empty name is the unnamed platform and known as such."""
    name = platform.strip().lower()
    return name in LIMITS or name in ALIASES or not name


def limit_for(platform: str) -> Limit:
    """The limit of a platform by its short name; 1,000 characters where we know of none."""
    name = platform.strip().lower()
    return LIMITS.get(ALIASES.get(name, name), ELSEWHERE)


def length_of(text: str, limit: Limit) -> int:
    """How long the platform says the text is, in the unit of `limit.rule`.

    A text over the byte ceiling is reported as longer than `limit.max`, whatever its other length.
    """
    length = _COUNTERS[limit.rule](text)
    if limit.max_bytes and len(text.encode("utf-8", "surrogatepass")) > limit.max_bytes:
        return max(length, limit.max + 1)
    return length


def fits(text: str, limit: Limit) -> bool:
    """Whether the platform takes a text of this length."""
    return length_of(text, limit) <= limit.max


def _graphemes(text: str) -> int:
    if PLAIN.fullmatch(text):
        return len(text)
    return len(GRAPHEME.findall(text))


def _weighted(text: str) -> int:
    """Weighted length: links 23, an emoji 2 however it is built, light code points 1, all others 2."""
    text = unicodedata.normalize("NFC", text)
    links = 0
    if DOTTED.search(text):
        text, links = LINK.subn("", text)
    if PLAIN.fullmatch(text):
        return len(text) + links * LINK_LENGTH
    total = links * LINK_LENGTH
    for cluster in GRAPHEME.findall(text):
        if EMOJI.match(cluster) and not (len(cluster) == 1 and ord(cluster) <= LIGHT_RANGES[0][1]):
            total += 2
        else:
            total += sum(_weight(character) for character in cluster)
    return total


def _weight(character: str) -> int:
    point = ord(character)
    return 1 if any(first <= point <= last for first, last in LIGHT_RANGES) else 2


def _mastodon(text: str) -> int:
    """Characters as Mastodon counts them: links 23, and of @name@server only the @name."""
    links = 0
    if "://" in text:
        text, links = SCHEME_LINK.subn("", text)
    if "@" in text:
        text = FEDIVERSE_NAME.sub(r"@\1", text)
    return _graphemes(text) + links * LINK_LENGTH


_COUNTERS = {
    "weighted": _weighted,
    "graphemes": _graphemes,
    "mastodon": _mastodon,
    "characters": len,
}
