"""Times that a holding reply promises: open hours, weekends, clock changes, words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.response_clock import DAYS
from responders.domain.promised_time import (
    LEAST,
    in_words,
    is_open,
    promise_from,
    short_until,
    still_true,
)

SHOP = dict.fromkeys(DAYS[:6], ("09:00", "17:30"))
LONDON = "Europe/London"
TWO_HOURS = timedelta(hours=2)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(LONDON)).astimezone(UTC)


def said(text: str, *, hours: dict[str, tuple[str, str]] = SHOP, lead: timedelta = TWO_HOURS) -> str:
    return promise_from(london(text), lead=lead, hours=hours, zone=LONDON).words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T11:07", "by 1:30 pm today"),
        ("2026-11-23T10:00", "by noon today"),
        ("2026-11-23T10:01", "by noon today"),
        ("2026-11-23T13:40", "by 4 pm today"),
        # What does not fit into today falls due tomorrow, once people are there.
        ("2026-11-23T16:10", "by 10 am tomorrow (Tuesday)"),
        ("2026-11-23T17:29", "by 11 am tomorrow (Tuesday)"),
        ("2026-11-24T06:00", "by 11 am today"),
        ("2026-11-23T23:30", "by 11 am tomorrow (Tuesday)"),
        # Saturday evening: the shop is closed on Sunday.
        ("2026-11-28T17:00", "by 10:30 am on Monday"),
        ("2026-11-29T12:00", "by 11 am tomorrow (Monday)"),
    ],
)
def test_a_time_in_open_hours_round_and_said_plainly(now: str, words: str) -> None:
    assert said(now) == words


def test_a_closing_time_that_comes_before_the_round_one_is_said_itself() -> None:
    hours = dict.fromkeys(DAYS, ("09:00", "17:15"))
    assert said("2026-11-23T15:05", hours=hours) == "by 5:15 pm today"


def test_an_opening_of_half_an_hour_still_gives_a_time_within_it() -> None:
    hours = dict.fromkeys(DAYS, ("10:00", "10:30"))
    promise = promise_from(london("2026-11-23T10:05"), lead=TWO_HOURS, hours=hours, zone=LONDON)
    assert promise.words == "by 10:30 am on Wednesday" or is_open(
        promise.at - timedelta(seconds=1), hours=hours, zone=LONDON
    )


def test_a_shop_that_opens_once_a_week_names_the_day() -> None:
    assert said("2026-11-26T18:00", hours={"wed": ("10:00", "16:00")}) == "by noon on Wednesday"


def test_a_day_a_week_away_is_named_with_its_date() -> None:
    at = london("2026-12-07T10:00")
    assert in_words(at, london("2026-11-30T09:00"), LONDON) == "by 10 am on Monday 7 December"


@pytest.mark.parametrize(
    "hours", [{}, {"mon": ()}, {"someday": ("09:00", "17:00")}, {"mon": ("17:00", "09:00")}]
)
def test_a_brand_without_hours_promises_nothing_in_the_night(hours: dict[str, tuple[str, str]]) -> None:
    assert said("2026-11-23T22:40", hours=hours) == "by 10 am tomorrow (Tuesday)"


@pytest.mark.parametrize(
    ("lead", "words"),
    [(5, "by 11 am today"), (60, "by 11 am today"), (240, "by 2 pm today"), (1440, "by 2 pm today")],
)
def test_a_promise_takes_one_to_four_open_hours(lead: int, words: str) -> None:
    assert said("2026-11-23T10:00", lead=timedelta(minutes=lead)) == words


def test_the_hour_that_the_clocks_go_back_is_counted_right() -> None:
    # 25 October 2026, London: 02:00 BST becomes 01:00 GMT.
    hours = dict.fromkeys(DAYS, ("00:00", "23:00"))
    promise = promise_from(london("2026-10-25T00:30"), lead=TWO_HOURS, hours=hours, zone=LONDON)
    assert promise.at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert promise.words == "by 1:30 am today"


def test_a_promise_over_the_night_of_a_clock_change_keeps_the_shops_hours() -> None:
    spring = promise_from(
        london("2026-03-28T17:00"), lead=TWO_HOURS, hours=dict.fromkeys(DAYS, ("09:00", "17:30")), zone=LONDON
    )
    assert spring.words == "by 10:30 am tomorrow (Sunday)"
    assert spring.at == datetime(2026, 3, 29, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "no/where"])
def test_times_are_round_in_every_zone(zone: str) -> None:
    promise = promise_from(datetime(2026, 11, 23, 5, 7, tzinfo=UTC), lead=TWO_HOURS, hours={}, zone=zone)
    place = ZoneInfo(zone) if zone != "no/where" else UTC
    assert promise.at.astimezone(place).minute in {0, 30}


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC)),  # noqa: DTZ001
    days=st.sets(st.sampled_from(DAYS), min_size=1),
    opens=st.integers(0, 20),
    long=st.integers(1, 3),
    lead=st.integers(1, 3000),
    zone=st.sampled_from([LONDON, "America/New_York", "Pacific/Auckland", "Asia/Kolkata"]),
)
def test_a_promise_lies_ahead_in_open_hours_and_says_its_own_time(
    now: datetime, days: set[str], opens: int, long: int, lead: int, zone: str
) -> None:
    hours = dict.fromkeys(days, (f"{opens:02}:15", f"{opens + long:02}:45"))
    promise = promise_from(now, lead=timedelta(minutes=lead), hours=hours, zone=zone)
    assert promise.at - now >= timedelta(minutes=58)
    assert is_open(promise.at - timedelta(seconds=1), hours=hours, zone=zone)
    assert still_true(promise.words, promise.at, now, zone)


def test_a_promise_is_untrue_once_the_day_has_changed_or_too_little_time_is_left() -> None:
    made = london("2026-11-23T16:10")
    promise = promise_from(made, lead=TWO_HOURS, hours=SHOP, zone=LONDON)
    assert still_true(promise.words, promise.at, made + timedelta(hours=7), LONDON)
    assert not still_true(promise.words, promise.at, made + timedelta(hours=8), LONDON)
    today = promise_from(london("2026-11-23T11:00"), lead=TWO_HOURS, hours=SHOP, zone=LONDON)
    assert still_true(today.words, today.at, today.at - LEAST, LONDON)
    assert not still_true(today.words, today.at, today.at - LEAST + timedelta(seconds=1), LONDON)


def test_time_is_short_with_a_quarter_of_it_left_in_open_hours() -> None:
    friday = london("2026-11-28T17:10")
    until = short_until(friday, within=timedelta(minutes=120), hours=SHOP, zone=LONDON)
    assert until == london("2026-11-30T09:10")
    quick = short_until(friday, within=timedelta(minutes=20), hours=SHOP, zone=LONDON)
    assert quick == london("2026-11-28T17:25")


def test_open_and_closed() -> None:
    assert is_open(london("2026-11-28T09:00"), hours=SHOP, zone=LONDON)
    assert not is_open(london("2026-11-28T17:30"), hours=SHOP, zone=LONDON)
    assert not is_open(london("2026-11-29T12:00"), hours=SHOP, zone=LONDON)
    assert is_open(london("2026-11-29T03:00"), hours={}, zone=LONDON)
