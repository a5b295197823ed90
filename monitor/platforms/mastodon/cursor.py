"""Where we left off in a stream."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

VERSION = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """Everything up to `min_id` is done with; what else is set is a walk that is not at its end.

    `at` is how far a walk forward has come. `back` is how far one from the newest has come, and `new` what
    `min_id` will be at its end. All are ids of the server, which mean nothing but to the server.
    """

    min_id: str = ""
    at: str = ""
    back: str = ""
    new: str = ""


def read(cursor: str) -> Mark:
    """The mark in a cursor. One that can't be read means the start."""
    try:
        kept = json.loads(cursor)
        if kept.pop("v") != VERSION:
            return Mark()
        mark = Mark(**kept)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Mark()
    return mark if all(isinstance(part, str) for part in asdict(mark).values()) else Mark()


def write(mark: Mark) -> str:
    """The cursor of a mark; what is not set is left out."""
    kept = {name: value for name, value in asdict(mark).items() if value}
    return json.dumps({"v": VERSION, "min_id": mark.min_id, **kept})
