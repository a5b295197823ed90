"""Which column is which: the names that are known, and what `--map` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from monitor.files.dates import ORDERS
from monitor.files.problems import Code, FileProblem, Unusable

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "message", "tweet", "tweet_text", "full_text", "review"),
    "id": ("id", "tweet_id", "external_id", "guid"),
    "author": ("author", "user", "username", "handle", "screen_name", "name"),
    "author_name": ("author_name", "display_name", "full_name"),
    "created_at": ("created_at", "date", "timestamp", "time", "tweet_created", "published"),
    "url": ("url", "link", "permalink"),
    "thread_id": ("thread_id", "conversation_id"),
    "parent_id": ("parent_id", "in_reply_to", "in_reply_to_status_id"),
    "platform": ("platform",),
    "language": ("language", "lang"),
    "followers": ("followers", "followers_count"),
    "likes": ("likes", "like_count", "favorite_count"),
}
"""Each field of a mention, and the column names that are taken for it, the first that has a value."""

NONE = "-"
"""`--map likes=-`: no column is this field."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_GAP = re.compile(r"[\s\-]+")
_SHAPES = 500


def plain_name(column: str) -> str:
    """A column's name in lower case with underscores: "Tweet ID", "tweet-id" and "tweetId" are one."""
    return _GAP.sub("_", _HUMP.sub("_", column.strip())).lower()


@dataclass(slots=True)
class Columns:
    """What `--map` says, and where each field stands in rows of one shape.

    `chosen` maps a field to its column or path; `date_order` is "dmy", "mdy" or "" (not said).
    """

    chosen: dict[str, str] = field(default_factory=dict)
    date_order: str = ""
    _shapes: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def places(self, row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """For each field the columns of this row that may hold it. Rows of one shape are looked at once."""
        shape = tuple(row)
        places = self._shapes.get(shape)
        if places is None:
            if len(self._shapes) >= _SHAPES:
                self._shapes.clear()
            places = self._shapes[shape] = self._find(shape)
        return places

    def _find(self, shape: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        by_name: dict[str, str] = {}
        for column in shape:
            by_name.setdefault(plain_name(column), column)
        places: dict[str, tuple[str, ...]] = {}
        for name, known in FIELDS.items():
            chosen = self.chosen.get(name)
            if chosen is None:
                found = tuple(by_name[alias] for alias in known if alias in by_name)
            elif chosen == NONE:
                found = ()
            else:
                found = (chosen if chosen in shape else by_name.get(plain_name(chosen), chosen),)
            if found:
                places[name] = found
        return places


def parse_mapping(pairs: Iterable[str]) -> Columns:
    """Columns from `FIELD=COLUMN` pairs. Raises FileProblem, naming the fields, for any other form."""
    columns = Columns()
    for pair in pairs:
        name, equals, column = pair.partition("=")
        name, column = name.strip(), column.strip()
        if not equals or not name or not column:
            raise FileProblem(f"--map {pair!r} is not FIELD=COLUMN. Fields: {', '.join(FIELDS)}.")
        if name not in FIELDS:
            raise FileProblem(f"--map {pair!r}: there is no field {name!r}. Fields: {', '.join(FIELDS)}.")
        if name in columns.chosen:
            raise FileProblem(f"--map names the field {name!r} twice.")
        if name == "created_at":
            column, colon, order = column.rpartition(":") if column.endswith(ORDERS) else (column, "", "")
            columns.date_order = order if colon else ""
        columns.chosen[name] = column
    return columns


def value_at(row: Mapping[str, Any], path: str) -> Any:
    """The value under a column, or under a path like `author.name` or `texts.0`; None where there is none."""
    if path in row:
        return row[path]
    value: Any = row
    for step in path.split("."):
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def word_at(row: Mapping[str, Any], name: str, columns: Iterable[str]) -> str:
    """The first of `columns` that holds something, as text; empty where none does.

    Raises Unusable where it holds an object, a list or a yes/no.
    """
    for column in columns:
        value = value_at(row, column)
        if value is None or value == "":
            continue
        if isinstance(value, str):
            return value
        if isinstance(value, Mapping | list):
            what = "an object" if isinstance(value, Mapping) else "a list"
            inside = next(iter(value), "0") if isinstance(value, Mapping) else "0"
            advice = f"Name the place inside it, for example --map {name}={column}.{inside}"
            raise Unusable(
                Code.NESTED,
                f"{column!r} is {what}, where {name} should be. {advice}, or --map {name}={NONE}.",
            )
        if isinstance(value, bool):
            raise Unusable(Code.BAD_VALUE, f"{column!r} is {str(value).lower()}, which is no {name}.")
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
            return str(int(value))
        return str(value)
    return ""


def without_text(rows: Iterable[Mapping[str, Any]], columns: Columns) -> str:
    """Why none of these rows has a text column: a sentence with the columns found. Empty where one has."""
    found: dict[str, None] = {}
    for row in rows:
        if any(value_at(row, column) is not None for column in columns.places(row).get("text", ())):
            return ""
        found.update(dict.fromkeys(name[:40] for name in list(row)[:30]))
    names = ", ".join(repr(name) for name in list(found)[:30]) or "none"
    if "text" in columns.chosen:
        return f"There is no column {columns.chosen['text']!r}. Columns found: {names}."
    guess = _likely(list(found))
    return f"No column is known to hold the text. Columns found: {names}. Say which: --map text={guess}"


def _likely(names: list[str]) -> str:
    return next((name for name in names if "text" in plain_name(name)), "COLUMN")
