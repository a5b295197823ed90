"""What a fediverse server keeps and how it shows it: accounts, posts, notifications, the HTML of a post."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TOKEN = re.compile(
    r"(?P<link>https?://[^\s<>\"]+[\w/=&#-])|(?P<at>(?<![\w@/])@(?P<name>\w+)(?:@[\w.-]+\w)?)|(?P<tag>(?<![&\w])#\w+)"
)


@dataclass(frozen=True, slots=True)
class Flavour:
    """How one program differs from the others that speak Mastodon's language."""

    name: str
    version: str
    ids: str
    v2: bool = True
    keeps_keys: bool = False
    links: bool = True
    lists_direct: bool = True
    reset_as_number: bool = True
    longest: int = 5000
    reserved: int = 25


FLAVOURS = {
    "mastodon": Flavour(
        name="mastodon",
        version="4.4.3",
        ids="snowflake",
        keeps_keys=True,
        reset_as_number=False,
        longest=500,
        reserved=23,
    ),
    "gotosocial": Flavour(name="gotosocial", version="0.20.0+git-1a2b3c4", ids="ulid"),
    "snac": Flavour(
        name="snac",
        version="4.0.0 (not true; really snac/2.94)",
        ids="hex",
        v2=False,
        links=False,
        lists_direct=False,
        longest=10_000,
    ),
}


@dataclass(slots=True)
class Person:
    """An account. `acct` has the server's name where it is another one."""

    id: str
    acct: str
    name: str = ""
    followers: int = 12
    bot: bool = False

    @property
    def username(self) -> str:
        return self.acct.partition("@")[0]


@dataclass(slots=True)
class Post:
    """A post with the text as its author typed it."""

    id: str
    author: Person
    text: str
    written_at: datetime
    under: Post | None = None
    visibility: str = "public"
    spoiler: str = ""
    language: str = "en"
    edited_at: datetime | None = None
    deleted: bool = False
    how: str = ""
    broken: bool = False
    key: str = ""


def make_id(ids: str, at: datetime, number: int) -> str:
    """The `number`th id of a server: a snowflake, a ULID, or hex digits that have no order."""
    milliseconds = int(at.timestamp() * 1000)
    if ids == "snowflake":
        return str((milliseconds << 16) + number)
    if ids == "ulid":
        value, digits = (milliseconds << 80) + number, ""
        for _ in range(26):
            value, digit = divmod(value, 32)
            digits = CROCKFORD[digit] + digits
        return digits
    return hashlib.sha256(str(number).encode()).hexdigest()[:32]


def iso(at: datetime) -> str:
    """As servers write dates: UTC, milliseconds, Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def rendered(text: str, url: str) -> str:
    """The HTML of a text: paragraphs, breaks, and links with the parts that Mastodon hides."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    return "".join(
        f"<p>{TOKEN.sub(lambda match: _link(match, url), html.escape(part, quote=True))}</p>".replace(
            "\n", "<br />"
        )
        for part in paragraphs
        if part
    )


def _link(match: re.Match[str], url: str) -> str:
    if match["at"]:
        name = match["name"]
        return (
            f'<span class="h-card" translate="no"><a href="{url}/@{name}" class="u-url mention">'
            f"@<span>{name}</span></a></span>"
        )
    if match["tag"]:
        tag = match["tag"][1:]
        return f'<a href="{url}/tags/{tag}" class="mention hashtag" rel="tag">#<span>{tag}</span></a>'
    address = match["link"]
    shown = re.sub(r"^https?://(www\.)?", "", address)
    before = address.removesuffix(shown)
    return (
        f'<a href="{address}" target="_blank" rel="nofollow noopener" translate="no">'
        f'<span class="invisible">{before}</span><span class="ellipsis">{shown[:30]}</span>'
        f'<span class="invisible">{shown[30:]}</span></a>'
    )


def account_json(person: Person, url: str) -> dict[str, Any]:
    """An Account entity, as far as anybody reads it."""
    local = "@" not in person.acct
    return {
        "id": person.id,
        "username": person.username,
        "acct": person.acct,
        "display_name": person.name,
        "locked": False,
        "bot": person.bot,
        "discoverable": True,
        "group": False,
        "created_at": "2023-01-02T00:00:00.000Z",
        "note": "<p></p>",
        "url": f"{url}/@{person.acct}"
        if local
        else f"https://{person.acct.partition('@')[2]}/@{person.username}",
        "followers_count": person.followers,
        "following_count": 3,
        "statuses_count": 40,
        "emojis": [],
        "fields": [],
    }


def status_json(post: Post, url: str, *, answers: int, people: list[Person]) -> dict[str, Any]:
    """A Status entity. `people` are those whom the server knows by name."""
    named = [one for one in people if re.search(rf"@{re.escape(one.username)}\b", post.text)]
    return {
        "id": post.id,
        "created_at": None if post.broken else iso(post.written_at),
        "in_reply_to_id": post.under.id if post.under and not post.under.deleted else None,
        "in_reply_to_account_id": post.under.author.id if post.under and not post.under.deleted else None,
        "sensitive": bool(post.spoiler),
        "spoiler_text": post.spoiler,
        "visibility": post.visibility,
        "language": post.language,
        "uri": f"{url}/users/{post.author.username}/statuses/{post.id}",
        "url": f"{url}/@{post.author.acct}/{post.id}",
        "replies_count": answers,
        "reblogs_count": 1,
        "favourites_count": 2,
        "edited_at": iso(post.edited_at) if post.edited_at else None,
        "content": rendered(post.text, url),
        "reblog": None,
        "account": account_json(post.author, url),
        "media_attachments": [],
        "mentions": [
            {"id": one.id, "username": one.username, "url": f"{url}/@{one.username}", "acct": one.acct}
            for one in named
        ],
        "tags": [
            {"name": tag.lower(), "url": f"{url}/tags/{tag}"} for tag in re.findall(r"#(\w+)", post.text)
        ],
        "emojis": [],
        "card": None,
        "poll": None,
    }
