"""How far a listing was read. Reddit lists newest first, so a listing is walked back to where we were.

A mark by date, with an overlap, since Reddit's own "before" stops working when the post it names is deleted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

VERSION = 1
OVERLAP = 600.0
"""Seconds that each walk goes back behind the newest post known: posts can appear late."""

MOST_KNOWN = 300
"""So many names of posts within the overlap are kept, so as not to bring them at every look."""


@dataclass(frozen=True, slots=True)
class Item:
    """A post in a listing. `created` is seconds since 1970, None where it could not be read."""

    name: str
    created: float | None
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one listing was read; all times in seconds since 1970.

    `high` is the newest post of the finished walks, `floor` what is too old for good. A walk under way has a
    `mark` to go back to; `after` is where it goes on. `again`: it had to begin anew.
    """

    high: float
    floor: float
    known: Mapping[str, float] = field(default_factory=dict)
    mark: float | None = None
    new_high: float = 0.0
    after: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """The progress of each listing of a stream, and which of them this round has still to read."""

    lists: Mapping[str, Progress]
    left: tuple[str, ...]

    def stepped(self, name: str, progress: Progress) -> Cursor:
        """The cursor after a page of this listing."""
        done = progress.mark is None
        left = tuple(other for other in self.left if other != name) if done else self.left
        return Cursor(lists={**self.lists, name: progress}, left=left)

    def dump(self) -> str:
        """As text to be kept."""
        lists = {name: asdict(progress) for name, progress in self.lists.items()}
        return json.dumps({"v": VERSION, "left": self.left, "lists": lists}, separators=(",", ":"))


def read(cursor: str, names: Sequence[str], *, since: float) -> Cursor:
    """The cursor from its text; one that is no use means to start over from `since`."""
    fresh = Cursor(lists={name: Progress(high=since, floor=since) for name in names}, left=tuple(names))
    try:
        kept = json.loads(cursor)
        if kept["v"] != VERSION:
            return fresh
        lists = {name: _progress(kept["lists"][name]) for name in names}
        left = tuple(name for name in names if name in kept["left"])
    except (ValueError, LookupError, TypeError, AttributeError):
        return fresh
    return Cursor(lists=lists, left=left or tuple(names))


def step(progress: Progress, items: Sequence[Item], after: str) -> tuple[Progress, list[Item]]:
    """One page of a walk: the progress after it, and the items that are new to us.

    A walk ends at its mark or with the listing. Where the post that we held on to is not listed any more, Reddit
    gives an empty page; then the walk begins anew, once.
    """
    if progress.mark is None:
        dates = [item.created for item in items if item.created is not None]
        progress = replace(
            progress,
            mark=max(progress.high - OVERLAP, progress.floor),
            new_high=max([progress.high, *dates]),
            again=False,
        )
    if not items and progress.after and not progress.again:
        return replace(progress, after="", again=True), []
    mark = progress.mark or 0.0
    found: list[Item] = []
    for item in items:
        if item.created is not None and item.created < mark:
            after = ""
            break
        if item.name not in progress.known:
            found.append(item)
    progress = replace(progress, after=after, known=_known(progress, found))
    return (progress if after else replace(progress, mark=None, high=progress.new_high)), found


def _known(progress: Progress, found: Iterable[Item]) -> dict[str, float]:
    met = {item.name: progress.new_high if item.created is None else item.created for item in found}
    within = {
        name: created
        for name, created in {**progress.known, **met}.items()
        if created >= progress.new_high - OVERLAP
    }
    newest = sorted(within.items(), key=lambda pair: pair[1], reverse=True)[:MOST_KNOWN]
    return dict(newest)


def _progress(kept: Mapping[str, Any]) -> Progress:
    mark = kept["mark"]
    return Progress(
        high=_seconds(kept["high"]),
        floor=_seconds(kept["floor"]),
        known={str(name): _seconds(created) for name, created in kept["known"].items()},
        mark=None if mark is None else _seconds(mark),
        new_high=_seconds(kept["new_high"]),
        after=str(kept["after"]),
        again=bool(kept["again"]),
    )


def _seconds(kept: Any) -> float:
    seconds = float(kept)
    if not math.isfinite(seconds):
        raise ValueError("no time")
    return seconds
