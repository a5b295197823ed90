"""Rows of a file on which somebody has said what each text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from monitor.domain.agreement import NOT_COMPLAINT
from monitor.domain.reading import Kind, Risk, Topic
from monitor.files.columns import Columns, plain_name, word_at
from monitor.files.problems import Code, Reject, Unusable
from monitor.files.rows import Row

KINDS = (*map(str, Kind), NOT_COMPLAINT)
"""What a text may be said to be; the last is for files that know no more kinds than two."""
KIND_COLUMNS = ("kind", "label")
YES_OR_NO = ("asks_question", "escalate")
YES, NO = frozenset({"true", "yes", "y", "1"}), frozenset({"false", "no", "n", "0"})
LISTS: Mapping[str, tuple[str, ...]] = {"topics": tuple(map(str, Topic)), "risks": tuple(map(str, Risk))}
_BETWEEN = re.compile(r"[,;|]")
_GAP = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what it is. `more` holds what else was said of it, under the names of a reading's fields.

    `troubles` are sentences on what else was said and could not be understood; it is as if it were not said.
    """

    line: int
    text: str
    kind: str
    more: dict[str, Any] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()


def labelled_rows(
    rows: Iterable[Row | Reject], columns: Columns, *, kind: str = ""
) -> Iterator[Labelled | Reject]:
    """Yield each row as a labelled text, or why it is none; `kind` names the column of the kind."""
    for row in rows:
        yield row if isinstance(row, Reject) else understand(row, columns, kind=kind)


def understand(row: Row, columns: Columns, *, kind: str = "") -> Labelled | Reject:
    """Return what the row says, or why it can't be used; `kind` names the column of the kind.

    Beside text and kind, a row may say `asks_question`, `escalate`, `severity`, `topics` and `risks`. What
    is not there, null, or an empty cell says nothing, but an empty list or cell of topics or risks says
    that there are none.
    """
    by_name = {plain_name(name): name for name in row.values}
    said = {name: row.values[by_name[name]] for name in (*YES_OR_NO, *LISTS, "severity") if name in by_name}
    places = [kind] if kind else [by_name[name] for name in KIND_COLUMNS if name in by_name]
    try:
        text = word_at(row.values, "text", columns.places(row.values).get("text", ()))
        if not text:
            raise Unusable(Code.NO_TEXT, "The row has no text.")  # noqa: TRY301 - one way out for all
        label = _kind(row.values, places)
    except Unusable as error:
        return Reject(row.line, error.code, str(error), row.raw)
    troubles: list[str] = []
    more = dict(_more(said, troubles))
    return Labelled(row.line, text, label, more, tuple(troubles))


def _kind(values: Mapping[str, Any], places: list[str]) -> str:
    said = word_at(values, "kind", places)
    if not said.strip():
        raise Unusable(Code.BAD_VALUE, "The row does not say what the text is (column kind or label).")
    return _one_of(KINDS, said, "kind")


def _more(said: Mapping[str, Any], troubles: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield what else was said; what can't be understood goes to `troubles`.

    A column may hold something of another meaning under one of our names: that must not cost the row.
    """
    for name, value in said.items():
        if value is None or (value == "" and name not in LISTS):
            continue
        try:
            yield name, _understood(name, value)
        except Unusable as error:
            troubles.append(str(error))


def _understood(name: str, value: Any) -> Any:
    if name in LISTS:
        return _list(value, name, LISTS[name])
    return _severity(value) if name == "severity" else _yes_or_no(value, name)


def _yes_or_no(value: Any, name: str) -> bool:
    word = str(value).strip().lower()
    if word in YES | NO:
        return word in YES
    raise Unusable(Code.BAD_VALUE, f"{name!r} should be true or false, not {_told(value)}.")


def _severity(value: Any) -> float:
    try:
        amount = float(value)
    except (TypeError, ValueError, OverflowError):
        amount = -1.0
    if isinstance(value, bool) or not 0 <= amount <= 1:
        raise Unusable(Code.BAD_VALUE, f"'severity' should be a number from 0 to 1, not {_told(value)}.")
    return amount


def _list(value: Any, name: str, allowed: tuple[str, ...]) -> frozenset[str]:
    parts = _BETWEEN.split(value) if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise Unusable(Code.BAD_VALUE, f"{name!r} should be a list of words, not {_told(value)}.")
    words = [part for part in parts if part.strip()]
    return frozenset(_one_of(allowed, word, name.removesuffix("s")) for word in words)


def _one_of(allowed: tuple[str, ...], said: str, what: str) -> str:
    word = _GAP.sub("_", said.strip().lower())
    if word in allowed:
        return word
    raise Unusable(Code.BAD_VALUE, f"{_told(said)} is no {what}. Allowed: {', '.join(allowed)}.")


def _told(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
