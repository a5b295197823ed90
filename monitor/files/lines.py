"""Lines out of chunks. A line that is too long is skipped, never held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from monitor.files.problems import KEPT, Code, Damaged

LONGEST = 1_000_000
"""The longest line and the longest CSV record, in bytes of UTF-8."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its newline, counted from 1. With a `code` it can't be used; `raw` is its beginning.

    `size` is how many bytes it has as a whole.
    """

    number: int
    raw: bytes
    code: Code | None = None
    reason: str = ""
    size: int = field(default=0, compare=False)


def split_lines(chunks: Iterable[bytes], *, longest: int = LONGEST) -> Iterator[Line]:
    """Every line of the stream, ended by LF, CR LF or CR. Memory stays below `longest` and two chunks."""
    number = 1
    pending = b""
    skipped = 0  # bytes of a line that is too long, so far
    stream = iter(chunks)
    while True:
        try:
            chunk = next(stream, None)
        except Damaged as damage:
            yield Line(number, pending[:KEPT], Code.DAMAGED, str(damage))
            return
        if chunk is None:
            break
        if not chunk:
            continue
        pieces = (pending + chunk).splitlines(keepends=True)
        # The last piece may go on in the next chunk; after \r, the next may begin with its \n.
        pending = pieces.pop() if not pieces[-1].endswith(b"\n") else b""
        for piece in pieces:
            if skipped or len(piece) > longest:
                yield _too_long(number, piece, skipped + len(piece), longest)
                skipped = 0
            else:
                yield Line(number, piece, size=len(piece))
            number += 1
        if len(pending) > (longest if not skipped else KEPT + 1):
            body = pending.removesuffix(b"\r")
            head = body[:KEPT] + pending[len(body) :]
            skipped += len(pending) - len(head)
            pending = head
    if skipped or len(pending) > longest:
        yield _too_long(number, pending, skipped + len(pending), longest)
    elif pending:
        yield Line(number, pending, size=len(pending))


def _too_long(number: int, beginning: bytes, length: int, longest: int) -> Line:
    reason = f"The line is {length:,} bytes long; {longest:,} are the most. Only its beginning is kept here."
    return Line(number, beginning[:KEPT], Code.TOO_LONG, reason, size=length)
