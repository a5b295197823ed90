from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from monitor.brands import opening
from monitor.domain.response_clock import DAYS, due_at

CLOCKS = some.integers(0, 23 * 60 + 59).map(lambda at: f"{at // 60:02}:{at % 60:02}")


@pytest.mark.parametrize(
    ("typed", "is_"),
    [
        ("9", "09:00"), ("09:00", "09:00"), (" 9:30 ", "09:30"), ("17.30", "17:30"), ("1730", "17:30"),
        ("9h30", "09:30"), ("17h", "17:00"), ("0:00", "00:00"), ("24:00", "23:59"),
    ],
)  # fmt: skip
def test_a_time_is_understood_as_people_write_it(typed: str, is_: str) -> None:
    assert opening.clock(typed) == is_


@pytest.mark.parametrize(
    "typed", ["", "noon", "5 pm", "24:01", "25", "9:60", "9:0", "-1", "٩:٠٠", "9:00:00", "9" * 5000, "<b>"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="in 24 hours"):
        opening.clock(typed)


def test_a_week_has_its_open_days_only() -> None:
    typed = {"mon": ("9", "17:30"), "tue": ("", " "), "sat": ("10:00", "24:00"), "sun": ("12", "0:00")}
    assert opening.week(typed) == {
        "mon": ["09:00", "17:30"], "sat": ["10:00", "23:59"], "sun": ["12:00", "23:59"],
    }  # fmt: skip


def test_every_wrong_day_is_named() -> None:
    typed = {"mon": ("9", ""), "wed": ("soon", "17"), "fri": ("18", "2"), "sun": ("9", "17")}
    with pytest.raises(opening.BadHoursError) as wrong:
        opening.week(typed)
    assert set(wrong.value.days) == {"mon", "wed", "fri"}
    assert "both times" in wrong.value.days["mon"]
    assert "close at 24:00" in wrong.value.days["fri"]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("always", "always"),
        ("", "always"),
        ("mon-fri 9-17:30, sat 10:00–14:00, sun closed", "mon-fri 09:00-17:30, sat 10:00-14:00"),
        ("Monday 9-17; tue 9 - 17", "mon-tue 09:00-17:00"),
        ("fri-mon 10-12", "mon 10:00-12:00, fri-sun 10:00-12:00"),
    ],
)
def test_a_line_says_a_week(line: str, written: str) -> None:
    assert opening.written(opening.parse(line)) == written


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("mon-fri", "Write days and times"),
        ("9-17", "Write days and times"),
        ("m 9-17", "is no day"),
        ("someday 9-17", "is no day"),
        ("mon 9", "lacks a time"),
        ("mon 9-17, mon-tue 9-17", "Monday is there twice"),
        ("mon 17-9", "Monday: It has to close after it opens"),
        ("mon-sun closed", "Closed all week"),
        ("mon 9-17," * 1000, "too long"),
    ],
)
def test_a_line_that_can_t_be_is_refused_with_a_sentence(line: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        opening.parse(line)


@given(some.dictionaries(some.sampled_from(DAYS), some.tuples(CLOCKS, CLOCKS)))
def test_what_is_taken_is_written_and_read_the_same_and_has_a_clock(days: dict[str, tuple[str, str]]) -> None:
    try:
        hours = opening.week(days)
    except opening.BadHoursError:
        return
    assert opening.parse(opening.written(hours)) == hours
    now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert due_at(now, within=timedelta(hours=2), hours=hours, zone="Europe/London") > now


@given(some.text(max_size=60))
def test_whatever_is_typed_is_a_week_or_a_sentence(line: str) -> None:
    try:
        hours = opening.parse(line)
    except ValueError:
        return
    assert opening.parse(opening.written(hours)) == hours


def test_hours_in_words() -> None:
    hours = opening.parse("mon-fri 9-17:30, sun 10-12")
    assert opening.in_words(hours) == "Monday to Friday 09:00–17:30, Sunday 10:00–12:00"
    assert opening.in_words({}) == "always"
