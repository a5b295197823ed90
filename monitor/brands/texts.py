"""Words that a person typed, made fit to keep: one line, or several."""

from __future__ import annotations

import unicodedata

JOINERS = "\u200c\u200d"
"""Signs between letters that some scripts and emoji need; everything else invisible comes by accident or malice."""


def one_line(text: str, what: str, *, longest: int) -> str:
    """The text on one line, with single spaces. Raises ValueError with a sentence about `what`."""
    return _fit(" ".join(text.split()), what, longest=longest)


def lines(text: str, what: str, *, longest: int) -> str:
    """The text with its own line ends, at most one empty line at a time. Raises ValueError as above."""
    kept: list[str] = []
    for line in (line.rstrip() for line in text.replace("\t", " ").splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return _fit("\n".join(kept).strip(), what, longest=longest)


def _fit(text: str, what: str, *, longest: int) -> str:
    if len(text) > longest:
        raise ValueError(f"{what} is too long: at most {longest:,} characters.")
    if any(invisible(sign) for sign in text):
        raise ValueError(f"{what} holds a sign that can't be seen. Type it instead of pasting it.")
    return unicodedata.normalize("NFC", text)


def invisible(sign: str) -> bool:
    """Whether nobody sees it: controls, marks that turn the direction of writing, what no font knows."""
    return unicodedata.category(sign)[0] == "C" and sign not in JOINERS and sign != "\n"
