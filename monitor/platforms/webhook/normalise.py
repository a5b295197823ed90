"""The body of a request as mentions: a JSON object, a list of them, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from monitor.domain.jsonlines import BYTE_ORDER_MARK, BadLine, parse_line
from monitor.domain.mention import BrokenPayload, IncomingMention
from monitor.files.arrived import arrived
from monitor.files.columns import Columns
from monitor.files.posts import understand
from monitor.files.problems import KEPT, Code, Reject
from monitor.files.rows import Row

MOST = 500
LARGEST = 1_000_000
"""Posts and bytes in one request."""


class BadBodyError(Exception):
    """The body as a whole can't be used. str() is a sentence for the sender; `code` is stable.

    Codes: "too-large" and "too-many" (send less at once), "empty", "bad-json" (nothing can be read).
    """

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


def parse(
    body: bytes, *, now: datetime, columns: Columns | None = None
) -> tuple[tuple[IncomingMention, ...], tuple[BrokenPayload, ...]]:
    """The posts in `body`, and what could not be understood; fields are named as in a file to import.

    A post without a date gets `now`. Raises BadBodyError where nothing of it can be used.
    """
    if len(body) > LARGEST:
        raise BadBodyError(
            f"The body has {len(body):,} bytes; {LARGEST:,} are the most. Send less at once.",
            code="too-large",
        )
    rows = list(_rows(body.removeprefix(BYTE_ORDER_MARK).strip()))
    mapping = columns or Columns()
    mentions, broken = [], []
    for row in rows:
        post = row if isinstance(row, Reject) else understand(row, mapping, now=now)
        if isinstance(post, Reject):
            broken.append(_broken(post, row))
        else:
            mentions.append(arrived(post, now=now))
    return tuple(mentions), tuple(broken)


def _rows(body: bytes) -> Iterator[Row | Reject]:
    if not body:
        raise BadBodyError("The body is empty.", code="empty")
    whole = _json(body)
    if isinstance(whole, list):
        _require_few(len(whole))
        yield from (_row(number, value) for number, value in enumerate(whole, start=1))
    elif isinstance(whole, dict):
        yield Row(1, whole, body[:KEPT])
    else:
        lines = [line for line in body.splitlines() if line.strip()]
        _require_few(len(lines))
        rows = [_line(number, line) for number, line in enumerate(lines, start=1)]
        if len(rows) == 1 and isinstance(rows[0], Reject):
            raise BadBodyError(f"{rows[0].reason} Send an object, a list or JSON Lines.", code="bad-json")
        yield from rows


def _json(body: bytes) -> Any:
    """The one JSON value that the body is; None where it is none, as with several lines."""
    try:
        return json.loads(body.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _require_few(count: int) -> None:
    if count == 0:
        raise BadBodyError("The list is empty.", code="empty")
    if count > MOST:
        raise BadBodyError(
            f"The body holds {count:,} posts; {MOST} are the most. Send less at once.", code="too-many"
        )


def _row(number: int, value: Any) -> Row | Reject:
    try:
        raw = json.dumps(value).encode()
    except RecursionError:
        return Reject(number, Code.NESTED, f"Entry {number} of the list is nested too deeply.", b"")
    if isinstance(value, dict):
        return Row(number, value, raw)
    return Reject(number, Code.NOT_AN_OBJECT, f"Entry {number} of the list is not an object.", raw)


def _line(number: int, line: bytes) -> Row | Reject:
    value = parse_line(line, number)
    if isinstance(value, BadLine):
        return Reject(number, Code(value.code), value.message, line)
    return Row(number, value, line)


def _broken(reject: Reject, row: Row | Reject) -> BrokenPayload:
    """Flagged under the sender's own id, where it has one, else under its place in the request."""
    given = row.values.get("id") if isinstance(row, Row) else None
    name = str(given) if isinstance(given, str | int) and str(given).strip() else f"post {reject.line}"
    return BrokenPayload(name[:255], reject.reason.replace("--map ", ""), reject.to_json())
