"""What Bluesky takes and what not, asked before anything is sent."""

from __future__ import annotations

from monitor.platforms.errors import Refused
from responders.domain.lengths import length_of, limit_for

LIMIT = limit_for("bluesky")


def refuse_unfit(text: str) -> None:
    """Raise Refused where Bluesky would not take the text anyway."""
    if not text.strip():
        raise Refused("A reply needs some words.", code="empty")
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise Refused("The reply has a character that can't be sent.", code="broken-character") from error
    if size > LIMIT.max_bytes:
        raise Refused(f"The reply has {size} bytes; Bluesky takes {LIMIT.max_bytes}.", code="too-long")
    length = length_of(text, LIMIT)
    if length > LIMIT.max:
        raise Refused(f"The reply has {length} characters; Bluesky takes {LIMIT.max}.", code="too-long")
