"""Open a file of posts, find out what it is, and give its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import PurePath
from typing import BinaryIO

from monitor.files.columns import Columns, without_text
from monitor.files.lines import Line, split_lines
from monitor.files.opening import chunks
from monitor.files.problems import FileProblem, Reject
from monitor.files.rows import Row, csv_rows, json_rows

LOOK_AHEAD = 50
"""How many rows are looked at for a text column before the first is taken."""

LOOK_AHEAD_BYTES = 4 * 1024 * 1024

_JSON = {".jsonl", ".ndjson", ".json"}
_CSV = {".csv": "", ".tsv": "\t", ".tab": "\t"}


def read_rows(
    file: BinaryIO, *, name: str, columns: Columns, advance: Callable[[int], None] = lambda _: None
) -> Iterator[Row | Reject]:
    """The rows of a JSON Lines or CSV file, in order; memory does not grow with the file.

    `name` tells the form by its ending, else the first character does. `advance` hears how many bytes were
    read. Raises FileProblem where the file as a whole can't be used: before the first row is given.
    """
    yield from rows_of(split_lines(chunks(file, advance=advance)), name=name, columns=columns)


def rows_of(lines: Iterator[Line], *, name: str, columns: Columns) -> Iterator[Row | Reject]:
    """The rows of these lines, from the first line of the file on, as `read_rows` gives them."""
    head = next((line for line in lines if line.code or line.raw.strip()), None)
    if head is None:
        raise FileProblem("The file is empty.")
    lines = chain([head], lines)
    ending = PurePath(name.lower().removesuffix(".gz")).suffix
    if ending in _JSON or (ending not in _CSV and head.raw.lstrip()[:1] in {b"{", b"["}):
        _require_lines(head)
        rows = json_rows(lines)
    else:
        rows = csv_rows(lines, delimiter=_CSV.get(ending, ""))
    yield from _with_text(rows, columns)


def _require_lines(head: Line) -> None:
    start = head.raw.strip()
    if start.startswith(b"["):
        raise FileProblem(
            "This is one JSON list, and would have to be read as a whole. Write one object a line (JSON "
            "Lines), for example with: jq -c '.[]' posts.json > posts.jsonl"
        )
    if start == b"{":
        raise FileProblem(
            "This is JSON over several lines. Write one object a line (JSON Lines), for example with: "
            "jq -c . posts.json > posts.jsonl"
        )


def _with_text(rows: Iterator[Row | Reject], columns: Columns) -> Iterator[Row | Reject]:
    """Look at the first rows together: where none has a text, the fault is the file's, not each row's."""
    ahead: list[Row | Reject] = []
    size = 0
    for row in islice(rows, LOOK_AHEAD):
        ahead.append(row)
        size += len(row.raw)
        if size > LOOK_AHEAD_BYTES:
            break
    good = [row.values for row in ahead if isinstance(row, Row)]
    if good and (trouble := without_text(good, columns)):
        raise FileProblem(trouble)
    yield from ahead
    # Not kept alive while the rest is read.
    ahead.clear()
    good.clear()
    yield from rows
