"""The check `no-signature`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "no-signature"


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry. I'll send it today.",
        "I'm sorry. Done by noon. Fern & Kettle",
        "I'm sorry. Done by noon. Your Fern & Kettle team",
        "Sorry! Back by noon. Cheers",
        "I'm sorry. I'll ring at six. Customer Service",
        "I'm sorry. It's at the depot in Leeds.",
        "I'm sorry. See you on Friday",
        "Thanks so much. We've told Tom.",
        "I'm sorry. We'll be back by six. Kind regards, the team at Fern & Kettle",
        "I'm sorry about it. The Management",
        "Sorry. It's on tonight's van to Bristol",
        "Sorry. Best, FK Support",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Sorry. Back by noon. Maya",
        "Sorry. Back by noon. – M.K.",
        "Sorry. Back by noon. Maya x",
        "Maya here, sorry.",
        "I'm Maya and I'm sorry. It comes today.",
        "Sorry, it's Maya again. Back by noon.",
        "Sorry. Back by noon ^mk",
        "Sorry. Done. Yours, Maya Osei",
        "Sorry. Done. /Maya",
        "Sorry. Done. Maya & Tom",
        "Sorry. Done. Maya 🙏",
        "Sorry. Done. Love from Maya at the shop",
        "My name is Maya. I'm sorry.",
        "Sorry! Done. Maya @ Fern & Kettle",
        "Sorry. Done.\nMaya\nFern & Kettle",
        "Sorry. Done. M",
        "This is Maya in the workshop. Sorry.",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []
