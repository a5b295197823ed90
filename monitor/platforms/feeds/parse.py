"""A document as a feed. Only bytes are parsed: nothing is ever fetched or opened from here."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import feedparser
from feedparser.encodings import convert_to_utf8

from monitor.platforms.errors import Refused, Transient

MOST = 5000
"""So many entries of one feed are looked at; 2 MB hold hardly more."""

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own facts, and its entries as they stand. Not `whole`: the document breaks off."""

    about: Plain
    entries: tuple[Plain, ...]
    whole: bool


def parse(body: bytes, *, address: str, kind: str) -> Feed:
    """Read RSS or Atom. Raises Transient for what is no feed (a "back soon" page), Refused for entities."""
    text = _as_utf_8(body, kind)
    if b"<!entity" in text.lower():
        # Entities can be nested until a small document fills the memory; no feed needs its own.
        raise Refused("This feed declares entities of its own, which is not safe to read.", code="entities")
    # A file-like object: of bytes, feedparser would first try whether they are the name of a file.
    try:
        found = feedparser.parse(
            io.BytesIO(text),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": address},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError) as error:
        # Half a character written as a number (&#55357;) is more than the parser can take.
        raise Transient("This address gives no feed, or a broken one.", applied="no") from error
    entries = tuple(plain(entry) for entry in found["entries"][:MOST])
    if not entries and (found["bozo"] or not found["version"]):
        raise Transient("This address gives no feed, or a broken one.", applied="no")
    return Feed(about=plain(found["feed"]), entries=entries, whole=not found["bozo"])


def plain(value: dict[str, Any]) -> Plain:
    """The parser's own mapping as a plain dict: it knows other names for its keys, and warns of some."""
    return {str(name): _plain(inner) for name, inner in dict.items(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return plain(value)
    if isinstance(value, tuple):  # struct_time
        return tuple(value)
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _as_utf_8(body: bytes, kind: str) -> bytes:
    if not body.strip():
        raise Transient("This address gives an empty page instead of a feed.", applied="no")
    result: dict[str, Any] = {}
    try:
        converted = convert_to_utf8({"content-type": kind}, body, result)
    except (LookupError, ValueError) as error:
        raise Transient("This feed is in an encoding that can't be read.", applied="no") from error
    return bytes(converted)
