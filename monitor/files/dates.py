"""Dates of many forms. One that can be read in two ways is refused, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from monitor.files.problems import Code, Unusable

ORDERS = (":dmy", ":mdy")
"""What `--map created_at=COLUMN:dmy` says of dates like 03/04/2015."""

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=5)
"""How far in the future a time may lie: clocks differ a little."""

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)  # noqa: SIM905
}
# RFC 822, section 5: the zones with a name; all others are refused.
_ZONES = {"UTC": 0, "UT": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
          "MDT": -6, "PST": -8, "PDT": -7}  # fmt: skip

_SECOND = r"(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
_TIME = rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}){_SECOND}\s*(?P<half>[AaPp][Mm])?"
_ZONE = r"(?P<zone>[A-Za-z]{1,3}|(?:UTC|GMT)?[+-]\d{2}:?\d{2})(?:\s*\([A-Za-z ]+\))?"
_CLOCK = rf"(?:[T,\s]\s*(?:at\s+)?{_TIME})?(?:\s*{_ZONE})?"
_WEEKDAY = r"(?:[A-Za-z]{3,9},?\s+)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}",
        # Tue, 24 Feb 2015 11:35:52 +0000
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})[ -](?P<name>[A-Za-z]{{3,9}})\.?[ -](?P<year>\d{{4}}){_CLOCK}",
        # Tue Feb 24 11:35:52 +0000 2015
        rf"{_WEEKDAY}(?P<name>[A-Za-z]{{3,9}})\s+(?P<day>\d{{1,2}})\s+{_TIME}(?:\s+{_ZONE})?\s+(?P<year>\d{{4}})",
        # Feb 24, 2015 11:35 AM
        rf"{_WEEKDAY}(?P<name>[A-Za-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}}){_CLOCK}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second_>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_CLOCK}",
    )
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def read_date(value: Any, *, now: datetime, order: str = "") -> datetime:
    """The aware UTC time that `value` names. A time without a zone is UTC; a day without a time its midnight.

    `order` says how to read 03/04/2015: "dmy", "mdy", or "" (refuse). Raises Unusable for what is no date,
    can be read in two ways, lies before 1990 or in the future.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unusable(Code.BAD_DATE, f"{_short(value)} is no date.")
    text = str(value).strip()
    try:
        when = _from_number(text) if _NUMBER.fullmatch(text) else _from_words(text, order)
    except (ValueError, OverflowError, OSError) as error:
        raise Unusable(Code.BAD_DATE, f"{_short(text)} is no date ({error}).") from None
    if when is None:
        raise Unusable(
            Code.BAD_DATE, f"{_short(text)} is no date that can be read; 2015-02-24T11:35:52+00:00 can be."
        )
    zoned = when.tzinfo is not None
    try:
        when = when.astimezone(UTC) if zoned else when.replace(tzinfo=UTC)
    except OverflowError:
        raise Unusable(Code.BAD_DATE, f"{_short(text)} is no date.") from None
    if when < EARLIEST:
        raise Unusable(Code.DATE_TOO_OLD, f"{_short(text)} lies before 1990.")
    if when > now + AHEAD:
        hint = "" if zoned else " (it names no zone and was read as UTC)"
        raise Unusable(Code.DATE_AHEAD, f"{_short(text)} lies in the future{hint}.")
    return when


def _short(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:60]}…")


def _from_number(text: str) -> datetime | None:
    """Seconds, milliseconds or microseconds since 1970, by their size; or 20150224, or 20150224113552."""
    digits = text.partition(".")[0]
    if text == digits and len(digits) == 8:
        return datetime.strptime(digits, "%Y%m%d")  # noqa: DTZ007 (the caller sets the zone)
    if text == digits and len(digits) == 14:
        return datetime.strptime(digits, "%Y%m%d%H%M%S")  # noqa: DTZ007
    scale = {9: 1, 10: 1, 12: 1_000, 13: 1_000, 15: 1_000_000, 16: 1_000_000}.get(len(digits))
    if scale is None:
        return None
    whole, rest = divmod(int(digits), scale)
    return datetime.fromtimestamp(whole, UTC) + timedelta(microseconds=rest * 1_000_000 // scale)


def _from_words(text: str, order: str) -> datetime | None:
    if len(text) > 80:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _build(match.groupdict(), order)
    return None


def _build(parts: dict[str, str | None], order: str) -> datetime | None:
    day, month = _day_and_month(parts, order)
    if month is None:
        return None
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f"there is no {hour} {half}")
        hour = hour % 12 + (12 if half == "pm" else 0)
    part = (parts["part"] or "0")[:6].ljust(6, "0")
    zone = parts["zone"]
    return datetime(
        int(parts["year"] or 0),
        month,
        day,
        hour,
        int(parts["minute"] or 0),
        int(parts["second"] or 0),
        int(part),
        tzinfo=_zone(zone) if zone else None,
    )


def _day_and_month(parts: dict[str, str | None], order: str) -> tuple[int, int | None]:
    if parts.get("name"):
        return int(parts["day"] or 0), _MONTHS.get((parts["name"] or "")[:3].lower())
    if "first" not in parts:
        return int(parts["day"] or 0), int(parts["month"] or 0)
    first, second = int(parts["first"] or 0), int(parts["second_"] or 0)
    if order == "mdy":
        return second, first
    # 24.02.2015 is day first wherever dots are written; 24/02/2015 can be nothing else.
    if order == "dmy" or parts["mark"] == "." or first > 12:
        return first, second
    if second > 12:
        return second, first
    if first == second:
        return first, second
    raise Unusable(
        Code.AMBIGUOUS_DATE,
        f"{first:02}/{second:02} may be a day and a month or a month and a day. Say which: "
        "--map created_at=COLUMN:dmy or --map created_at=COLUMN:mdy.",
    )


def _zone(name: str) -> timezone:
    if name.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[name.upper()]))
    sign = -1 if "-" in name else 1
    digits = "".join(letter for letter in name if letter.isdecimal())
    if len(digits) != 4:
        raise ValueError(f"the zone {name!r} is not known")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
