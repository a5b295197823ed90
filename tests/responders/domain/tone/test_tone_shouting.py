"""The check `shouting`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import findings, words

CODE = "shouting"


@pytest.mark.parametrize(
    "reply",
    [
        "I am TRULY SORRY about this. – Maya",
        "Sorry?! We fixed it. – Maya",
        "WE ARE SORRY. Your kettle is on its way. – Maya",
        "Thank you!! – Maya",
        "PLEASE don't worry, we NEVER charge twice. – Maya",
        "Sorry! New one's coming! Today! Promise! – Maya",
        "We do NOT accept that and it is NOT how we work. – Maya",
        "Really?? I'm sorry. – Maya",
        "YES, it's fixed. YES, I checked. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry! It's on its way. – Maya",
        "Your IKEA and ASOS orders are both here. – Maya",
        "The BBC and ITV apps work again. – Maya",
        "What a day! Thank you. – Maya",
        "I'm sorry. How can I help? Is noon fine? – Maya",
        "The USB and HDMI ports are new. – Maya",
        "It was on the A40 near Oxford, and the M4 was shut. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


@pytest.mark.parametrize(
    ("reply", "old", "better"),
    [
        ("We are SO SORRY about the lid. – Maya", "SO SORRY", "so sorry"),
        ("WE ARE SORRY. It leaves today. – Maya", "WE ARE SORRY", "We are sorry"),
        ("Thank you!!! – Maya", "!!!", "!"),
        ("Really?! I'm sorry. – Maya", "?!", "?"),
    ],
)
def test_the_same_in_a_calm_voice_is_proposed(reply: str, old: str, better: str) -> None:
    assert [(f.words, f.better) for f in findings(CODE, reply)] == [(old, better)]


def test_one_word_in_capitals_may_be_meant() -> None:
    assert words(CODE, "I'm sorry, that's NOT how we work. – Maya") == []
