"""Which files were read to their end, and how far we are in the one at hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

_VERSION = 1
_DIGITS = 12
_EDGE = 4096


@dataclass(frozen=True, slots=True)
class Place:
    """How far a file was read: up to byte `offset`, where line `line` begins.

    `head` is where the first row begins (0 where that is the start). `mark` tells whether the file is still
    the one that was read, even if something was written at its end.
    """

    name: str
    offset: int
    line: int
    head: int
    mark: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """`done` are short hashes of name, size and time of files that were read to their end."""

    done: frozenset[str] = frozenset()
    place: Place | None = None

    def text(self) -> str:
        """For keeping."""
        place = self.place
        at = None if place is None else [place.name, place.offset, place.line, place.head, place.mark]
        return json.dumps({"v": _VERSION, "done": "".join(sorted(self.done)), "at": at})


def short(*parts: object) -> str:
    """A short hash."""
    joined = "\x00".join(map(str, parts)).encode("utf-8", "surrogateescape")
    return hashlib.sha256(joined).hexdigest()[:_DIGITS]


def mark_of(pieces: Iterable[bytes]) -> str:
    """A hash of the two edges of what was read: its first and its last bytes."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()[:_DIGITS]


def edges(offset: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Which bytes are the edges of the first `offset`: (start, length) twice."""
    length = min(_EDGE, offset)
    return (0, length), (offset - length, length)


def read(cursor: str) -> Cursor | None:
    """The cursor that was kept; None where it is none."""
    try:
        kept = json.loads(cursor)
        if kept["v"] != _VERSION:
            return None
        done, at = kept["done"], kept["at"]
        hashes = frozenset(done[start : start + _DIGITS] for start in range(0, len(done), _DIGITS))
        return Cursor(hashes, None if at is None else _place(*at))
    except (ValueError, KeyError, TypeError):
        return None


def _place(name: str, offset: int, line: int, head: int, mark: str) -> Place:
    numbers = (offset, line, head)
    usable = all(type(number) is int and number >= 0 for number in numbers) and line > 0
    if not (usable and isinstance(name, str) and isinstance(mark, str)):
        raise ValueError("no place")
    return Place(name, offset, line, head, mark)
