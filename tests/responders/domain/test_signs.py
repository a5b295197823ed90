from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import responders
from responders.domain.signs import Post, Promised, signs

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def promised(days_ago: int, text: str, *, amount: float = 0.0, post: str = "") -> Promised:
    return Promised(at=NOW - timedelta(days=days_ago), text=text, amount=amount, post=post)


def posts(*texts: str) -> tuple[Post, ...]:
    return tuple(Post(at=NOW - timedelta(hours=len(texts) - at), text=text) for at, text in enumerate(texts))


def test_money_promised_twice_within_ninety_days_is_worth_a_look() -> None:
    told = signs(
        [promised(40, "I'll refund the £12 today.", amount=12), promised(2, "You get £30 back.", amount=30)],
        (),
        now=NOW,
        currency="£",
    )
    assert told == ("Money or a gift was promised to this customer twice in the last 90 days, £42 in all.",)


@pytest.mark.parametrize(
    "before",
    [
        [promised(40, "I'll refund you today.")],
        [promised(140, "I'll refund you today."), promised(2, "I'll refund you today.")],
        [promised(40, "I'll call you at noon."), promised(2, "I'll refund you today.")],
    ],
)
def test_once_or_long_ago_is_no_sign(before: list[Promised]) -> None:
    assert signs(before, (), now=NOW) == ()


def test_the_same_thing_again_after_it_was_replaced_is_worth_a_look() -> None:
    before = promised(20, "I'll send you a new one today.", post="My kettle leaks.")
    told = signs([before], posts("The kettle leaks, I want my money."), now=NOW)
    assert len(told) == 1
    assert told[0].startswith("We promised to replace the kettle on 3 November")
    assert "may be faulty as well" in told[0]


@pytest.mark.parametrize(
    "text",
    [
        "Still waiting for the new kettle.",
        "The replacement kettle leaks too.",
        "My teapot came broken.",
        "Thank you, the kettle is lovely.",
    ],
)
def test_who_speaks_of_the_new_one_or_of_something_else_makes_no_sign(text: str) -> None:
    before = promised(20, "I'll send you a new one today.", post="My kettle leaks.")
    assert signs([before], posts(text), now=NOW) == ()


@pytest.mark.parametrize(
    ("first", "then", "says"),
    [
        ("I paid £40 for this kettle.", "I paid £60 for the kettle, give it back.", "£40 was paid"),
        ("Ordered it on 3 March.", "I ordered it on 10 March!", "it was ordered on 3 Mar"),
        ("It came on 1st November.", "It arrived November 9.", "it came on 1 Nov"),
    ],
)
def test_two_amounts_or_dates_for_the_same_are_worth_a_look(first: str, then: str, says: str) -> None:
    told = signs((), posts(first, then), now=NOW)
    assert len(told) == 1
    assert says in told[0]
    assert "Both may be true" in told[0]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("I paid £40 for the kettle.", "I paid £60 for the teapot."),
        ("I paid £40.", "And then I was charged another £60."),
        ("I paid £40.", "I paid £40 and I want £40 back."),
        ("You charged me £40 and £12.", "You charged me £40."),
        ("It cost £40.", "Refund me £60 for my trouble."),
        ("Ordered on 3 March.", "It came on 10 March."),
        ("I paid £40 on 3 March.", "Where is my parcel?"),
    ],
)
def test_what_fits_together_makes_no_sign(first: str, then: str) -> None:
    assert signs((), posts(first, then), now=NOW) == ()


def test_no_sign_accuses() -> None:
    both = signs(
        [
            promised(40, "I'll refund you."),
            promised(20, "I'll send a new one.", post="My kettle leaks."),
            promised(3, "A voucher is yours."),
        ],
        posts("I paid £40. The kettle leaks.", "I paid £60, the kettle leaks."),
        now=NOW,
    )
    assert len(both) >= 2
    for told in both:
        assert not {"fraud", "liar", "lied", "lying", "abuse", "cheat", "false", "suspicious"} & set(
            told.lower().split()
        )


def test_only_the_desk_knows_of_signs() -> None:
    root = Path(responders.__file__).parent
    users = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "domain.signs" in path.read_text() or "desk.signs" in path.read_text()
    }
    assert users == {"desk/signs.py", "desk/casefile.py"}
    templates = root.parent / "templates"
    assert [
        path.name for path in templates.rglob("*") if path.is_file() and b"file.signs" in path.read_bytes()
    ] == ["_signs.html"]
