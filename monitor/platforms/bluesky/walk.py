"""Reading a stream whose newest post comes first, a bounded stretch at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.platforms.bluesky.cursor import Mark, Walk

OVERLAP = timedelta(hours=24)
"""So far below the last mark we look again, for posts that were not there: both streams are sorted by the
date that the author's app gave, and posts from elsewhere arrive hours late."""

KEPT = 300
"""So many posts are remembered, so that what we look at again is not brought again; below the oldest of
them we do not look."""

REQUESTS = 3
"""Pages of the server that one stretch reads at most."""

_TICK = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Ask = Callable[[str], tuple[Sequence[Mapping[str, Any]], str]]
"""Gives the server's page behind a token ("" for the newest): its items, and the token of the next."""

TimeOf = Callable[[Mapping[str, Any]], datetime | None]
"""The time by which the server sorts an item; None where it has none."""


@dataclass(frozen=True, slots=True)
class Item:
    """One post on a page, with the place in time by which the server sorts it."""

    place: tuple[datetime, str]
    payload: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Short, and the post's own."""
        return hashlib.sha256(self.place[1].encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was read, newest first, and where we stand now. With a walk in the mark there is more."""

    items: tuple[Item, ...]
    mark: Mark


def stretch(ask: Ask, mark: Mark, *, since: datetime, at_most: int, time_of: TimeOf) -> Stretch:
    """Read on from `mark`, at most so many posts, none older than `since` on the first run.

    A page that was not used up is asked for again next time, and what stands above the last post that was
    taken is passed over. What appears there meanwhile is for the next walk: it starts at the top again.
    """
    fresh = mark.walk is None
    walk = mark.walk or Walk(bound=_bound(mark, since))
    arrived = False
    taken: dict[str, Item] = {}
    for _ in range(REQUESTS):
        payloads, following = ask(walk.token)
        page = _in_order(payloads, time_of)
        if fresh and page:
            walk = replace(walk, new_high=page[0].place[0])
        fresh = False
        below = [item for item in page if walk.after is None or item.place < walk.after]
        near = [item for item in below if item.place[0] >= walk.bound]
        new = [item for item in near if item.name not in mark.seen and item.name not in taken]
        room = at_most - len(taken)
        taken.update({item.name: item for item in new[:room]})
        if len(new) > room:
            walk = replace(walk, after=new[room - 1].place)
            break
        following = _next_token(walk.token, following)
        arrived = len(near) < len(below) or not following
        if arrived:
            break
        walk = replace(walk, token=following, after=None)
        if len(taken) >= at_most:
            break
    items = tuple(taken.values())
    low = mark.low or since
    return Stretch(items, _moved(replace(mark, low=low), items, walk, arrived=arrived))


def _bound(mark: Mark, since: datetime) -> datetime:
    if mark.high is None:
        return since
    return max(mark.high - OVERLAP, mark.low or since)


def _moved(mark: Mark, items: Sequence[Item], walk: Walk, *, arrived: bool) -> Mark:
    """The mark after these posts. Where more are known than can be remembered, `low` moves above the rest."""
    seen = {**mark.seen, **{item.name: (item.place[0] - _EPOCH) // _TICK for item in items}}
    newest = sorted(seen.items(), key=lambda entry: entry[1], reverse=True)
    low = mark.low
    if len(newest) > KEPT:
        forgotten = _EPOCH + (newest[KEPT][1] + 1) * _TICK
        low = max(low, forgotten) if low else forgotten
    mark = replace(mark, low=low, seen=dict(newest[:KEPT]))
    if not arrived:
        return replace(mark, walk=walk)
    known = [moment for moment in (mark.high, walk.new_high) if moment is not None]
    return replace(mark, high=max(known) if known else None, walk=None)


def _in_order(payloads: Sequence[Mapping[str, Any]], time_of: TimeOf) -> list[Item]:
    """Newest first, posts of one instant by their address. One without a time stays by its neighbour."""
    times = [time_of(payload) for payload in payloads]
    moment = next((time for time in times if time is not None), _EPOCH)
    items = []
    for payload, time in zip(payloads, times, strict=True):
        moment = time or moment
        uri = payload.get("uri")
        name = uri if isinstance(uri, str) and uri else json.dumps(payload, sort_keys=True, default=str)
        items.append(Item((moment, name), payload))
    return sorted(items, key=lambda item: item.place, reverse=True)


def _next_token(used: str, following: str) -> str:
    """The token of the next page; "" where there is none.

    The token of notifications is the time of the page's last post, and that time itself is left out, with
    all other posts of the same millisecond. Asking from a tick later brings them; should that be the page
    we came from, everything on it has the same time, and only the server's own token leads on.
    """
    try:
        border = datetime.fromisoformat(following)
        if border.tzinfo is None:
            return following
        later = (border + _TICK).astimezone(UTC)
    except (ValueError, OverflowError):
        return following
    nudged = later.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return following if nudged == used else nudged
