from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.files.dates import read_date
from monitor.files.problems import Unusable

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
POSTED = datetime(2015, 2, 24, 19, 35, 52, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2015-02-24T19:35:52Z",
        "2015-02-24 19:35:52",
        "2015-02-24T19:35:52.000+00:00",
        "2015-02-24 11:35:52 -0800",
        "2015-02-24 19:35:52 UTC",
        "2015/02/24 19:35:52",
        "20150224193552",
        1424806552,
        1424806552000,
        1424806552.0,
        "1424806552",
        "1424806552000",
        "1424806552000000",
        "Tue, 24 Feb 2015 19:35:52 +0000",
        "Tue, 24 Feb 2015 19:35:52 GMT",
        "24 Feb 2015 11:35:52 PST",
        "Tue Feb 24 19:35:52 +0000 2015",
        "Tue Feb 24 19:35:52 2015",
        "Feb 24, 2015 7:35:52 PM",
        "February 24, 2015 at 7:35:52 pm",
        "24.02.2015 19:35:52",
        "24/02/2015 19:35:52",
        "02/24/2015 7:35:52 PM",
    ],
)
def test_one_moment_in_many_forms(value: Any) -> None:
    assert read_date(value, now=NOW) == POSTED


@pytest.mark.parametrize("value", ["2015-02-24", "20150224", "24 February 2015", "24.2.2015"])
def test_a_day_without_a_time_is_its_midnight(value: str) -> None:
    assert read_date(value, now=NOW) == datetime(2015, 2, 24, tzinfo=UTC)


def test_fractions_of_a_second_are_kept() -> None:
    assert read_date(1424806552123, now=NOW) == POSTED + timedelta(milliseconds=123)
    assert read_date("2015/02/24 19:35:52.123", now=NOW) == POSTED + timedelta(milliseconds=123)


@pytest.mark.parametrize(
    ("order", "day"), [("dmy", datetime(2015, 4, 3, tzinfo=UTC)), ("mdy", datetime(2015, 3, 4, tzinfo=UTC))]
)
def test_day_and_month_are_read_in_the_order_that_was_said(order: str, day: datetime) -> None:
    assert read_date("03/04/2015", now=NOW, order=order) == day


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("03/04/2015", "ambiguous-date"),
        ("3-4-2015 10:00", "ambiguous-date"),
        ("yesterday", "bad-date"),
        ("24/02/15", "bad-date"),
        ("2015-02-30", "bad-date"),
        ("2015-02-24 25:00", "bad-date"),
        ("Feb 24, 2015 13:00 PM", "bad-date"),
        ("24 Foo 2015", "bad-date"),
        ("2015-02-24 10:00 XYZ", "bad-date"),
        ("0001-01-01T00:00:00+14:00", "bad-date"),
        ("1" * 40, "bad-date"),
        ("x" * 5000, "bad-date"),
        (True, "bad-date"),
        ({"$date": 1}, "bad-date"),
        (10**400, "bad-date"),
        (1e300, "bad-date"),
        (-1424806552, "bad-date"),
        ("1989-12-31T23:59:59Z", "date-too-old"),
        ("1970-01-01", "date-too-old"),
        ("2026-11-23T10:06:00Z", "date-ahead"),
        ("2027-01-01", "date-ahead"),
        ("9999999999", "date-ahead"),
    ],
)
def test_what_can_not_be_a_posts_date_is_refused_with_its_reason(value: Any, code: str) -> None:
    with pytest.raises(Unusable) as caught:
        read_date(value, now=NOW)
    assert caught.value.code == code
    assert len(str(caught.value)) < 300


def test_clocks_may_differ_a_little() -> None:
    assert read_date("2026-11-23T10:04:00Z", now=NOW) > NOW
