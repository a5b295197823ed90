"""The JSON-lines door of `amends read`, `draft` and `check`: one object in, one object out, in order.

A bad line never ends the run. It becomes a `BadLine`, which takes the place of the answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that can't be answered. `line` counts from 1; `id` is the sender's, where it could be read."""

    id: Any
    code: str
    message: str
    line: int

    def to_json(self) -> dict[str, Any]:
        """The error object that stands in the place of the answer."""
        return {
            "id": self.id,
            "error": {"code": self.code, "message": self.message, "line": self.line},
        }


def parse_line(raw: bytes, number: int) -> dict[str, Any] | BadLine:
    """Return the object on this line, or what is wrong with it.

    `number` is the line's, from 1. A blank line is bad as well: answers and questions stay in step.
    """
    raw = raw.removeprefix(BYTE_ORDER_MARK).strip()
    if not raw:
        return BadLine(None, "empty-line", "The line is empty.", number)
    try:
        value = json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        return BadLine(None, "bad-utf8", f"The line is not UTF-8 (byte {error.start + 1}).", number)
    except RecursionError:
        return BadLine(None, "bad-json", "The line is nested too deeply.", number)
    except ValueError as error:
        return BadLine(None, "bad-json", f"The line is not JSON: {error}.", number)
    if not isinstance(value, dict):
        return BadLine(None, "not-an-object", "The line is JSON, but not an object.", number)
    return value


def required_text(row: dict[str, Any], field: str, number: int) -> str | BadLine:
    """Return the string under `field`, which may be empty, or what is wrong with it."""
    if field not in row:
        return BadLine(row.get("id"), f"no-{field}", f'The field "{field}" is missing.', number)
    value = row[field]
    if not isinstance(value, str):
        return BadLine(
            row.get("id"),
            f"bad-{field}",
            f'The field "{field}" is not a string.',
            number,
        )
    return value


def answer_lines(
    lines: Iterable[bytes],
    write: Callable[[str], None],
    answer: Callable[[list[tuple[int, dict[str, Any]]]], Iterable[dict[str, Any] | BadLine]],
    *,
    batch_size: int = 256,
) -> int:
    """Answer every line in order, a batch at a time; return how many lines were bad.

    `answer` gets the numbered objects of a batch and gives exactly one answer for each, in order.
    `write` gets one line of ASCII JSON, with its newline; so a lone surrogate in a text does no harm.
    """
    bad = 0
    for batch in _batches(lines, batch_size):
        parsed = [(number, parse_line(raw, number)) for number, raw in batch]
        answers = iter(answer([(number, row) for number, row in parsed if isinstance(row, dict)]))
        for _, row in parsed:
            out = row if isinstance(row, BadLine) else next(answers)
            if isinstance(out, BadLine):
                bad += 1
                out = out.to_json()
            write(json.dumps(out) + "\n")
    return bad


def _batches(lines: Iterable[bytes], size: int) -> Iterator[list[tuple[int, bytes]]]:
    batch: list[tuple[int, bytes]] = []
    for numbered in enumerate(lines, start=1):
        batch.append(numbered)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _refuse_constant(name: str) -> None:
    # Python reads NaN and Infinity, JSON does not know them, and echoing one would break the answer.
    message = f"{name} is not a JSON value"
    raise ValueError(message)
