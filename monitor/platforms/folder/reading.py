"""A file a stretch at a time: from where we left off, without reading what comes before it again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from monitor.files.columns import Columns
from monitor.files.lines import Line, split_lines
from monitor.files.opening import CHUNK, GZIP, UTF_16, chunks
from monitor.files.problems import Reject
from monitor.files.reading import rows_of
from monitor.files.rows import Row, csv_rows, json_rows
from monitor.platforms.folder.cursor import Place, edges, mark_of

BOM = b"\xef\xbb\xbf"
_DELIMITERS = {".csv": "", ".tsv": "\t"}


@dataclass(frozen=True, slots=True)
class Start:
    """Where a row starts: its byte and its line."""

    offset: int
    line: int


class Lines:
    """Lines that know at which byte each starts; `start_of` forgets all before the one it is asked for."""

    def __init__(self, lines: Iterator[Line], *, offset: int, line: int) -> None:
        self._lines = lines
        self._shift = line - 1
        self._next = Start(offset, line)
        self._starts: deque[Start] = deque()

    def __iter__(self) -> Iterator[Line]:
        for line in self._lines:
            start = self._next
            self._starts.append(start)
            self._next = Start(start.offset + line.size, start.line + 1)
            yield replace(line, number=line.number + self._shift)

    def start_of(self, line: int) -> Start:
        """Where this line starts; it must have been given, and no later one asked for."""
        while self._starts[0].line < line:
            self._starts.popleft()
        return self._starts[0]

    @property
    def end(self) -> Start:
        """Where the line after the last one given starts."""
        return self._next


class Reader:
    """The rows of one file from a place on, and the place after any of them.

    Bytes are counted in the text as UTF-8 without its byte order mark. A packed file and one in UTF-16 has
    no way to begin in the middle: it is read from its start each time, and what is known is passed over.
    """

    def __init__(self, file: BinaryIO, *, name: str, columns: Columns, place: Place | None) -> None:
        self._file = file
        self._name = name
        self._columns = columns
        self._head = place.head if place else 0
        offset, line = (place.offset, place.line) if place else (0, 1)
        self._lines = Lines(split_lines(self._text(offset)), offset=offset, line=line)
        self._resumed = place is not None

    def rows(self) -> Iterator[tuple[Start, Row | Reject]]:
        """Each row with where it starts. Raises FileProblem where the file as a whole can't be used."""
        for row in self._rows():
            start = self._lines.start_of(row.line)
            if not self._resumed and not self._head:
                self._head = start.offset
            yield start, row

    def place(self, start: Start) -> Place:
        """The place at which to go on with the row that starts here."""
        return Place(self._name, start.offset, start.line, self._head, self._mark(start.offset))

    def is_still_at(self, place: Place) -> bool:
        """Whether the file still begins with what was read of it."""
        return self._mark(place.offset) == place.mark

    def _rows(self) -> Iterator[Row | Reject]:
        lines = iter(self._lines)
        if not self._resumed:
            return rows_of(lines, name=self._name, columns=self._columns)
        ending = PurePath(self._name.lower().removesuffix(".gz")).suffix
        if ending not in _DELIMITERS:
            return json_rows(lines)
        header = split_lines(self._between(0, self._head))
        return csv_rows(chain(header, lines), delimiter=_DELIMITERS[ending])

    def _text(self, offset: int) -> Iterator[bytes]:
        self._file.seek(0)
        start = self._file.read(len(BOM))
        self._file.seek(0)
        if not offset:
            return chunks(self._file)
        if start.startswith((GZIP, *UTF_16)):
            return _from(chunks(self._file), offset)
        self._file.seek(offset + (len(BOM) if start == BOM else 0))
        return iter(lambda: self._file.read(CHUNK), b"")

    def _between(self, start: int, length: int) -> Iterator[bytes]:
        """These bytes of the text; leaves the file at the place where it was."""
        if not length:
            return
        at = self._file.tell()
        left = length
        for piece in self._text(start):
            yield piece[:left]
            left -= min(left, len(piece))
            if not left:
                break
        self._file.seek(at)

    def _mark(self, offset: int) -> str:
        return mark_of(piece for start, length in edges(offset) for piece in self._between(start, length))


def _from(pieces: Iterator[bytes], offset: int) -> Iterator[bytes]:
    left = offset
    for piece in pieces:
        if left < len(piece):
            yield piece[left:]
        left = max(0, left - len(piece))
