"""What the square takes and what not, asked before anything is sent."""

from __future__ import annotations

from monitor.platforms.errors import Refused
from responders.domain.lengths import length_of, limit_for

LIMIT = limit_for("practice")


def refuse_unfit(text: str) -> None:
    """Raise Refused where the square would not take the text anyway."""
    if not text.strip():
        raise Refused("A reply needs some words.", code="empty")
    length = length_of(text, LIMIT)
    if length > LIMIT.max:
        raise Refused(f"The reply has {length} characters; the square takes {LIMIT.max}.", code="too-long")
