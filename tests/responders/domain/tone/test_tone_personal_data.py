"""The check `personal-data`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "personal-data"


@pytest.mark.parametrize(
    "reply",
    [
        "I've written to you at tom.banks77@gmail.com. – Maya",
        "Your booking HX4491 is changed. – Maya",
        "Ring you on 0161 496 0733 at six? – Maya",
        "It goes to Flat 3, 22 Mill Road today. – Maya",
        "Your card ending 4412 is refunded. – Maya",
        "I see your order 88-120-449 here. – Maya",
        "Your account number 20014455 is open again. – Maya",
        "You were born on 4 May 1980, so the discount stands. – Maya",
        "Your insulin is in the fridge here. – Maya",
        "You're two months behind with the rent, I see. – Maya",
        "I've posted it to 9 Elm Grove, Leeds. – Maya",
        "Your membership number FK20331 is live again. – Maya",
        "I have your number as +44 7700 900312. – Maya",
        "Your reservation under reference QX7T2P is moved. – Maya",
        "Your test results came back late. – Maya",
        "The overdue balance on your account is cleared. – Maya",
        "Order no. 5512093 leaves today. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry. Ring me on 020 7946 0113. – Maya",
        "Write to me at maya@fernkettle.example. – Maya",
        "We're at 4 Cask Lane, come by. – Maya",
        "It's 250 g, not 500. – Maya",
        "The 14:20 flight BA2490 is yours. – Maya",
        "I've called the depot 3 times today. – Maya",
        "The price is £1,299. – Maya",
        "Model RX-7700 is back in stock. – Maya",
        "It's open 24/7 in 2025. – Maya",
        "Patch 1.4.2 is out. – Maya",
        "The number 42 bus is late. – Maya",
        "You'll hear from me by 2:30 pm today either way. – Maya",
        "I spent 3 hours on the road to fetch it. – Maya",
        "By 4 today either way you'll know. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Your card 4111 1111 1111 1111 is refunded. – Maya",
        "The money is on its way to GB29 NWBK 6016 1331 9268 19. – Maya",
    ],
)
def test_card_and_account_numbers_with_right_check_digits_are_found(reply: str) -> None:
    assert words(CODE, reply)


def test_a_row_of_digits_that_is_no_card_is_left_alone() -> None:
    assert words(CODE, "The serial is 4111 1111 1111 1112, on our till. – Maya") == []


def test_nothing_is_found_in_a_private_reply() -> None:
    assert words(CODE, "I've written to tom.banks77@gmail.com. – Maya", private=True) == []


def test_health_that_the_post_tells_of_may_be_spoken_of() -> None:
    reply = "I'm sorry your insulin was taken at the gate. – Maya"
    assert words(CODE, reply, "they took my insulin at the gate") == []
    assert words(CODE, reply, "they took my bag at the gate") == ["your insulin was"]


def test_what_the_post_itself_gives_away_is_not_repeated() -> None:
    assert words(CODE, "I've found FK-2210394. – Maya", "where is fk-2210394") == ["FK-2210394"]
