"""A post of Bluesky as a mention. Pure: payload in, mention out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import (
    Author,
    BrokenPayload,
    IncomingMention,
    MentionKind,
    ReplyAbility,
    ReplyMode,
)
from monitor.platforms.bluesky import kinds, uris

COUNTS = {"likeCount": "likes", "repostCount": "reposts", "replyCount": "replies", "quoteCount": "quotes"}


def heard(
    payload: Mapping[str, Any],
    *,
    ours: str,
    usual: MentionKind,
    parent: Mapping[str, Any] | None = None,
    followers: int | None = None,
) -> IncomingMention | BrokenPayload:
    """The mention, or the payload as it is where it makes no sense. See `mention`."""
    try:
        return mention(payload, ours=ours, usual=usual, parent=parent, followers=followers)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raw = dict(payload)
        uri = raw.get("uri")
        digest = hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode()).hexdigest()
        name = uri if isinstance(uri, str) and uri else f"unknown:{digest[:32]}"
        return BrokenPayload(external_id=name, problem=f"{type(error).__name__}: {error}"[:300], raw=raw)


def mention(
    payload: Mapping[str, Any],
    *,
    ours: str,
    usual: MentionKind,
    parent: Mapping[str, Any] | None = None,
    followers: int | None = None,
) -> IncomingMention:
    """Normalise a `postView` or a notification, which has the same fields but for the counts.

    `ours` is our own id; `usual` is the kind of a post that shows no other; `parent` is the post above, as
    far as it was looked up. Raises ValueError, KeyError, TypeError or AttributeError for nonsense.
    """
    uri, cid, record = payload["uri"], _text(payload["cid"]), payload["record"]
    if not uris.is_post(uri):
        raise ValueError("the address is no post's")
    indexed_at = _moment(payload["indexedAt"])
    if indexed_at is None:
        raise ValueError("no time of indexing")
    above, root = _above(record)
    languages = [tag for tag in record.get("langs") or () if isinstance(tag, str) and tag]
    link = uris.permalink(uri)
    ref = {"uri": uri, "cid": cid, "root_uri": root[0] or uri, "root_cid": root[1] or cid}
    return IncomingMention(
        external_id=uri,
        kind=kinds.kind_of(record, above[0], ours=ours, usual=usual),
        author=_author(payload["author"], followers),
        text=_text(record["text"]),
        # The author's clock says when; it may be behind, but nobody writes after it was seen.
        created_at=min(_moment(record.get("createdAt")) or indexed_at, indexed_at),
        version=cid,
        language=languages[0].split("-")[0].lower() if languages else "",
        indexed_at=indexed_at,
        permalink=link,
        thread_id=ref["root_uri"],
        parent_id=above[0],
        parent_text=_text_of(parent),
        parent_is_ours=bool(above[0]) and uris.owner(above[0]) == ours,
        metrics={
            name: payload[field] for field, name in COUNTS.items() if isinstance(payload.get(field), int)
        },
        reply=_ability(payload, link),
        ref=ref | ({"lang": languages[0]} if languages else {}),
        raw=dict(payload),
    )


def parent_of(payload: Mapping[str, Any]) -> str:
    """The address of the post above; empty where there is none or the payload makes no sense."""
    record = payload.get("record")
    try:
        return _above(record)[0][0] if isinstance(record, Mapping) else ""
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def author_of(payload: Mapping[str, Any]) -> str:
    """The author's id; empty where the payload makes no sense."""
    author = payload.get("author")
    did = author.get("did") if isinstance(author, Mapping) else None
    return did if isinstance(did, str) else ""


def indexed(payload: Mapping[str, Any]) -> datetime | None:
    """When the network saw the post."""
    return _moment(payload.get("indexedAt"))


def sorted_at(payload: Mapping[str, Any]) -> datetime | None:
    """The time by which a search sorts: when it was written, and at the latest when it was seen."""
    seen, record = indexed(payload), payload.get("record")
    written = _moment(record.get("createdAt")) if isinstance(record, Mapping) else None
    return min(seen, written) if seen and written else seen or written


def _above(record: Mapping[str, Any]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Address and version of the post above and of the thread's first; empty where there is none."""
    reply = record.get("reply")
    if reply is None:
        return ("", ""), ("", "")
    parent, root = reply["parent"], reply["root"]
    return (_text(parent["uri"]), _text(parent["cid"])), (_text(root["uri"]), _text(root["cid"]))


def _author(author: Mapping[str, Any], followers: int | None) -> Author:
    did, handle = _text(author["did"]), _text(author["handle"])
    if not did:
        raise ValueError("an author without an id")
    labels = [label for label in author.get("labels") or () if isinstance(label, Mapping)]
    says_bot = any(label.get("val") == "bot" and label.get("src") == did for label in labels)
    return Author(
        id=did,
        handle=handle,
        name=str(author.get("displayName") or ""),
        followers=followers,
        url=f"https://bsky.app/profile/{did}",
        is_bot=says_bot or None,
    )


def _ability(payload: Mapping[str, Any], link: str) -> ReplyAbility:
    viewer, author = payload.get("viewer") or {}, payload["author"].get("viewer") or {}
    if author.get("blockedBy"):
        return ReplyAbility(ReplyMode.NONE, "The author has blocked this account.", link)
    if author.get("blocking") or author.get("blockingByList"):
        return ReplyAbility(ReplyMode.NONE, "This account has blocked the author.", link)
    if viewer.get("replyDisabled"):
        return ReplyAbility(
            ReplyMode.NONE, "The author lets only some people reply here, and we are not among them.", link
        )
    return ReplyAbility(ReplyMode.API, link=link)


def _text_of(payload: Mapping[str, Any] | None) -> str:
    record = (payload or {}).get("record")
    text = record.get("text") if isinstance(record, Mapping) else None
    return text if isinstance(text, str) else ""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text was expected, not {type(value).__name__}")
    return value


def _moment(value: Any) -> datetime | None:
    """A time in UTC; None for what is none. One without a zone is taken for UTC."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
