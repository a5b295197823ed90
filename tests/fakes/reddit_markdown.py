"""What somebody who reads a comment on Reddit sees of its Markdown, as plain text.

Only as much of Reddit's renderer as replies can run into: paragraphs, joined lines, hard breaks, escapes, entities
and the marks that vanish into headings, lists, quotes, emphasis, links, superscript and code.
"""

from __future__ import annotations

import html
import re

ESCAPES = "\\`*_{}[]()#+-.!:|&<>/^~"
ENTITY = re.compile(r"&#?\w+;")
URL = re.compile(r"https?://\S+|/?\b[ur]/[\w-]+")


def seen(body: str) -> str:
    """The comment as a reader sees it."""
    paragraphs = [part for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", body.strip("\n")) if part.strip()]
    return "\n\n".join(_paragraph(part) for part in paragraphs)


def _paragraph(source: str) -> str:
    lines = source.split("\n")
    out = ""
    for number, line in enumerate(lines):
        if line.startswith("    "):
            out += "[code]"
        if number and re.fullmatch(r"=+\s*|-+\s*", line):
            out = f"[heading]{out}"
            continue
        shown = re.sub(r"^\s{0,3}(#{1,6}|>|[-+*](?=\s)|\d+[.)](?=\s))\s*", "[block]", line)
        out += _inline(shown.rstrip(" "))
        if number + 1 < len(lines):
            out += "\n" if line.endswith("  ") else " "
    return out


def _inline(source: str) -> str:
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\0{len(kept) - 1}\0"

    text = re.sub(r"\\(.)", lambda m: keep(m[1]) if m[1] in ESCAPES else m[0], source)
    text = URL.sub(lambda m: keep(m[0]), text)
    text = ENTITY.sub(lambda m: keep(html.unescape(m[0])), text)
    for mark in (r"\*\*(.+?)\*\*", r"\*(.+?)\*", r"(?<!\w)_(.+?)_(?!\w)", r"~~(.+?)~~", r"`+(.+?)`+"):
        text = re.sub(mark, r"\1", text)
    text = re.sub(r"!?\[(.*?)\]\(.*?\)", r"\1", text)
    text = re.sub(r">!(.*?)!<", r"[spoiler]\1", text)
    text = re.sub(r"\^\(?(\S+)", r"\1", text)
    while "\0" in text:
        text = re.sub(r"\0(\d+)\0", lambda m: kept[int(m[1])], text)
    return text
