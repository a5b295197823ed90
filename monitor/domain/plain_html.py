"""The words of an HTML fragment as plain text: paragraphs and breaks as lines, no tag, no script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "template", "head", "title"})
BLOCKS = frozenset(
    {"p", "div", "blockquote", "li", "ul", "ol", "pre", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LONGEST = 200_000
"""So many characters of HTML are looked at; no post that a person wrote comes near it."""


def plain_text(html: str, *, hidden: frozenset[str] = frozenset()) -> str:
    """The text a reader would see. Elements with a class among `hidden` are left out.

    A link with a hidden part is shortened for the eye: its whole address stands for it.
    The result is plain text and still hostile: whoever shows it has to escape it.
    """
    reader = _Reader(hidden)
    reader.feed(html[:LONGEST])
    reader.close()
    lines = ["".join(reader.pieces)]
    text = re.sub(r"[ \t\r\f\v]*\n[ \t\r\f\v]*", "\n", lines[0])
    return re.sub(r"\n{3,}", "\n\n", text).strip()


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
        self._link: _Link | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            if tag not in self.VOID:
                self._silent.append(tag)
            return
        classes = set((dict(attrs).get("class") or "").split())
        if tag == "a":
            self._link = _Link(starts=len(self.pieces), address=(dict(attrs).get("href") or "").strip())
        if tag in SILENT or classes & self._hidden:
            if self._link is not None and tag != "a" and tag not in SILENT:
                self._link.shortened = True
            if tag not in self.VOID:
                self._silent.append(tag)
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in BLOCKS and self.pieces:
            self._new_paragraph(2 if tag in {"p", "blockquote"} else 1)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            # An element closes what stands open inside it.
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
        elif tag == "a":
            self._end_of_link()
        elif tag in BLOCKS:
            self._new_paragraph(2 if tag in {"p", "blockquote"} else 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)

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
