from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.brands import spans, zones
from monitor.brands.fields import BY_NAME, DEFAULT_CONTACT, BadBrandError, checked
from monitor.models import Brand

BRANDS = Path(__file__).resolve().parents[3] / "docs" / "brands.md"


def test_every_column_that_an_owner_sets_has_a_field() -> None:
    kept_by_us = {"id", "slug", "created_at"}
    assert set(BY_NAME) == {column.name for column in Brand._meta.fields} - kept_by_us


def test_every_field_is_documented_and_no_other() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", BRANDS.read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(BY_NAME)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("45", 45), ("45 min", 45), ("2 h", 120), ("1h30", 90), ("1 hour 30 minutes", 90)]
)
def test_a_time_to_answer(typed: str, minutes: int) -> None:
    assert spans.within(typed) == minutes
    assert spans.within(spans.written(minutes)) == minutes


@pytest.mark.parametrize("typed", ["", "soon", "4", "169 h", "-5", "1.5 h", "9" * 5000, "2 h 2 h", "٤٥"])
def test_a_time_to_answer_that_can_t_be(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\."):
        spans.within(typed)


@pytest.mark.parametrize(("typed", "seconds"), [("0", 0), ("120", 120), (" 10 s", 10)])
def test_an_outbox_window(typed: str, seconds: int) -> None:
    assert spans.outbox(typed) == seconds


@pytest.mark.parametrize("typed", ["", "121", "-1", "1e1", "ten", "9" * 5000])
def test_an_outbox_window_that_can_t_be(typed: str) -> None:
    with pytest.raises(ValueError, match="from 0 to 120"):
        spans.outbox(typed)


@pytest.mark.parametrize("typed", ["europe/london", "Europe/London", "EUROPE/LONDON"])
def test_a_time_zone_is_known_whatever_its_capitals(typed: str) -> None:
    assert zones.zone(typed) == "Europe/London"


@pytest.mark.parametrize(
    "typed",
    ["", "../../etc/passwd", "/etc/passwd", "Europe", "Mars/Olympus", "UTC\x00", "\u202eUTC", "x" * 9999],
)
def test_a_wrong_time_zone_is_refused_and_no_file_is_looked_for(typed: str) -> None:
    with pytest.raises(ValueError, match="There is no time zone") as wrong:
        zones.zone(typed)
    assert len(str(wrong.value)) < 200


def test_a_city_alone_is_led_to_its_zone() -> None:
    with pytest.raises(ValueError, match=r"Did you mean America/New_York\?"):
        zones.zone("new york")


def test_every_zone_to_choose_is_one() -> None:
    listed = [name for names in zones.by_region().values() for name, _ in names]
    assert len(listed) > 300
    assert "Europe/London" in listed
    for name in listed[::40]:
        assert zones.zone(name) == ZoneInfo(name).key


def test_every_field_that_is_wrong_is_named_at_once() -> None:
    given = {
        "alert_emails": "nobody",
        "time_zone": "Mars",
        "signer": "Maya",
        "outbox_seconds": "500",
        "pet": "cat",
    }
    with pytest.raises(BadBrandError) as wrong:
        checked(given)
    assert set(wrong.value.fields) == {"alert_emails", "time_zone", "outbox_seconds", "pet"}
    assert "alert_emails, time_zone" in wrong.value.fields["pet"]


def test_words_are_compared_with_those_that_stand() -> None:
    with pytest.raises(BadBrandError) as wrong:
        checked({"exclude": "tin shop"}, standing={"keywords": ["Tin Shop"], "exclude": []})
    assert set(wrong.value.fields) == {"exclude"}
    with pytest.raises(BadBrandError) as wrong:
        checked({"keywords": "tin shop bar"}, standing={"keywords": [], "exclude": ["bar"]})
    assert set(wrong.value.fields) == {"keywords"}


def test_texts_keep_their_lines_and_lose_the_rest() -> None:
    values = checked({"voice": " Warm.\r\n\r\n\r\nPlain.\t \n", "signer": " Maya \n Jane ", "contact": " "})
    assert values == {"voice": "Warm.\n\nPlain.", "signer": "Maya Jane", "contact": DEFAULT_CONTACT}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", ""), ("name", "x" * 121), ("signer", "x" * 81), ("contact", "x" * 201), ("voice", "x" * 2001),
        ("about", "Tin\u202eShop"), ("signer", "Ma\x1bya"), ("name", "Tin\u200bShop"),
    ],
)  # fmt: skip
def test_texts_that_can_t_be(field: str, text: str) -> None:
    with pytest.raises(BadBrandError) as wrong:
        checked({field: text})
    assert set(wrong.value.fields) == {field}


def test_texts_of_other_scripts_and_markup_stay_as_they_are() -> None:
    assert checked({"name": "<b>茶 & Tin</b>"}) == {"name": "<b>茶 & Tin</b>"}
