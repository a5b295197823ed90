"""What a mention has to say, by the payload that a Mastodon server gave."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import IncomingMention, ReplyMode

VISIBILITIES = {"public": "public", "unlisted": "unlisted", "private": "followers", "direct": "direct"}


def agrees(mention: IncomingMention, raw: Mapping[str, Any]) -> None:
    """Every field of the mention says what the recorded payload says."""
    assert mention.external_id == raw["id"]
    assert mention.author is not None
    account = raw["account"]
    assert (mention.author.id, mention.author.handle) == (account["id"], account["acct"])
    assert (mention.author.name, mention.author.url) == (account["display_name"], account["url"])
    assert (mention.author.followers, mention.author.is_bot) == (
        account["followers_count"],
        account.get("bot"),
    )
    assert mention.created_at == datetime.fromisoformat(raw["created_at"])
    assert mention.created_at.tzinfo is UTC
    assert datetime.fromisoformat(mention.version) == datetime.fromisoformat(
        raw.get("edited_at") or raw["created_at"]
    )
    assert mention.permalink == (raw["url"] or raw["uri"])
    assert mention.parent_id == (raw["in_reply_to_id"] or "")
    assert mention.language == (raw["language"] or "")
    assert mention.visibility.value == VISIBILITIES[raw["visibility"]]
    assert mention.metrics.get("likes") == raw.get("favourites_count")
    assert mention.metrics.get("reposts") == raw.get("reblogs_count")
    assert mention.metrics.get("replies") == raw.get("replies_count")
    assert mention.reply.mode is ReplyMode.API
    assert mention.reply.link == mention.permalink
    assert mention.ref["status_id"] == raw["id"]
    assert mention.ref["acct"] == account["acct"]
    if "invisible" not in raw["content"]:
        words = html.unescape(re.sub(r"<[^>]*>", " ", f"{raw['spoiler_text']} {raw['content']}"))
        assert mention.text.split() == words.split() or _joined(mention.text) == _joined(words)


def _joined(words: str) -> str:
    return "".join(words.split())
