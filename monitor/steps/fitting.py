"""A room's mention as a row that every database can hold: a platform's values are a stranger's values.

Nothing is refused here: what is too long is cut or told apart by its hash, what is no character is replaced,
a date that cannot be is set to one that can. A post that could not be stored would hold up all others.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.domain.mention import BrokenPayload, IncomingMention, ReplyMode
from monitor.models import Channel, Mention, Source
from monitor.models.mention import MentionState

LONGEST_ID = 255
LONGEST_LINK = 1024
LONGEST_TEXT = 200_000
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)
MOST_FOLLOWERS = 2**62
DEEPEST = 40
MAY_NOT = "This account may not send replies, so it is posted by hand. Connect it again to change that."


def as_row(incoming: IncomingMention, *, channel: Channel, source: Source | None, now: datetime) -> Mention:
    """The unsaved row of one incoming mention."""
    author = incoming.author
    reply = incoming.reply
    if reply.mode == ReplyMode.API and not channel.may_reply:
        reply = replace(reply, mode=ReplyMode.BY_HAND, reason=MAY_NOT)
    external_id = fit_id(incoming.external_id)
    return Mention(
        channel=channel,
        source=source,
        external_id=external_id,
        version=fit_id(incoming.version),
        kind=incoming.kind,
        author_id=fit_id(author.id) if author else "",
        author_handle=fit(author.handle, LONGEST_ID) if author else "",
        author_name=fit(author.name, LONGEST_ID) if author else "",
        author_followers=_count(author.followers) if author else None,
        text=fit(incoming.text, LONGEST_TEXT),
        language=fit(incoming.language, 16),
        posted_at=fit_date(incoming.created_at, now),
        collected_at=now,
        permalink=fit(incoming.permalink, LONGEST_LINK),
        thread_id=fit_id(incoming.thread_id) or external_id,
        parent_id=fit_id(incoming.parent_id),
        parent_text=fit(incoming.parent_text, LONGEST_TEXT),
        parent_is_ours=bool(incoming.parent_is_ours),
        visibility=incoming.visibility,
        metrics=fit_json(dict(incoming.metrics)),
        reply_mode=reply.mode,
        reply_reason=fit(reply.reason, 400),
        reply_link=fit(reply.link, LONGEST_LINK),
        ref=fit_json(dict(incoming.ref)),
        raw=fit_json(dict(incoming.raw)),
    )


def broken_row(item: BrokenPayload, *, channel: Channel, source: Source | None, now: datetime) -> Mention:
    """The unsaved row of a payload that made no sense: kept raw, with the reason."""
    external_id = fit_id(item.external_id)
    return Mention(
        channel=channel,
        source=source,
        state=MentionState.BROKEN,
        external_id=external_id,
        thread_id=external_id,
        posted_at=now,
        collected_at=now,
        problem=fit(item.problem, 2000),
        raw=fit_json(dict(item.raw)),
    )


def fit(text: str, longest: int) -> str:
    """At most so many characters; NUL, which PostgreSQL cannot hold, and halves of characters are replaced."""
    return str(text)[:longest].replace("\x00", "�").encode("utf-8", "replace").decode("utf-8")


def fit_id(value: str) -> str:
    """An id as it is, where it fits; one that is too long keeps its beginning and is told apart by its hash."""
    value = str(value)
    if len(value) <= LONGEST_ID:
        return fit(value, LONGEST_ID)
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{fit(value, LONGEST_ID - 65)}#{digest}"


def fit_date(when: datetime, now: datetime) -> datetime:
    """The date where it can be true; a post from before the platforms, or of next year, is one of now."""
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return when if EARLIEST <= when <= now + AHEAD else now


def fit_json(value: Any, depth: int = 0) -> Any:
    """JSON that both databases hold: finite numbers, whole characters, no bottomless nesting."""
    if isinstance(value, str):
        return fit(value, LONGEST_TEXT)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict | list | tuple) and depth >= DEEPEST:
        return None
    if isinstance(value, dict):
        return {fit(str(name), LONGEST_ID): fit_json(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [fit_json(inner, depth + 1) for inner in value]
    return value if value is None or isinstance(value, bool | int) else fit(str(value), LONGEST_TEXT)


def _count(followers: int | None) -> int | None:
    return None if followers is None else max(0, min(int(followers), MOST_FOLLOWERS))
