r"""Plain text as the Markdown that shows it as it was approved.

Reddit takes Markdown only: it would join the lines of a paragraph and make lists, headings and italics of what
was meant as it stands. Every character that would be markup gets a backslash; Reddit's old renderer takes one
before \`*_{}[]()#+-.!:|&<>/^~ (github.com/reddit/snudown, src/markdown.c) and the new one before any punctuation.
Links and names (u/…, r/…) stay as they are, since a backslash would break them.
"""

from __future__ import annotations

import re

UNTOUCHED = re.compile(r"https?://[^\s<>\[\]()*^|`\\]+|www\.[^\s<>\[\]()*^|`\\]+|(?<![\w/])/?[ur]/[\w-]+")
ALWAYS = re.compile(r"[\\`*\[<^|]|~(?=~)|(?<=~)~|>(?=!)|!(?=<)|&(?=#?\w+;)")
UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""One inside a word is no markup."""

LINE_STARTS = re.compile(r"(?:#|>|[+-](?=[\s+-]|$)|\d{1,9}[.)](?=\s|$))")
UNDERLINE = re.compile(r"=+\s*")


def markdown(text: str) -> str:
    """The text as Markdown: the same words and the same lines. White space at the borders of lines is dropped."""
    lines = [line.strip() for line in text.strip().splitlines()]
    written = [_escaped_line(line) for line in lines]
    out: list[str] = []
    for number, line in enumerate(written):
        followed = number + 1 < len(written) and written[number + 1]
        out.append(f"{line}  " if line and followed else line)
    return "\n".join(out)


def _escaped_line(line: str) -> str:
    pieces: list[str] = []
    end = 0
    for whole in UNTOUCHED.finditer(line):
        pieces += [_escaped(line[end : whole.start()]), whole[0]]
        end = whole.end()
    escaped = "".join([*pieces, _escaped(line[end:])])
    if UNDERLINE.fullmatch(escaped):
        return f"&#61;{escaped[1:]}"
    start = LINE_STARTS.match(escaped)
    if start is None:
        return escaped
    sign = start.end() - 1 if start[0][0].isdigit() else 0
    return f"{escaped[:sign]}\\{escaped[sign:]}"


def _escaped(text: str) -> str:
    return UNDERSCORE.sub(r"\\_", ALWAYS.sub(lambda found: f"\\{found[0]}", text))
