"""Where we left off: the newest post of the last finished walk, and the walk that is not finished.

X answers newest first. `high` moves only when a walk has come down to it, so a walk may be cut off
anywhere and nothing between is lost.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from monitor.platforms.x.ids import is_id

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Walk:
    """The way down that has not reached `high` yet.

    `token` leads to the next page, `new_high` is the newest post seen, `start` is the time from which a
    first run reads (ISO 8601), empty where `high` is the end.
    """

    token: str
    new_high: str
    start: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """An empty `high` is a first run."""

    high: str = ""
    walk: Walk | None = None


def read(cursor: str) -> Mark:
    """The mark in a cursor; one that is empty or damaged is a first run."""
    try:
        found = json.loads(cursor)
        if found["v"] != _VERSION or not _is_mark(found["high"]):
            return Mark()
        walk = found.get("walk")
        if walk is None:
            return Mark(high=found["high"])
        texts = (walk["token"], walk["new_high"], walk["start"])
        if not all(isinstance(text, str) for text in texts) or not _is_mark(walk["new_high"]):
            return Mark(high=found["high"])
        return Mark(high=found["high"], walk=Walk(*texts))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Mark()


def write(mark: Mark) -> str:
    """The cursor of a mark."""
    walk = mark.walk and {
        "token": mark.walk.token,
        "new_high": mark.walk.new_high,
        "start": mark.walk.start,
    }
    return json.dumps({"v": _VERSION, "high": mark.high, "walk": walk})


def ways(mark: Mark) -> tuple[Mark, ...]:
    """The mark, then what to fall back to, one after the other, where X does not take it any more.

    A page token that X forgot means the walk again from its top; a mark that is too old for X means a
    first run.
    """
    found = [mark]
    if mark.walk is not None and mark.high:
        found.append(Mark(high=mark.high))
    if mark != Mark():
        found.append(Mark())
    return tuple(found)


def _is_mark(value: object) -> bool:
    return isinstance(value, str) and (not value or is_id(value))
