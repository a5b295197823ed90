"""What X takes and what not, and what it costs, asked before anything is sent."""

from __future__ import annotations

from decimal import Decimal

from monitor.platforms.errors import Refused
from monitor.platforms.x.prices import REPLY, WITH_LINK
from responders.domain.lengths import length_of, limit_for
from responders.domain.links import LINK

LIMIT = limit_for("x")


def refuse_unfit(text: str) -> None:
    """Raise Refused where X would not take the text anyway."""
    if not text.strip():
        raise Refused("A reply needs some words.", code="empty")
    length = length_of(text, LIMIT)
    if length > LIMIT.max:
        raise Refused(
            f"The reply counts {length} characters as X counts; it takes {LIMIT.max}.", code="too-long"
        )


def price_of(text: str) -> Decimal:
    """US dollars for a reply with this text. A bare example.com is a link too."""
    return WITH_LINK if LINK.search(text) else REPLY
