"""What can be wrong with a file, and with one row of it."""

from __future__ import annotations

from dataclasses import dataclass

KEPT = 2048
"""How many bytes of a row that can't be used are kept for its writer to recognise it."""


class FileProblem(Exception):
    """The file as a whole can't be used; str() is a sentence for a person, with what to do about it."""


class Damaged(Exception):
    """The stream breaks off in the middle; what came before it stands."""


class Unusable(Exception):
    """One value of a row can't be used. `code` is stable, str() is a sentence for a person."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that can't be used: the line it starts on, counted from 1, why, and how it begins."""

    line: int
    code: str
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
