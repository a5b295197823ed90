from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.response_clock import due_at

WEEK = {day: ["09:00", "17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
TWO_HOURS = timedelta(hours=2)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-23T10:00", "2026-11-23T12:00"),  # Monday, open
        ("2026-11-23T07:00", "2026-11-23T11:00"),  # before opening
        ("2026-11-23T16:00", "2026-11-24T10:00"),  # an hour before closing: an hour is left for tomorrow
        ("2026-11-27T16:30", "2026-11-30T10:30"),  # Friday evening: the weekend does not count
        ("2026-11-28T12:00", "2026-11-30T11:00"),  # Saturday
    ],
)
def test_only_open_hours_count(received: str, due: str) -> None:
    got = due_at(
        datetime.fromisoformat(received).replace(tzinfo=UTC), within=TWO_HOURS, hours=WEEK, zone="UTC"
    )
    assert got == datetime.fromisoformat(due).replace(tzinfo=UTC)


def test_hours_are_the_brands_own() -> None:
    received = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    assert due_at(received, within=TWO_HOURS, hours=WEEK, zone="Asia/Tokyo") == datetime(
        2026, 11, 24, 2, tzinfo=UTC
    )


def test_the_hour_that_summer_time_takes_is_not_counted() -> None:
    nights = {"sun": ["00:00", "06:00"]}
    received = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)  # London jumps from 01:00 to 02:00
    due = due_at(received, within=TWO_HOURS, hours=nights, zone="Europe/London")
    assert due == received + TWO_HOURS


@pytest.mark.parametrize("hours", [{}, {"mon": []}, {"mon": ["17:00", "09:00"]}])
def test_without_usable_hours_the_brand_is_always_open(hours: dict[str, list[str]]) -> None:
    received = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert due_at(received, within=TWO_HOURS, hours=hours, zone="UTC") == received + TWO_HOURS


def test_an_unknown_zone_counts_as_utc() -> None:
    received = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert due_at(received, within=TWO_HOURS, hours=WEEK, zone="Mars/Base") == received + TWO_HOURS
