"""An entry of a feed as a mention."""

from __future__ import annotations

import calendar
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.mention import (
    Author,
    BrokenPayload,
    IncomingMention,
    MentionKind,
    ReplyAbility,
    ReplyMode,
)
from monitor.domain.plain_html import plain_text
from monitor.files.posts import clean
from monitor.platforms.feeds.cursor import short
from monitor.platforms.feeds.parse import Plain

BY_HAND = "A feed can only be read: open the page and answer there."
NOWHERE = "The entry names no page on which it could be answered."
LONGEST_ID = 255
EARLIEST = 631_152_000  # 1990: an older date is a default of some program

_KEPT = ("id", "link", "title", "summary", "content", "author", "published", "updated", "tags", "comments")
_MAIL = r"[^\s()@]+@[^\s()@]+"


@dataclass(frozen=True, slots=True)
class Site:
    """Who speaks where an entry names no author."""

    host: str
    name: str
    link: str
    language: str


def site(about: Plain, *, address: str) -> Site:
    """The feed as a speaker."""
    host = urlsplit(address).hostname or address
    return Site(
        host=host,
        name=_words(about, "title") or host,
        link=_web(about.get("link")),
        language=str(about.get("language") or ""),
    )


def entry(
    raw: Plain, *, site: Site, now: datetime, kind: MentionKind = MentionKind.POST
) -> IncomingMention | BrokenPayload:
    """Normalise one entry; one without words is broken. An entry without a date gets the time `now`."""
    text = text_of(raw)
    name = entry_id(raw)
    kept = {key: raw[key] for key in _KEPT if raw.get(key)}
    if not text:
        return BrokenPayload(name, "The entry has no words.", kept or {"keys": sorted(raw)})
    link = _web(raw.get("link"))
    written = _date(raw.get("published_parsed")) or _date(raw.get("updated_parsed")) or now
    return IncomingMention(
        external_id=name,
        kind=kind,
        author=_author(raw, site),
        text=text,
        created_at=min(written, now),
        version=version(raw, text),
        language=_language(raw, site),
        indexed_at=now,
        permalink=link or site.link,
        thread_id=name,
        reply=ReplyAbility(ReplyMode.BY_HAND, BY_HAND, link)
        if link
        else ReplyAbility(ReplyMode.NONE, NOWHERE),
        raw=kept,
    )


def entry_id(raw: Plain) -> str:
    """The entry's own id, else its link, else a hash of what it says."""
    given = clean(str(raw.get("id") or raw.get("link") or "").strip())
    if not given:
        return f"entry-{short(json.dumps(raw, sort_keys=True, default=str))}"
    return given if len(given) <= LONGEST_ID else f"sha256-{hashlib.sha256(given.encode()).hexdigest()}"


def version(raw: Plain, text: str) -> str:
    """Changes with an edit: the date of the update, where it is told, else the words themselves."""
    updated = _date(raw.get("updated_parsed"))
    return updated.isoformat() if updated else hashlib.sha256(text.encode()).hexdigest()[:32]


def text_of(raw: Plain) -> str:
    """Title and words. A title that only repeats how the words begin is left out."""
    title = _words(raw, "title")
    content = raw.get("content")
    first = content[0] if isinstance(content, list) and content else None
    body = _read(first) if isinstance(first, dict) else ""
    body = body or _words(raw, "summary")
    if not title or body.startswith(title.rstrip(".…").rstrip()):
        return body or title
    return f"{title}\n\n{body}".strip()


def _words(raw: Plain, name: str) -> str:
    detail = raw.get(f"{name}_detail")
    return _read(detail if isinstance(detail, dict) else {"value": raw.get(name)})


def _read(detail: Plain) -> str:
    value = detail.get("value")
    if not isinstance(value, str):
        return ""
    is_plain = detail.get("type") == "text/plain"
    return clean(value if is_plain else plain_text(value)).strip()


def _author(raw: Plain, site: Site) -> Author:
    name = clean(person(str(raw.get("author") or "")))
    if not name:
        return Author(id=site.host, handle=site.host, name=clean(site.name), url=site.link)
    detail = raw.get("author_detail")
    href = _web(detail.get("href")) if isinstance(detail, dict) else ""
    return Author(id=f"{site.host}/{name}"[:LONGEST_ID], handle=name, name=name, url=href)


def person(author: str) -> str:
    """A name out of "mail (name)", "name (mail)" or "mail"; an address itself is not kept."""
    author = " ".join(author.split())
    match = re.fullmatch(rf"{_MAIL} \((.+)\)|(.+) \({_MAIL}\)|([^\s()@]+)@[^\s()@]+", author)
    return author if match is None else next(group for group in match.groups() if group)


def _language(raw: Plain, site: Site) -> str:
    for name in ("title_detail", "summary_detail"):
        detail = raw.get(name)
        if isinstance(detail, dict) and isinstance(detail.get("language"), str):
            return str(detail["language"])[:16]
    return site.language[:16]


def _date(parsed: Any) -> datetime | None:
    """A time in UTC, as the parser gives it."""
    try:
        seconds = calendar.timegm(parsed)
        return datetime.fromtimestamp(seconds, UTC) if seconds >= EARLIEST else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _web(link: Any) -> str:
    usable = isinstance(link, str) and link.lower().startswith(("http://", "https://"))
    return clean(str(link)) if usable else ""
