"""Rows as JSON Lines or CSV, to a file that is either whole or not there."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that starts so is a formula to a spreadsheet; it gets an apostrophe in front (CSV only)."""

Writer = Callable[[IO[str], tuple[str, ...], Iterable[Mapping[str, Any]]], int]


def write_jsonl(out: IO[str], columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> int:
    """One object a line, exactly as stored, times in ISO 8601 UTC; returns how many."""
    count = 0
    for row in rows:
        line = {name: _plain(row[name]) for name in columns}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    return count


def write_csv(out: IO[str], columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> int:
    """A header and one record a row, after RFC 4180, lists joined by semicolons; returns how many rows."""
    writer = csv.writer(out)
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([cell(row[name]) for name in columns])
        count += 1
    return count


FORMATS: dict[str, Writer] = {"jsonl": write_jsonl, "csv": write_csv}


def cell(value: Any) -> str | int | float:
    """A value as a CSV cell that no spreadsheet takes for a formula."""
    value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        value = ";".join(item["code"] if isinstance(item, dict) else str(item) for item in value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value


@contextmanager
def whole_file(path: Path) -> Iterator[IO[str]]:
    """Write beside `path`, then move into its place: a reader sees the old file or the whole new one.

    Raises OSError where the folder can't be written; nothing is left behind. What is no plain file, like
    /dev/stdout or a named pipe, is written to as it is.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
