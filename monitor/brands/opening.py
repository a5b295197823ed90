"""When a brand is open: times of day, a week of them, and one line that says it all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from monitor.domain.response_clock import DAYS

NAMES = dict(
    zip(
        DAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
ALWAYS = "always"
LATEST = "23:59"
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]?([0-9]{2}))?h?")
_DAYS = re.compile(r"([a-z]+)(?:\s*[-–]\s*([a-z]+))?\s+(.+)")
LONGEST = 400
Hours = dict[str, list[str]]


class BadHoursError(ValueError):
    """The hours can't be right; `days` says what is wrong with which day, by mon..sun."""

    def __init__(self, days: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{NAMES[day]}: {wrong}" for day, wrong in days.items()))
        self.days = dict(days)


def clock(text: str) -> str:
    """A time of day in 24 hours, "9" or "09:00" or "17.30", as "HH:MM". Raises ValueError with a sentence."""
    found = _CLOCK.fullmatch(text.strip().lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if (hour, minute) == (24, 0):
        return LATEST
    if hour > 23 or minute > 59:
        raise ValueError("Write the time in 24 hours, such as 09:00 or 17:30.")
    return f"{hour:02}:{minute:02}"


def week(days: Mapping[str, tuple[str, str]]) -> Hours:
    """The opening hours from what was typed for each day; a day without both times is a day off.

    Midnight at the end of a day is its last minute. Raises BadHoursError.
    """
    found: Hours = {}
    wrong: dict[str, str] = {}
    for day in DAYS:
        typed = [text.strip() for text in days.get(day, ("", ""))]
        if not any(typed):
            continue
        if not all(typed):
            wrong[day] = "Write both times, or leave both empty for a day off."
            continue
        try:
            opens, closes = (clock(text) for text in typed)
        except ValueError as error:
            wrong[day] = str(error)
            continue
        closes = LATEST if closes == "00:00" else closes
        if opens >= closes:
            wrong[day] = "It has to close after it opens. For a night, close at 24:00 and open at 0:00."
        else:
            found[day] = [opens, closes]
    if wrong:
        raise BadHoursError(wrong)
    return found


def parse(text: str) -> Hours:
    """The hours in one line: "mon-fri 09:00-17:30, sat 10-14", or "always". Raises ValueError with a sentence."""
    line = " ".join(text.lower().split())
    if line in {"", ALWAYS}:
        return {}
    if len(line) > LONGEST:
        raise ValueError("That is too long for a week.")
    days: dict[str, tuple[str, str]] = {}
    for piece in re.split(r"[,;]", line):
        if piece.strip():
            for day, times in _days(piece.strip()):
                if day in days:
                    raise ValueError(f"{NAMES[day]} is there twice.")
                days[day] = times
    found = week(days)
    if not found:
        raise ValueError("Closed all week? For a brand that is always open, write always.")
    return found


def _days(piece: str) -> Iterator[tuple[str, tuple[str, str]]]:
    match = _DAYS.fullmatch(piece)
    if match is None:
        raise ValueError("Write days and times, such as mon-fri 09:00-17:30, sat 10:00-14:00; or always.")
    first = _day(match[1])
    last = _day(match[2]) if match[2] else first
    opens, dash, closes = match[3].replace("–", "-").partition("-")
    times = ("", "") if match[3] == "closed" else (opens, closes)
    if match[3] != "closed" and not dash:
        raise ValueError(f"“{piece[:60]}” lacks a time: write it as 09:00-17:30.")
    at = DAYS.index(first)
    for step in range((DAYS.index(last) - at) % 7 + 1):
        yield DAYS[(at + step) % 7], times


def _day(name: str) -> str:
    for day, long in NAMES.items():
        if len(name) >= 3 and long.lower().startswith(name):
            return day
    raise ValueError(f"“{name[:20]}” is no day. Days are mon, tue, wed, thu, fri, sat, sun.")


def written(hours: Mapping[str, Sequence[str]]) -> str:
    """As `parse` reads it: "mon-fri 09:00-17:30, sat 10:00-14:00", or "always"."""
    spans = [
        f"{first if first == last else f'{first}-{last}'} {opens}-{closes}"
        for first, last, opens, closes in _runs(hours)
    ]
    return ", ".join(spans) or ALWAYS


def in_words(hours: Mapping[str, Sequence[str]]) -> str:
    """As people say it: "Monday to Friday 09:00–17:30, Saturday 10:00–14:00"; "always" for no hours."""
    spans = [
        f"{NAMES[first]}{'' if first == last else f' to {NAMES[last]}'} {opens}–{closes}"
        for first, last, opens, closes in _runs(hours)
    ]
    return ", ".join(spans) or ALWAYS


def _runs(hours: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str, str]]:
    """Days in a row with the same hours: the first, the last, and their hours."""
    at = 0
    while at < len(DAYS):
        times = hours.get(DAYS[at])
        end = at
        while times and end + 1 < len(DAYS) and hours.get(DAYS[end + 1]) == times:
            end += 1
        if times:
            yield DAYS[at], DAYS[end], times[0], times[1]
        at = end + 1
