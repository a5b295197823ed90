"""Our own posts below one post. Looked for in two places: neither shows all of them on every server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from monitor.platforms.errors import Gone, Transient
from monitor.platforms.mastodon import client
from monitor.platforms.mastodon.normalise import ID, author_id
from monitor.platforms.mastodon.sources import moment

PAGE = 40
MOST_PAGES = 3
"""Pages of our own posts that are looked through: with the conversation 4 calls, while a customer waits."""

SHOWS_ALL = frozenset({"mastodon"})
"""Programs whose conversation has every post that was written on that server itself: what we wrote is there."""


def below(api: client.Server, parent: str, *, ours: str) -> list[dict[str, Any]]:
    """Ours in the conversation below the post; it has private posts that our own list may lack (snac).

    Raises Gone where the post stands no longer.
    """
    with client.one_post(api):
        talk = client.entity(api.status_context(parent))
    found = talk.get("descendants")
    if not isinstance(found, list):
        raise Transient("The server did not show the conversation.", applied="no")
    return [
        status
        for status in found
        if _named(status) and author_id(status) == ours and status.get("in_reply_to_id") == parent
    ]


def latest(
    api: client.Server, *, ours: str, since: datetime, elsewhere: bool = False
) -> Iterator[dict[str, Any]]:
    """Our own posts, newest first, back to `since`. Raises Transient where a few pages don't go so far.

    `elsewhere`: whatever is older was seen elsewhere, so that it may be left out here.
    """
    oldest = ""
    for _ in range(MOST_PAGES):
        answer = api.account_statuses(ours, limit=PAGE, exclude_reblogs=True, max_id=oldest or None)
        page = [status for status in client.entities(answer) if _named(status)]
        yield from page
        if not page or page[-1]["id"] == oldest or not _younger(page[-1], since):
            return
        oldest = page[-1]["id"]
    if not elsewhere:
        raise Transient(
            "There are too many posts of ours since then to look through. Look for the reply on the server.",
            applied="no",
        )


def replies(
    api: client.Server, parent: str, *, ours: str, since: datetime, software: str
) -> list[dict[str, Any]]:
    """Our own posts directly below that post, oldest first. `since`: none of them can be older.

    At most 4 calls. Raises Transient where they don't show all that there can be.
    """
    whole = software in SHOWS_ALL
    try:
        found = {status["id"]: status for status in below(api, parent, ours=ours)}
    except Gone:
        found, whole = {}, False
    for status in latest(api, ours=ours, since=since, elsewhere=whole):
        if status.get("in_reply_to_id") == parent:
            found.setdefault(status["id"], status)
    return sorted(found.values(), key=lambda status: str(status.get("created_at")))


def _named(status: object) -> bool:
    if not isinstance(status, Mapping):
        return False
    return isinstance(status.get("id"), str) and ID.fullmatch(status["id"]) is not None


def _younger(status: Mapping[str, Any], since: datetime) -> bool:
    written = moment(status.get("created_at"))
    return written is not None and written >= since
