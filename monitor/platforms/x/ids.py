"""The ids of posts: opaque, except that a later one is greater and tells when its post was written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime.fromtimestamp(1_288_834_974, tz=UTC) + timedelta(milliseconds=657)
"""The instant from which X counts the milliseconds in an id (https://docs.x.com/fundamentals/x-ids)."""
_LONGEST = 19


def is_id(text: str) -> bool:
    """Whether X would take this for an id. One that it would not fails a whole request."""
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST


def order(post_id: str) -> tuple[int, str]:
    """Sorts ids as numbers without making numbers of them."""
    return len(post_id), post_id


def newest(*post_ids: str) -> str:
    """The greatest of the ids; an empty one counts for nothing."""
    return max(post_ids, key=order, default="")


def written_at(post_id: str) -> datetime | None:
    """When the post was written, to the second as X says it; None for what is no id of our times."""
    if not is_id(post_id) or len(post_id) < 15:
        return None
    return (_EPOCH + timedelta(milliseconds=int(post_id) >> 22)).replace(microsecond=0)
