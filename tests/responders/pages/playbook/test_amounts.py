from __future__ import annotations

import pytest

from responders.pages.playbook import amounts


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("10", 10),
        ("£10", 10),
        ("12.5", 12.5),
        ("12,50", 12.5),
        ("1,000", 1000),
        ("10 EUR", 10),
        ("0", 0),
        ("  ", None),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, value: float | None) -> None:
    assert amounts.amount(typed) == value
    assert amounts.amount(amounts.written(value)) == value


@pytest.mark.parametrize("typed", ["ten", "-1", "1e9", "10.555", "10 or 20", "2000000", "9" * 400, "10%20"])
def test_what_is_no_amount_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError, match=r"Write an amount|At most"):
        amounts.amount(typed)


def test_words_to_use_come_back_as_they_were_written() -> None:
    found = amounts.say("guest instead of Customer\n\nour team → the staff")
    assert found == {"customer": "guest"} | {"our team": "the staff"}
    assert amounts.say(amounts.say_written(found)) == found


@pytest.mark.parametrize(
    "typed", ["guest", "guest instead of guest", " instead of customer", "a" * 90 + " → b"]
)
def test_a_line_without_both_words_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError, match=r"guest instead of customer|too long"):
        amounts.say(typed)


def test_words_to_avoid_are_kept_once() -> None:
    assert amounts.avoid("cheap, Cheap\nso-called;  very  own ") == ("cheap", "so-called", "very own")
    with pytest.raises(ValueError, match="at most 100"):
        amounts.avoid(",".join(f"word{n}" for n in range(101)))
