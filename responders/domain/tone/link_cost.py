"""A link takes room and sends the customer away; on X it costs money as well (P14, P28)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.lengths import DOTTED
from responders.domain.links import LINK
from responders.domain.tone.check import Check, Spot
from responders.domain.tone.said import Said

SHORT = 320
"""Units that a platform takes, up to which a link's room is missed elsewhere."""


def find(said: Said) -> Iterator[Spot]:
    """Every link in a public answer on a short platform. X charges twenty times as much for a post with one.

    https://docs.x.com/x-api/getting-started/pricing
    """
    if said.context.private or said.limit.max > SHORT or not DOTTED.search(said.reply):
        return
    on_x = said.limit.rule == "weighted"
    why = "X charges $0.20 for a reply with a link, and $0.01 for one without." if on_x else ""
    for match in LINK.finditer(said.reply):
        yield Spot(*match.span(), why=why)


CHECK = Check(
    code="link-cost",
    principle="P14",
    weight=Weight.SUGGEST,
    advice="Say it here in words, or offer to send the link privately.",
    example="I'm sorry about your kettle. I'll send a new one today, see www.example.com/returns. – Maya",
    find=find,
    why="A link takes much of a short reply's room, and sends the customer somewhere else for the answer.",
)
