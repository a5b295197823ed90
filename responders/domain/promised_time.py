"""A time to promise: within the brand's open hours, round, far enough away to keep, and said as people say it (P7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.domain.response_clock import DAYS, due_at

Hours = Mapping[str, Sequence[str]]

WAKING: Hours = dict.fromkeys(DAYS, ("08:00", "20:00"))
"""Where a brand has set no hours: a person keeps no promise at three in the night."""

STEP = timedelta(minutes=30)
"""Promised times are whole and half hours."""

HARDLY = timedelta(minutes=2)
"""So little past a round time still counts as it."""

AFTER_OPENING = timedelta(hours=1)
"""So long after opening a promise of an earlier day may fall due at the earliest: people have to arrive first."""

LEAST = timedelta(minutes=25)
"""With less than this left, a promise that has not been sent yet is not worth making."""

SHORTEST, LONGEST = timedelta(hours=1), timedelta(hours=4)
"""Open hours within which a promised word comes."""

_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Promise:
    """When the customer hears from us (aware UTC), and how a reply says it: "by 4 pm today".

    `said` is the day and the hour by the brand's clock, for people at the desk.
    """

    at: datetime
    words: str
    said: str = ""


def promise_from(now: datetime, *, lead: timedelta, hours: Hours, zone: str) -> Promise:
    """A promise to write within about `lead` open hours of `now`, and within 1 to 4 of them in any case.

    `hours` are the brand's, as `due_at` takes them; a brand without any is taken to be awake from 8 to 20.
    """
    open_hours = _kept(hours)
    within = min(max(lead, SHORTEST), LONGEST)
    at = due_at(now, within=within, hours=open_hours, zone=zone)
    if _local(at, zone).date() != _local(now, zone).date():
        at = max(at, _within_the_day(_opening(at, open_hours, zone) + AFTER_OPENING, at, open_hours, zone))
    at = _within_the_day(_rounded(at, zone), at, open_hours, zone)
    local = _local(at, zone)
    said = f"{local:%A} {local.day} {local:%B %Y, %H:%M}"
    return Promise(at, in_words(at, now, zone), said)


def in_words(at: datetime, now: datetime, zone: str) -> str:
    """A time as a reply says it at `now`: by the clock of the brand, with the day unless it is today."""
    there, here = _local(at, zone), _local(now, zone)
    clock = _clock(there)
    away = (there.date() - here.date()).days
    if away == 0:
        return f"by {clock} today"
    if away == 1:
        return f"by {clock} tomorrow ({there:%A})"
    if 0 < away < 7:
        return f"by {clock} on {there:%A}"
    return f"by {clock} on {there:%A} {there.day} {there:%B}"


def still_true(words: str, at: datetime, now: datetime, zone: str) -> bool:
    """Whether a promise that leaves at `now` says the right day, and leaves time to keep it."""
    return at - now >= LEAST and in_words(at, now, zone) == words


def is_open(now: datetime, *, hours: Hours, zone: str) -> bool:
    """Whether somebody is at work; a brand that never opens by its hours counts as always open."""
    return due_at(now, within=_MOMENT, hours=hours, zone=zone) == now.astimezone(UTC) + _MOMENT


def short_until(now: datetime, *, within: timedelta, hours: Hours, zone: str) -> datetime:
    """Whose answer is due by then has little time left: a quarter of `within` in open hours, at least 15 minutes."""
    return due_at(now, within=max(within / 4, timedelta(minutes=15)), hours=hours, zone=zone)


def _kept(hours: Hours) -> Hours:
    opened = {
        day: span for day, span in hours.items() if day in DAYS and len(span) == 2 and span[0] < span[1]
    }
    return opened or WAKING


def _local(when: datetime, zone: str) -> datetime:
    try:
        return when.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return when.astimezone(UTC)


def _rounded(at: datetime, zone: str) -> datetime:
    local = _local(at, zone)
    past = timedelta(minutes=local.minute % 30, seconds=local.second, microseconds=local.microsecond)
    return at - past if past <= HARDLY else at + STEP - past


def _opening(at: datetime, hours: Hours, zone: str) -> datetime:
    return _edge(at, hours, zone, 0)


def _within_the_day(wanted: datetime, at: datetime, hours: Hours, zone: str) -> datetime:
    """`wanted`, or closing time where that comes first, on the day of `at`."""
    return min(wanted, _edge(at, hours, zone, 1))


def _edge(at: datetime, hours: Hours, zone: str, which: int) -> datetime:
    local = _local(at, zone)
    said = time.fromisoformat(hours[DAYS[local.weekday()]][which])
    return datetime.combine(local.date(), said, local.tzinfo).astimezone(UTC)


def _clock(local: datetime) -> str:
    if local.minute == 0 and local.hour in {0, 12}:
        return "noon" if local.hour else "midnight"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"
