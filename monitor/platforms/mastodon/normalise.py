"""A post as a server gives it, as a mention."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitor.domain.mention import (
    Author,
    IncomingMention,
    MentionKind,
    ReplyAbility,
    ReplyMode,
    Visibility,
)
from monitor.domain.plain_html import plain_text
from monitor.platforms.mastodon.sources import moment

HIDDEN = frozenset({"invisible"})
"""The parts of an address that Mastodon hides: https://docs.joinmastodon.org/spec/activitypub/#sanitization"""
ID = re.compile(r"[\w.~:-]{1,200}")
"""A number, a ULID, a UUID or hex digits, as the server likes; nothing that changes the meaning of a path."""
VISIBILITIES = {
    "public": Visibility.PUBLIC,
    "unlisted": Visibility.UNLISTED,
    "private": Visibility.FOLLOWERS,
    "direct": Visibility.DIRECT,
}
COUNTS = {
    "favourites_count": "likes",
    "reblogs_count": "reposts",
    "replies_count": "replies",
    "quotes_count": "quotes",
}


class Senseless(ValueError):
    """A payload that is no post. `str()` says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a post: the topmost one we know of, and the words of the one it answers."""

    root: str
    text: str = ""


def mention(status: Mapping[str, Any], *, ours: str, above: Above | None) -> IncomingMention:
    """Normalise one post. `ours` is the id of our own account. Raises Senseless."""
    post_id = id_of(status)
    written = moment(status.get("created_at"))
    if written is None:
        raise Senseless("it has no date")
    author = _author(status.get("account"))
    parent = parent_of(status)
    edited = moment(status.get("edited_at"))
    link = link_of(status)
    return IncomingMention(
        external_id=post_id,
        kind=kind_of(status, ours=ours),
        author=author,
        text=text_of(status),
        created_at=written,
        version=(edited or written).isoformat(),
        language=_word(status.get("language")),
        permalink=link,
        thread_id=above.root if above else parent or post_id,
        parent_id=parent,
        parent_text=above.text if above else "",
        parent_is_ours=bool(parent) and status.get("in_reply_to_account_id") == ours,
        metrics={
            name: status[theirs]
            for theirs, name in COUNTS.items()
            if isinstance(status.get(theirs), int) and not isinstance(status[theirs], bool)
        },
        # Pleroma and GoToSocial know further ones, all of them narrower than followers.
        visibility=VISIBILITIES.get(_word(status.get("visibility")), Visibility.DIRECT),
        reply=ReplyAbility(mode=ReplyMode.API, link=link),
        ref=ref_of(status),
        raw=status,
    )


def id_of(status: Mapping[str, Any]) -> str:
    """The post's id. Raises Senseless where it has none."""
    post_id = status.get("id")
    if not isinstance(post_id, str) or not ID.fullmatch(post_id):
        raise Senseless("it has no id")
    return post_id


def parent_of(status: Mapping[str, Any]) -> str:
    """The id of the post that this one answers, or nothing."""
    parent = _word(status.get("in_reply_to_id"))
    return parent if ID.fullmatch(parent) else ""


def author_id(status: Mapping[str, Any]) -> str:
    """The id of the account that wrote the post, or nothing."""
    account = status.get("account")
    return _word(account.get("id")) if isinstance(account, Mapping) else ""


def text_of(status: Mapping[str, Any]) -> str:
    """The words a reader sees once the post is unfolded: its warning, a blank line, the post."""
    content = status.get("content")
    if not isinstance(content, str):
        raise Senseless("it has no text")
    warning = _word(status.get("spoiler_text")).strip()
    return "\n\n".join(part for part in (warning, plain_text(content, hidden=HIDDEN)) if part)


def kind_of(status: Mapping[str, Any], *, ours: str) -> MentionKind:
    """An answer to us, a private word, our name in a post, or a post found by what it says."""
    if parent_of(status) and status.get("in_reply_to_account_id") == ours:
        return MentionKind.REPLY
    named = status.get("mentions")
    if not isinstance(named, list) or all(_word(_of(one, "id")) != ours for one in named):
        return MentionKind.KEYWORD
    return MentionKind.DM if status.get("visibility") == "direct" else MentionKind.MENTION


def ref_of(status: Mapping[str, Any]) -> dict[str, str]:
    """What an answer to the post needs to know of it."""
    return {
        "status_id": id_of(status),
        "acct": _word(_of(status.get("account"), "acct")),
        "visibility": _word(status.get("visibility")),
        "spoiler": _word(status.get("spoiler_text")),
        "language": _word(status.get("language")),
    }


def _author(account: object) -> Author:
    if not isinstance(account, Mapping) or not _word(account.get("id")) or not _word(account.get("acct")):
        raise Senseless("it has no author")
    followers = account.get("followers_count")
    is_bot = account.get("bot")
    url = _word(account.get("url"))
    return Author(
        id=_word(account["id"]),
        handle=_word(account["acct"]),
        name=_word(account.get("display_name")),
        followers=followers if isinstance(followers, int) and followers >= 0 else None,
        url=url if url.startswith(("https://", "http://")) else "",
        is_bot=is_bot if isinstance(is_bot, bool) else None,
    )


def link_of(status: Mapping[str, Any]) -> str:
    """Where people read the post. A server may leave the page out and give only the id that is an address."""
    links = (_word(status.get(name)) for name in ("url", "uri"))
    return next((link for link in links if link.startswith(("https://", "http://"))), "")


def _of(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""
