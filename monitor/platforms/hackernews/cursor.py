"""Where we are in time, and what we have looked at since."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import ceil

OVERLAP = timedelta(hours=1)
"""So far back we look again: the search learns of a post late, and clocks differ."""

_VERSION = 1
_LATEST = 2**40


@dataclass(frozen=True, slots=True)
class Cursor:
    """Everything before `start` is behind us; of what follows, `seen` (id → written at) has been looked at.

    `end` is set while the stretch up to now has more posts than the search gives: then only the part
    before it is looked at. All times are Unix seconds.
    """

    start: int
    end: int | None = None
    seen: dict[str, int] = field(default_factory=dict)

    def halved(self, now: datetime) -> Cursor:
        """The older half of the stretch; the same where a second can't be halved any more."""
        end = self.end or int(now.timestamp()) + 1
        return replace(self, end=max(self.start + 1, (self.start + end) // 2))

    def after(self, looked_at: Iterable[tuple[str, int]], *, done: bool, now: datetime) -> Cursor:
        """The cursor once these posts were looked at; `done` where the whole stretch was."""
        posts = list(looked_at)
        settled = int((now - OVERLAP).timestamp())
        if done:
            # Where even the overlap has more posts than the search gives, going on matters more than it.
            start = self.end or max(self.start, settled)
        else:
            start = max(self.start, min(max(at for _, at in posts), settled))
        seen = {post: at for post, at in [*self.seen.items(), *posts] if at >= start}
        return Cursor(start, None if done else self.end, seen)

    def text(self) -> str:
        """For keeping."""
        return json.dumps({"v": _VERSION, "start": self.start, "end": self.end, "seen": self.seen})


def read(cursor: str, *, since: datetime) -> Cursor:
    """The cursor that was kept, or the start at `since` where it is none."""
    try:
        kept = json.loads(cursor)
        if kept["v"] == _VERSION:
            end = kept["end"]
            seen = {str(post): _time(at) for post, at in kept["seen"].items()}
            return Cursor(_time(kept["start"]), None if end is None else _time(end), seen)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    return Cursor(ceil(since.timestamp()))


def _time(value: object) -> int:
    if type(value) is not int or not 0 <= value < _LATEST:
        raise ValueError("no time")
    return value
