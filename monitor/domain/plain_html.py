"""The words of an HTML fragment as plain text: paragraphs and breaks as lines, no tag, no script."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "template", "head", "title"})
BLOCKS = frozenset(
    {"p", "div", "blockquote", "li", "ul", "ol", "pre", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LONGEST = 50_000
"""So many characters of HTML are looked at; no post that a person wrote comes near it."""
MOST_BROKEN = 20
"""So many tags without an end are read over; what follows the last of them is taken for words."""

_TOO_LARGE = re.compile(r"&#[0-9]{8,};?")
_MARKUP = re.compile(r"<[!?]")


def plain_text(html: str, *, hidden: frozenset[str] = frozenset()) -> str:
    """The text a reader would see. Elements with a class among `hidden` are left out.

    A link with a hidden part is shortened for the eye: its whole address stands for it.
    The result is plain text and still hostile: whoever shows it has to escape it.
    """
    reader = _Reader(hidden)
    # No letter has a number of eight digits, and Python refuses to read one of some thousands.
    reader.read(_without_comments(_TOO_LARGE.sub("\ufffd", html[:LONGEST])))
    lines = "".join(reader.pieces).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip(" \t\r\f\v") for line in lines)).strip()


def _without_comments(html: str) -> str:
    """`html` without comments, declarations and the like; one that has no end is left standing as words.

    Done here, since the parser seeks the end of each anew, and stops altogether at some declarations.
    """
    pieces = []
    at = 0
    endless = set()
    while start := _MARKUP.search(html, at):
        before = html[at : start.start()]
        # What is taken out must not make a new one of what stood around it.
        pieces.append(f"{before[:-1]}&lt;" if before.endswith("<") else before)
        close = "-->" if html.startswith("<!--", start.start()) else ">"
        end = -1 if close in endless else html.find(close, start.end())
        if end < 0:
            endless.add(close)
            pieces.append("&lt;" + start[0][1])
            at = start.end()
        else:
            at = end + len(close)
    return "".join([*pieces, html[at:]])


@dataclass(slots=True)
class _Link:
    """A link that stands open: where its words begin, where it leads, whether some of them are hidden."""

    starts: int
    address: str
    shortened: bool = False


class _Reader(HTMLParser):
    """Collects text; counts how deep we are in what a reader does not see."""

    VOID = frozenset({"br", "img", "hr", "input", "wbr", "meta", "link", "source", "area", "col", "embed"})

    def __init__(self, hidden: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = hidden
        self._silent: list[str] = []
        self._open = Counter[str]()
        self._link: _Link | None = None

    def read(self, html: str) -> None:
        """Read all of it, with what a browser would not close taken for words.

        HTMLParser.close() does that too, but seeks the end of each broken tag anew, however many there are.
        """
        self.feed(html)
        for _ in range(MOST_BROKEN):
            rest = self.rawdata
            end = rest.find(">", 1)
            if not rest.startswith("<") or end < 0:
                break
            self.handle_data(unescape(rest[: end + 1]))
            self.rawdata = ""
            self.feed(rest[end + 1 :])
        self.handle_data(unescape(self.rawdata))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._silence(tag)
            return
        classes = set((dict(attrs).get("class") or "").split())
        if tag == "a":
            self._link = _Link(starts=len(self.pieces), address=(dict(attrs).get("href") or "").strip())
        if tag in SILENT or classes & self._hidden:
            if self._link is not None and tag != "a" and tag not in SILENT:
                self._link.shortened = True
            self._silence(tag)
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in BLOCKS and self.pieces:
            self._new_paragraph(2 if tag in {"p", "blockquote"} else 1)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            # An element closes what stands open inside it.
            while self._open[tag]:
                closed = self._silent.pop()
                self._open[closed] -= 1
                if closed == tag:
                    break
        elif tag == "a":
            self._end_of_link()
        elif tag in BLOCKS:
            self._new_paragraph(2 if tag in {"p", "blockquote"} else 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)

    def _silence(self, tag: str) -> None:
        if tag not in self.VOID:
            self._silent.append(tag)
            self._open[tag] += 1

    def _end_of_link(self) -> None:
        link, self._link = self._link, None
        if link is not None and link.shortened and ADDRESS.fullmatch(link.address):
            self.pieces[link.starts :] = [link.address]

    def _new_paragraph(self, lines: int) -> None:
        have = 0
        for piece in reversed(self.pieces[-3:]):
            if piece.strip("\n"):
                break
            have += len(piece)
        self.pieces.append("\n" * max(0, lines - have))
