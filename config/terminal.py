"""Texts of strangers on a terminal and in a log: nothing in them is obeyed by it, or passes for a line of ours."""

from __future__ import annotations

import logging

WIDTH = 100


def shown(text: str, width: int = WIDTH) -> str:
    """A hostile text on one line of a terminal: no control characters, not longer than `width`."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[: width * 2])
    return line if len(line) <= width else f"{line[: width - 1]}…"


def visible(text: str) -> str:
    r"""The whole text with its lines, and everything else that does not print written out, such as \x1b."""
    if text.isprintable():
        return text
    return "".join(letter if letter == "\n" or letter.isprintable() else _name(letter) for letter in text)


def _name(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


class LogLines(logging.Formatter):
    """Log records made visible; what takes several lines is set in, so that it is no record of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """One record, with the traceback of its exception below it."""
        return visible(super().format(record)).replace("\n", "\n    ")
