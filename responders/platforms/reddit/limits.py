"""What Reddit takes and what not, asked before anything is sent."""

from __future__ import annotations

from monitor.platforms.errors import Refused
from responders.domain.lengths import length_of, limit_for

LIMIT = limit_for("reddit")


def refuse_unfit(text: str, written: str) -> None:
    """Raise Refused where Reddit would not take the reply; `written` is the text as Markdown, which counts."""
    if not text.strip():
        raise Refused("A reply needs some words.", code="empty")
    length = length_of(written, LIMIT)
    if length > LIMIT.max:
        raise Refused(
            f"The reply has {length:,} characters as Reddit counts them; it takes {LIMIT.max:,}.",
            code="too-long",
        )
