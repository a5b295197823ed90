"""The check `admission`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "admission"
RISKS = ("injury", "legal", "data_breach", "discrimination")


@pytest.mark.parametrize(
    "reply",
    [
        "We were careless with the wet floor and that's why you fell. – Maya",
        "This was our fault. – Maya",
        "Our soup gave you food poisoning. – Maya",
        "We should have put a sign out. – Maya",
        "You're entitled to compensation for this. – Maya",
        "We'll pay your hospital bill. – Maya",
        "We sent your records to a stranger, which is against the law. – Maya",
        "Our guard was racist. – Maya",
        "We accept full responsibility for your injury. – Maya",
        "The ladder was faulty and we knew it. – Maya",
        "We didn't check the brakes. – Maya",
        "What he did was discrimination, plain and simple. – Maya",
        "We breached your privacy. – Maya",
        "Our kitchen didn't wash the salad, and it made you sick. – Maya",
        "You'd win in court. – Maya",
        "We exposed your data to hackers. – Maya",
        "That burn is down to us. – Maya",
        "We failed in our duty of care. – Maya",
        "The tea lady scalded you because we never trained her. – Maya",
        "We hold up our hands: we were at fault. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply, risks=RISKS)


@pytest.mark.parametrize(
    "reply",
    [
        "I'm so sorry this happened to you. – Maya",
        "I'm sorry you were hurt. How are you? – Maya",
        "I'm finding out now what went wrong. – Maya",
        "I've closed the pool until we know more. – Maya",
        "I'll write to you privately by six. – Maya",
        "We're looking at the cameras tonight. – Maya",
        "I'm sorry that you had to go to hospital. – Maya",
        "I take this to the owner right now. – Maya",
        "It was brave to tell us. – Maya",
        "I've asked the kitchen for everything that was in the dish. – Maya",
        "I want to know who saw your data, and I'll write by noon. – Maya",
        "You were right to go to a doctor. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply, risks=RISKS) == []


def test_without_such_a_risk_owning_a_fault_is_welcome() -> None:
    assert words(CODE, "This was our fault, and I'm sorry. – Maya") == []
    assert words(CODE, "This was our fault, and I'm sorry. – Maya", risks=("press",)) == []
