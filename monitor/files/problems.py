"""What can be wrong with a file, and with one row of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

KEPT = 2048
"""How many bytes of a row that can't be used are kept for its writer to recognise it."""


class Code(StrEnum):
    """Why a row was rejected. The codes are stable; docs/import.md lists them."""

    TOO_LONG = "too-long"
    DAMAGED = "damaged"
    BAD_UTF8 = "bad-utf8"
    NUL = "nul"
    BAD_JSON = "bad-json"
    EMPTY_LINE = "empty-line"
    NOT_AN_OBJECT = "not-an-object"
    OPEN_QUOTE = "open-quote"
    CELLS = "cells"
    NO_TEXT = "no-text"
    NESTED = "nested"
    BAD_VALUE = "bad-value"
    BAD_ID = "bad-id"
    BAD_DATE = "bad-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    DATE_TOO_OLD = "date-too-old"
    DATE_AHEAD = "date-ahead"


class FileProblem(Exception):
    """The file as a whole can't be used; str() is a sentence for a person, with what to do about it."""


class Damaged(Exception):
    """The stream breaks off in the middle; what came before it stands."""


class Unusable(Exception):
    """One value of a row can't be used. `code` is stable, str() is a sentence for a person."""

    def __init__(self, code: Code, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that can't be used: the line it starts on, counted from 1, why, and how it begins."""

    line: int
    code: Code
    reason: str
    raw: bytes

    def to_json(self) -> dict[str, object]:
        """One line of the rejects file; bytes that are not UTF-8 stand as escapes."""
        return {
            "line": self.line,
            "code": self.code,
            "reason": self.reason,
            "row": self.raw[:KEPT].rstrip(b"\r\n").decode("utf-8", "backslashreplace"),
        }
