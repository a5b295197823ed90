"""The response clock: nobody waits without a word, counted in the brand's business hours (P7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def due_at(
    received: datetime, *, within: timedelta, hours: Mapping[str, Sequence[str]], zone: str
) -> datetime:
    """When an answer is due: `received` (aware) plus `within`, counting open hours only; aware UTC.

    `hours` maps mon..sun to ["09:00", "17:30"] in the brand's zone; a missing day is a day off, and a
    brand without any hours is always open. An unknown zone counts as UTC.
    """
    if not hours:
        return received.astimezone(UTC) + within
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        place = ZoneInfo("UTC")
    left = within
    day = received.astimezone(place).date()
    # A year of closed days is a mistake in the hours; the answer is then due as if always open.
    for _ in range(366):
        opening = hours.get(DAYS[day.weekday()])
        if opening:
            # Compared in UTC, so that the hour that a clock change adds or takes is counted right.
            opens = datetime.combine(day, time.fromisoformat(opening[0]), place).astimezone(UTC)
            closes = datetime.combine(day, time.fromisoformat(opening[1]), place).astimezone(UTC)
            start = max(opens, received.astimezone(UTC))
            if start < closes:
                if start + left <= closes:
                    return start + left
                left -= closes - start
        day += timedelta(days=1)
    return received.astimezone(UTC) + within
