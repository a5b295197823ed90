"""Template filters: how times, shares and counts are written for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from markupsafe import Markup, escape

_LONG_RUN = re.compile(r"\S{120}(?=\S)")


def in_zone(when: datetime, zone: str) -> datetime:
    """`when` in the brand's time zone; UTC where the zone has no such name."""
    try:
        return when.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return when


def clock_time(when: datetime | None, zone: str = "UTC") -> str:
    """As "14:05", or "Mon 23 Nov, 14:05" through `day_time`; empty for no time."""
    return "" if when is None else in_zone(when, zone).strftime("%H:%M")


def day_time(when: datetime | None, zone: str = "UTC") -> str:
    """As "Mon 23 Nov 2026, 14:05" in the brand's zone; empty for no time."""
    if when is None:
        return ""
    local = in_zone(when, zone)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M}"


def span(length: timedelta) -> str:
    """A length of time in one unit, as people say it: "40 s", "12 min", "3 h", "2 days"."""
    seconds = abs(int(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min"
    if seconds < 48 * 3600:
        return f"{seconds // 3600} h"
    return f"{seconds // 86400} days"


def ago(when: datetime | None, now: datetime) -> str:
    """As "12 min ago", "just now", or "in 3 h" for a time to come; empty for no time."""
    if when is None:
        return ""
    if timedelta(0) <= now - when < timedelta(seconds=1):
        return "just now"
    return f"in {span(when - now)}" if when > now else f"{span(now - when)} ago"


def percent(share: float) -> str:
    """0.873 as "87 %"."""
    return f"{round(share * 100)} %"


def breakable(text: str) -> Markup:
    """`text` escaped, with a place to break (`<wbr>`) after every 120 characters that stand without a space.

    Laying out one word takes a browser a time that grows with the square of its length: a post of 100,000
    letters without a space would freeze the page. Copied text stays as it was.
    """
    pieces, at = [], 0
    for run in _LONG_RUN.finditer(text):
        pieces.append(escape(text[at : run.end()]))
        at = run.end()
    return Markup("<wbr>").join([*pieces, escape(text[at:])])


FILTERS: dict[str, Callable[..., Any]] = {
    "ago": ago,
    "breakable": breakable,
    "clock_time": clock_time,
    "day_time": day_time,
    "percent": percent,
    "span": span,
}
