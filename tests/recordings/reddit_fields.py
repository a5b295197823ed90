"""What a mention has to say, by the payload that Reddit gave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import IncomingMention, ReplyMode

ERASED = {"[deleted]", "[removed]"}


def texts(raw: Mapping[str, Any]) -> list[str]:
    parts = [raw["body"]] if "body" in raw else [raw["title"], raw["selftext"]]
    return [part.replace("&#x200B;", "").strip() for part in parts]


def erased(raw: Mapping[str, Any]) -> bool:
    return texts(raw)[-1] in ERASED and raw["author"] in {None, "[deleted]"}


def above(raw: Mapping[str, Any]) -> tuple[str, str]:
    """The submission and the parent, by the recorded payload."""
    if raw["name"].startswith("t3_"):
        return raw["name"], ""
    return raw.get("link_id") or f"t3_{raw['context'].split('/')[4]}", raw["parent_id"]


def agrees(mention: IncomingMention, raw: Mapping[str, Any]) -> None:
    """Every field of the mention says what the recorded payload says."""
    assert mention.external_id == raw["name"]
    assert mention.created_at == datetime.fromtimestamp(raw["created_utc"], UTC)
    assert mention.text == "\n\n".join(part for part in texts(raw) if part)
    assert (mention.thread_id, mention.parent_id) == above(raw)
    if raw["author"] in {None, "[deleted]"}:
        assert mention.author is None
    else:
        assert mention.author is not None
        assert mention.author.handle == raw["author"]
        assert mention.author.id == raw.get("author_fullname", f"u/{raw['author']}")
        place = "" if "<" in raw["author"] else f"https://www.reddit.com/user/{raw['author']}"
        assert mention.author.url == place
    if "permalink" in raw and "?" not in raw["permalink"]:
        assert mention.permalink == f"https://www.reddit.com{raw['permalink']}"
    else:
        ids = dict.fromkeys(name.split("_")[1] for name in (mention.thread_id, mention.external_id))
        assert mention.permalink == f"https://www.reddit.com/comments/{'/_/'.join(ids)}/"
    assert mention.metrics.get("score") == (None if raw.get("score_hidden") else raw.get("score"))
    closed = raw.get("archived") or raw.get("locked")
    assert mention.reply.mode is (ReplyMode.NONE if closed else ReplyMode.API)
    assert mention.reply.link == mention.permalink
    assert mention.ref == {"fullname": raw["name"], "link_id": mention.thread_id}
