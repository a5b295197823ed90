"""Hostile text made fit for a mail: no line of it can pose as a header, as ours, or as another direction."""

from __future__ import annotations

import unicodedata

LONGEST_POST = 800
"""So many characters of a post go into a mail; the rest is a click away."""

# Marks that turn the direction of the text around them; zero-width joiners stay, emoji need them.
_TURNERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _clean(text: str) -> str:
    return "".join(
        char
        for char in text
        if char in "\n\t" or not (char in _TURNERS or unicodedata.category(char) in {"Cc", "Cs"})
    )


def one_line(text: str, longest: int) -> str:
    """`text` on one line, without control characters, at most `longest` characters long."""
    # Unicode knows more line ends than \n; split() takes them all.
    line = " ".join(_clean(" ".join(text.split())).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def block(text: str, longest: int = LONGEST_POST) -> tuple[str, bool]:
    """`text` with its line breaks, at most `longest` characters; and whether something was cut off.

    Runs of empty lines become one, so that nothing can be pushed out of sight.
    """
    lines: list[str] = []
    for raw in text.splitlines():
        line = _clean(raw).strip()
        if line or (lines and lines[-1]):
            lines.append(line)
    whole = "\n".join(lines).strip()
    if len(whole) <= longest:
        return whole, False
    head = whole[:longest]
    space = head.rfind(" ")
    return (head[:space] if space > longest * 0.8 else head).rstrip() + " …", True


def quoted(text: str) -> str:
    """Each line behind a "> ", as mails quote."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
