"""A mention out of a row."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from monitor.domain.mention import Author, IncomingMention, MentionKind, ReplyAbility, ReplyMode
from monitor.files.columns import NONE, Columns, value_at, word_at
from monitor.files.dates import read_date
from monitor.files.problems import Code, Reject, Unusable
from monitor.files.rows import Row

NOBODY = Author(id="", handle="")
LONGEST_ID = 255
DEEPEST = 40
LARGEST = 2**63 - 1
BY_HAND = "Imported from a file: open the post on its platform and paste the reply."

# 5.68717E+17 in a spreadsheet's export: the last digits are gone, and with them the id.
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_WEB = ("http://", "https://")


def understand(row: Row, columns: Columns, *, now: datetime) -> IncomingMention | Reject:
    """The mention that a row holds, or what is wrong with it. `now` is the time of a post without a date."""
    try:
        return _mention(row.values, columns, now=now)
    except Unusable as trouble:
        return Reject(row.line, trouble.code, str(trouble), row.raw)


def _mention(values: dict[str, Any], columns: Columns, *, now: datetime) -> IncomingMention:
    places = columns.places(values)

    def word(name: str) -> str:
        return clean(word_at(values, name, places.get(name, ())))

    text = word("text")
    if not text.strip():
        raise Unusable(Code.NO_TEXT, "The row has no text.")
    handle = word("author").strip().removeprefix("@")
    author: Author | None = Author(
        id=handle,
        handle=handle,
        name=word("author_name").strip(),
        followers=_count(_first(values, places.get("followers", ()))),
    )
    if author == NOBODY:
        author = None
    date = _first(values, places.get("created_at", ()))
    written = None if date is None else read_date(date, now=now, order=columns.date_order)
    parent = _id(word("parent_id"), "parent_id")
    url = word("url").strip()
    url = url if url.lower().startswith(_WEB) else ""
    platform = word("platform").strip()[:32]
    likes = _count(_first(values, places.get("likes", ())))
    external_id = _id(word("id"), "id") or made_id(text, handle, written)
    return IncomingMention(
        external_id=external_id,
        kind=MentionKind.REPLY if parent else MentionKind.MENTION,
        author=author,
        text=text,
        created_at=written or now,
        language=word("language").strip()[:16],
        permalink=url,
        # Without a thread, an answer belongs to what it answers.
        thread_id=_id(word("thread_id"), "thread_id") or parent or external_id,
        parent_id=parent,
        metrics={} if likes is None else {"likes": likes},
        reply=ReplyAbility(mode=ReplyMode.BY_HAND, reason=BY_HAND, link=url),
        ref={"platform": platform} if platform else {},
        raw=_others(values, places),
    )


def made_id(text: str, author: str, written: datetime | None) -> str:
    """An id for a post that has none: the same text by the same author at the same time is the same post."""
    parts = (text, author, written.isoformat() if written else "")
    digest = hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass"))
    return f"sha256-{digest.hexdigest()}"


def clean(text: str) -> str:
    """NUL and halves of surrogate pairs, which no database takes, become U+FFFD."""
    return _UNFIT.sub("�", text)


def _first(values: dict[str, Any], places: tuple[str, ...]) -> Any:
    for column in places:
        value = value_at(values, column)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return value
    return None


def _id(value: str, name: str) -> str:
    value = value.strip()
    if len(value) > LONGEST_ID:
        raise Unusable(
            Code.BAD_ID, f"The {name} is {len(value):,} characters long; {LONGEST_ID} are the most."
        )
    if _ROUNDED.fullmatch(value):
        raise Unusable(
            Code.BAD_ID,
            f"The {name} {value!r} has lost its last digits in a spreadsheet. Export it as text, "
            f"or leave it out: --map {name}={NONE}.",
        )
    return value


def _count(value: Any) -> int | None:
    """A whole number of followers or likes; None for anything else, for which no post is turned away."""
    if isinstance(value, str):
        digits = value.strip().replace(",", "")
        value = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 20 else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= LARGEST else None


def _others(values: dict[str, Any], places: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The columns that are no field of a mention, as they stand."""
    taken = {column for columns in places.values() for column in columns}
    return {
        clean(name): _fit(value, 1)
        for name, value in values.items()
        if name not in taken and value not in ("", None)
    }


def _fit(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return clean(value)
    if depth > DEEPEST:
        raise Unusable(Code.NESTED, f"The row is nested more than {DEEPEST} deep.")
    if isinstance(value, Mapping):
        return {clean(name): _fit(inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_fit(inner, depth + 1) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # 1e999 is JSON, and infinite; the database's JSON has no such number
    return value
