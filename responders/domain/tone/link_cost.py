"""A link costs money on X, and sends a customer away (P14)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.links import LINK
from responders.domain.tone.check import Check, Span
from responders.domain.tone.said import Said


def find(said: Said) -> Iterator[Span]:
    """Every link in an answer on X, where each post with one is charged twenty times as much.

    https://docs.x.com/x-api/getting-started/pricing
    """
    if said.limit.rule != "weighted":
        return
    for match in LINK.finditer(said.reply):
        yield match.span()


CHECK = Check(
    code="link-cost",
    principle="P14",
    weight=Weight.WARN,
    advice="X charges $0.20 for a reply with a link, and $0.01 without. Say it in words, or offer to send it privately.",
    example="I'm sorry about your kettle. I'll send a new one today, see www.example.com/returns. – Maya",
    find=find,
)
