"""Lengths of time as a person writes them: how soon an answer is due, how long a reply can be taken back."""

from __future__ import annotations

import re

SHORTEST_WITHIN = 5
LONGEST_WITHIN = 168 * 60
"""Minutes of opening hours."""
LONGEST_OUTBOX = 120
"""Seconds."""
_SPAN = re.compile(
    r"(?:([0-9]{1,5})\s*h(?:ours?)?)?\s*(?:([0-9]{1,5})\s*(?:m|min|mins|minutes?)?)?", re.IGNORECASE
)


def within(text: str) -> int:
    """Minutes from "45", "45 min", "2 h" or "1 h 30 min". Raises ValueError with a sentence."""
    found = _SPAN.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        raise ValueError("Write how long, such as 45 min or 2 h.")
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0)
    if not SHORTEST_WITHIN <= minutes <= LONGEST_WITHIN:
        raise ValueError(f"Between {SHORTEST_WITHIN} min and {LONGEST_WITHIN // 60} h, please.")
    return minutes


def written(minutes: int) -> str:
    """As `within` reads it: 90 is "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


def outbox(text: str) -> int:
    """Seconds from "10" or "10 s". Raises ValueError with a sentence."""
    found = re.fullmatch(r"([0-9]{1,6})\s*(?:s|sec|seconds?)?", text.strip(), re.IGNORECASE)
    if found is None or int(found[1]) > LONGEST_OUTBOX:
        raise ValueError(f"Write seconds from 0 to {LONGEST_OUTBOX}.")
    return int(found[1])
