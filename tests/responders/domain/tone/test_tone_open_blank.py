"""The check `open-blank`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "open-blank"


@pytest.mark.parametrize(
    "reply",
    [
        "Hi FIRST_NAME, sorry.",
        "Sorry [CUSTOMER], it's on its way.",
        "I'll ring at __ today.",
        "Your refund of £XX is on its way.",
        "Dear XXX, sorry.",
        "I'm sorry about the (product).",
        "I'll call you by [time].",
        "Sorry about your <item>.",
        "We'll have it by TBD.",
        "Hello $name, sorry.",
        "Hi {customer}, sorry.",
        "Signed, [Your Name]",
        "It arrives on XX/XX.",
        "It'll be with you in X days.",
        "Sorry about the ___ .",
        "Hi @@name@@, sorry",
        "I'm sorry about [issue].",
        "Sorry, **NAME**.",
        "[Agent] here, sorry.",
        "I'm sorry that ... (add details).",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "XXL is gone, sorry.",
        "Maya xx",
        "I'm sorry (about the lid).",
        "It's A-X, sorry.",
        "We're in unit B (the red one).",
        "It costs £4 [that's with the lid].",
        "I'm sorry... truly.",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []
