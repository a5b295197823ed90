"""A hit of the search as a mention."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import Author, IncomingMention, MentionKind, ReplyAbility, ReplyMode
from monitor.domain.plain_html import plain_text
from monitor.domain.watching import Watched

SITE = "https://news.ycombinator.com"
BY_HAND = "Hacker News takes no posts from programs: open the post there and paste the answer."

_LEFT_OUT = {"_highlightResult", "children"}


class Strange(Exception):
    """The hit makes no sense; str() says what is missing."""


def post_id(hit: Mapping[str, Any]) -> str:
    """The post's id, which the search gives with every hit."""
    return str(hit["objectID"])


def written_at(hit: Mapping[str, Any], *, default: int = 0) -> int:
    """When it was written, in Unix seconds."""
    at = hit.get("created_at_i")
    return at if type(at) is int else default


def raw_of(hit: Mapping[str, Any]) -> dict[str, Any]:
    """The hit without what the search adds for showing it."""
    return {name: value for name, value in hit.items() if name not in _LEFT_OUT}


def text_of(hit: Mapping[str, Any]) -> str:
    """A comment's words; or a story's title, words and address, a paragraph each."""
    if _is_comment(hit):
        return plain_text(_word(hit, "comment_text"))
    # A title is text with entities, a body is HTML.
    parts = (html.unescape(_word(hit, "title")), plain_text(_word(hit, "story_text")), _word(hit, "url"))
    return "\n\n".join(part.strip() for part in parts if part.strip())


def mention(
    hit: Mapping[str, Any], *, parent: Mapping[str, Any] | None, ours: str, watched: Watched
) -> IncomingMention:
    """Normalise one hit; `parent` is the post above it, where it was found. Raises Strange."""
    text, author, at = text_of(hit), _word(hit, "author"), written_at(hit)
    if not text:
        raise Strange("The post has no text.")
    if not author or not at:
        raise Strange("The post has no author or no time.")
    post = post_id(hit)
    above = str(hit.get("parent_id") or "") if _is_comment(hit) else ""
    is_ours = parent is not None and same_name(_word(parent, "author"), ours)
    return IncomingMention(
        external_id=post,
        kind=_kind(text, below_ours=is_ours, watched=watched),
        author=Author(id=author, handle=author, url=f"{SITE}/user?id={author}"),
        text=text,
        created_at=datetime.fromtimestamp(at, UTC),
        version=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        permalink=f"{SITE}/item?id={post}",
        thread_id=str(hit.get("story_id") or post),
        parent_id=above,
        parent_text="" if parent is None else text_of(parent),
        parent_is_ours=is_ours,
        metrics={
            name: value
            for name, value in (("score", hit.get("points")), ("replies", hit.get("num_comments")))
            if type(value) is int
        },
        reply=ReplyAbility(
            mode=ReplyMode.BY_HAND,
            reason=BY_HAND,
            link=f"{SITE}/{'reply' if _is_comment(hit) else 'item'}?id={post}",
        ),
        raw=raw_of(hit),
    )


def same_name(one: str, other: str) -> bool:
    """Whether both are the same person; nobody is the same as no name."""
    return bool(other) and one.casefold() == other.casefold()


def _kind(text: str, *, below_ours: bool, watched: Watched) -> MentionKind:
    if below_ours:
        return MentionKind.REPLY
    return MentionKind.MENTION if watched.named(text) else MentionKind.KEYWORD


def _is_comment(hit: Mapping[str, Any]) -> bool:
    tags = hit.get("_tags")
    return isinstance(tags, list) and "comment" in tags


def _word(hit: Mapping[str, Any], name: str) -> str:
    value = hit.get(name)
    return value if isinstance(value, str) else ""
