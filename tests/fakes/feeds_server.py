"""Sites with feeds, in memory: RSS 2.0 documents with the marks by which a reader asks for changes only."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from tests.fakes.serving import Answer, Asked, FakeServer


@dataclass(slots=True)
class Entry:
    """One entry; without words it is an item that no reader can make sense of."""

    guid: str
    text: str
    at: datetime | None
    author: str = "ada@example.com (Ada K.)"
    updated: datetime | None = None


@dataclass(slots=True)
class Site:
    """A feed's entries. `headers` and `status` take the place of the usual ones, `body` of the document."""

    entries: list[Entry] = field(default_factory=list)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


class FeedsServer(FakeServer):
    """`sites` are the feeds by their path."""

    def __init__(self) -> None:
        super().__init__()
        self.sites: dict[str, Site] = {"/feed.xml": Site()}

    def answer(self, asked: Asked) -> Answer:
        """The document, or 304 where the reader has it."""
        site = self.sites.get(asked.path)
        if site is None:
            return Answer(404, body=b"<h1>Not found</h1>", kind="text/html")
        body = site.body if site.body is not None else document(site.entries, base=self.url)
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"ETag": etag, **site.headers}
        if site.status == 200 and asked.headers.get("if-none-match") == etag:
            return Answer(304, body=b"", headers=headers)
        return Answer(site.status, body=body, headers=headers, kind="application/rss+xml; charset=utf-8")


def document(entries: list[Entry], *, base: str) -> bytes:
    """An RSS 2.0 document, the newest entry first."""
    items = "".join(_item(entry, base) for entry in reversed(entries))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Lunch news</title>'
        f"<link>{base}/</link><description>All about lunch</description><language>en-gb</language>{items}"
        "</channel></rss>"
    ).encode()


def _item(entry: Entry, base: str) -> str:
    parts = [f'<guid isPermaLink="false">{escape(entry.guid)}</guid>']
    if entry.at:
        parts.append(f"<pubDate>{format_datetime(entry.at)}</pubDate>")
    if entry.updated:
        parts.append(f"<atom:updated>{entry.updated.isoformat()}</atom:updated>")
    if entry.text:
        parts += [
            f"<link>{base}/posts/{escape(entry.guid)}</link>",
            f"<author>{escape(entry.author)}</author>",
            # The words are HTML, and escaped once more to stand in XML.
            f"<description>{escape(f'<p>{escape(entry.text)}</p>')}</description>",
        ]
    return f"<item>{''.join(parts)}</item>"
