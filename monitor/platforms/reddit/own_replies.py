"""Our own comments directly below a post, looked for in two places, so that "none" can be believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from monitor.platforms import errors
from monitor.platforms.reddit.client import MOST, RedditClient, read_listing
from monitor.platforms.reddit.normalise import Us, created, is_gone

PAGES = 2
"""So many pages of 100 of our own comments are looked through: a customer waits."""

OVERLAP = 600.0
"""Seconds by which our clock and Reddit's may differ."""


def below(
    client: RedditClient, us: Us, external_id: str, *, submission: str, since: float
) -> list[Mapping[str, Any]]:
    """Our comments under `external_id`, oldest first; `since` is seconds since 1970.

    Our own history is complete back to `since` unless we wrote very much; the conversation is complete unless
    Reddit cuts it short. Raises Transient where neither was complete, and whatever a failed call raises.
    """
    history, history_whole = _history(client, us, since=since)
    conversation, conversation_whole = _conversation(client, external_id, submission=submission)
    if not (history_whole or conversation_whole):
        raise errors.Transient("Reddit did not show all of our answers there.", applied="no")
    found = {
        str(thing["name"]): thing
        for thing in (*history, *conversation)
        if thing.get("parent_id") == external_id
        and "name" in thing
        and us.wrote(thing)
        and not is_gone(thing)
    }
    return sorted(found.values(), key=lambda thing: (_when(thing), str(thing["name"])))


def _history(client: RedditClient, us: Us, *, since: float) -> tuple[list[Mapping[str, Any]], bool]:
    things: list[Mapping[str, Any]] = []
    after = ""
    for _ in range(PAGES):
        place = {"after": after} if after else {}
        try:
            page = client.listing(f"user/{us.name}/comments", sort="new", limit=MOST, **place)
        except errors.Refused:
            return things, False
        things.extend(page.things)
        after = page.after
        oldest = min((_when(thing) for thing in page.things), default=0.0)
        if not after or oldest < since - OVERLAP:
            return things, True
    return things, False


def _conversation(
    client: RedditClient, external_id: str, *, submission: str
) -> tuple[Sequence[Mapping[str, Any]], bool]:
    path = f"comments/{submission.removeprefix('t3_')}"
    depth = 1
    if external_id.startswith("t1_"):
        path += f"/_/{external_id.removeprefix('t1_')}"
        depth = 2
    try:
        payload = client.get(path, sort="new", limit=500, depth=depth, context=0)
    except errors.Refused:
        return (), False
    if not isinstance(payload, list) or len(payload) < 2:
        return (), False
    top = read_listing(payload[1]).things
    if external_id.startswith("t3_"):
        return top, not any(thing.get("kind") == "more" for thing in top)
    for thing in _all(top):
        if thing.get("name") == external_id:
            answers = list(_answers(thing))
            return answers, not any(answer.get("kind") == "more" for answer in answers)
    return (), False


def _all(things: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for thing in things:
        yield thing
        yield from _all(list(_answers(thing)))


def _answers(thing: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What stands directly below. Reddit gives an empty text where that is nothing."""
    replies = thing.get("replies")
    return read_listing(replies).things if isinstance(replies, dict) else ()


def _when(thing: Mapping[str, Any]) -> float:
    try:
        return created(thing)
    except (LookupError, TypeError, ValueError):
        return 0.0
