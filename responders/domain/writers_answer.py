"""Reads what a second writer answers: hostile text, of which one plain paragraph is wanted and nothing else."""

from __future__ import annotations

import json
import re

from responders.domain.masking import INVISIBLE
from responders.domain.playbook import Playbook

NAME = "[NAME]"
"""The mask of the customer's first name, the only one that may come back."""

LONGEST_ANSWER = 6000
"""Characters of an answer that are looked at; a longer one is nonsense."""

FENCED = re.compile(r"^```\w*\s*\n(?P<inside>.*)\n```$", re.DOTALL)
MARKUP = re.compile(
    r"<\s*[/!a-z]|\*\*|^\s*#+ |^\s*(?:[*•]|\d+\.) |&\w+;|```|\{\{|\{%", re.IGNORECASE | re.MULTILINE
)
CLOSING = re.compile(
    r"^[\s–—-]*(?:(?:kind|best|warm) (?:regards|wishes)|regards|best|warmly|sincerely|yours(?: sincerely)?|cheers|thanks)?[\s,.!]*$",
    re.IGNORECASE,
)


class Rejected(Exception):
    """An answer that is not used. `code` is the sort of reason, `str()` a sentence for a person."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


def text_in(content: str) -> str:
    """The reply of an answer: plain text, or the field `reply` of a JSON object. Raises Rejected."""
    if not content.strip() or len(content) > LONGEST_ANSWER:
        raise Rejected("nonsense", "It answered nothing, or far too much.")
    text = content.strip()
    if fenced := FENCED.match(text):
        text = fenced["inside"].strip()
    if text.startswith(("{", "[")) and not text.startswith(NAME):
        text = _reply_field(text)
    text = text.strip().strip('"“”').strip()
    if not text or INVISIBLE.search(text) or MARKUP.search(text):
        raise Rejected("nonsense", "It answered in something else than plain words.")
    return text


def _reply_field(text: str) -> str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Rejected("nonsense", "It answered in JSON that can't be read.") from None
    reply = value.get("reply") if isinstance(value, dict) else None
    if not isinstance(reply, str):
        raise Rejected("nonsense", "It answered in JSON without a reply.")
    return reply


def unsigned(text: str, playbook: Playbook) -> str:
    """The text on one line without a signature of its own: ours stands under it."""
    names = [name for name in (playbook.signer, playbook.brand) if name.strip()]
    own = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    while len(lines) > 1 and CLOSING.match(own.sub("", lines[-1])):
        lines.pop()
    body = " ".join(" ".join(lines).split())
    end = re.search(r"[\s]+[–—-]\s*(?P<who>[^–—.!?]{1,80})$", body)
    return body[: end.start()].rstrip() if end and CLOSING.match(own.sub("", end["who"])) else body
