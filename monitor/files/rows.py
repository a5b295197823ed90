"""Rows out of lines: JSON objects, or CSV records under the names of their header."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitor.domain.jsonlines import BadLine, parse_line
from monitor.files.lines import LONGEST, Line
from monitor.files.problems import Code, FileProblem, Reject

DELIMITERS = ",;\t"
csv.field_size_limit(2 * LONGEST)  # the record's own limit comes first


@dataclass(frozen=True, slots=True)
class Row:
    """One row as its writer named it. `line` is where it starts; `raw` are its bytes."""

    line: int
    values: dict[str, Any]
    raw: bytes


def json_rows(lines: Iterator[Line]) -> Iterator[Row | Reject]:
    """One object a line. Blank lines are passed over."""
    for line in lines:
        if line.code:
            yield Reject(line.number, line.code, line.reason, line.raw)
            continue
        if not line.raw.strip():
            continue
        values = parse_line(line.raw, line.number)
        if isinstance(values, BadLine):
            yield Reject(line.number, Code(values.code), values.message, line.raw)
        else:
            yield Row(line.number, values, line.raw)


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    cells: list[str]
    raw: bytes


def csv_rows(lines: Iterator[Line], *, delimiter: str = "") -> Iterator[Row | Reject]:
    """Records under a header. Of comma, semicolon and tab, the one that splits the header best divides them.

    Raises FileProblem where there is no usable header.
    """
    first = next((line for line in lines if line.code or line.raw.strip()), None)
    if first is None:
        raise FileProblem("The file is empty.")
    if first.code:
        raise FileProblem(f"The header (line {first.number}) can't be used: {first.reason}")
    records = _records(first, lines, delimiter=delimiter or _delimiter_of(first.raw))
    header = next(records)
    if isinstance(header, Reject):
        raise FileProblem(f"The header (line {header.line}) can't be used: {header.reason}")
    names = _names(header.cells)
    for record in records:
        if isinstance(record, Reject):
            yield record
            continue
        cells = record.cells
        if len(cells) != len(names):
            while len(cells) > len(names) and not cells[-1]:
                cells.pop()
            if len(cells) != len(names):
                reason = f"The row has {len(cells)} cells, the header has {len(names)}."
                yield Reject(record.line, Code.CELLS, reason, record.raw)
                continue
        yield Row(record.line, dict(zip(names, cells, strict=True)), record.raw)


def _names(header: list[str]) -> list[str]:
    """The header's names; the second column of one name becomes "name (2)", so that none hides another."""
    names: list[str] = []
    for cell in header:
        name = cell.strip()
        count = 2
        while name in names:
            name = f"{cell.strip()} ({count})"
            count += 1
        names.append(name)
    return names


def _delimiter_of(header: bytes) -> str:
    text = header.decode("utf-8", "replace")
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([text], delimiter=mark))))


class _Feed:
    """Lines for csv.reader, which takes as many as a record needs; `taken` are those of this record."""

    def __init__(self, first: Line, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._again = deque([first])
        self.taken: list[Line] = []
        self.size = 0
        self.ended = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.taken.append(line)
        self.size += len(line.raw)
        if line.code or self.size > LONGEST:
            raise _CannotGoOn
        return line.raw.decode("utf-8", "surrogateescape")

    def start(self) -> None:
        """Begin a new record."""
        self.taken = []
        self.size = 0

    def give_back(self) -> None:
        """Take the record's first line away and read the others again, as records of their own."""
        self._again.extendleft(reversed(self.taken[1:]))
        self.ended = False


class _CannotGoOn(Exception):
    """The record in hand can't be completed."""


def _records(first: Line, lines: Iterator[Line], *, delimiter: str) -> Iterator[_Record | Reject]:
    """Records, with quoted newlines. A quotation mark that is never closed costs its line, not the file."""
    feed = _Feed(first, lines)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.start()
        try:
            cells = next(reader, None)
            complete = cells is not None and not feed.ended
        except (_CannotGoOn, csv.Error):
            complete = False
            cells = []
        if cells is None:
            return
        head = feed.taken[0]
        if not complete:
            feed.give_back()
            reader = csv.reader(feed, delimiter=delimiter)
            yield Reject(head.number, head.code or Code.OPEN_QUOTE, head.reason or _OPEN_QUOTE, head.raw)
            continue
        if not cells:
            continue
        raw = head.raw if len(feed.taken) == 1 else b"".join(line.raw for line in feed.taken)
        yield _bad_bytes(head.number, raw) or _Record(head.number, cells, raw)


_OPEN_QUOTE = (
    f"A quotation mark opens a cell here and does not close it within {LONGEST:,} bytes or before the end."
)


def _bad_bytes(number: int, raw: bytes) -> Reject | None:
    if b"\x00" in raw:
        return Reject(number, Code.NUL, f"The row holds a NUL (byte {raw.index(0) + 1}).", raw)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Reject(number, Code.BAD_UTF8, f"The row is not UTF-8 (byte {error.start + 1}).", raw)
    return None
