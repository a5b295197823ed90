"""How far we have heard a stream that is read from the newest post down.

`high` is the time up to which all is known. A walk goes from the newest post down below `high` and may take
several fetches; `high` moves up only when it has arrived, so that nothing is left out on the way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk that is not at its end.

    `token` is the server's page that we are on, `after` the last post that was taken from it; the walk goes
    down to `bound`. `new_high` is the newest post's time when the walk began.
    """

    bound: datetime
    token: str = ""
    after: tuple[datetime, str] | None = None
    new_high: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a stream stands. Without a walk, the next fetch begins one.

    `seen` are the newest posts that were brought (a short name of each, with the millisecond it is sorted
    by); below `low` nothing is looked at any more.
    """

    high: datetime | None = None
    low: datetime | None = None
    seen: Mapping[str, int] = field(default_factory=dict)
    walk: Walk | None = None


def read(cursor: str) -> Mark:
    """The mark in a cursor; an unused one where it can't be read, which starts over."""
    try:
        data = json.loads(cursor)
        if data["v"] != VERSION:
            return Mark()
        seen = {str(name): int(moment) for name, moment in data["seen"].items()}
        return Mark(high=_time(data["high"]), low=_time(data["low"]), seen=seen, walk=_walk(data["walk"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Mark()


def write(mark: Mark) -> str:
    """The cursor of this mark."""
    walk = mark.walk
    return json.dumps(
        {
            "v": VERSION,
            "high": _text(mark.high),
            "low": _text(mark.low),
            "seen": dict(mark.seen),
            "walk": walk
            and {
                "bound": _text(walk.bound),
                "token": walk.token,
                "after": walk.after and [_text(walk.after[0]), walk.after[1]],
                "new_high": _text(walk.new_high),
            },
        },
        separators=(",", ":"),
    )


def _walk(data: Any) -> Walk | None:
    if data is None:
        return None
    bound, after = _time(data["bound"]), data["after"]
    if after is not None:
        at, uri = after
        moment = _time(at)
        if moment is None or not isinstance(uri, str):
            raise ValueError("no place on a page")
        after = (moment, uri)
    if bound is None or not isinstance(data["token"], str):
        raise TypeError("no bound or no token")
    return Walk(bound=bound, token=data["token"], after=after, new_high=_time(data["new_high"]))


def _time(text: Any) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment.astimezone(UTC)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
