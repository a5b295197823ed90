"""The check `public-ask`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "public-ask"


@pytest.mark.parametrize(
    "reply",
    [
        "Can you tell me which email address you used? – Maya",
        "Please reply with your booking reference. – Maya",
        "Mind sharing your phone number? – Maya",
        "What's your account number? – Maya",
        "I need your postcode to find the nearest van. – Maya",
        "Drop your order number here and I'll look. – Maya",
        "Could I have your date of birth, please? – Maya",
        "What name is the booking under? – Maya",
        "Whereabouts do you live? Street and number would help. – Maya",
        "Let me know the email on your account. – Maya",
        "Send over your mobile number and I'll ring. – Maya",
        "Just post your customer number in this thread. – Maya",
        "Which address did you give us? – Maya",
        "Can we grab your surname and flight reference? – Maya",
        "Give us your full name and I'll check the list. – Maya",
        "Your order number, please, and I'll chase it. – Maya",
        "May I ask for your telephone number? – Maya",
        "Type your membership number below. – Maya",
        "What is the last four digits of your card? – Maya",
        "Who's the account under? Name and postcode will do. – Maya",
        "Please confirm your delivery address for me. – Maya",
        "Tell us the phone number you'd like a call on. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Send me your order number in a DM. – Maya",
        "I have your order number, no need to send it. – Maya",
        "What colour was it? – Maya",
        "Which branch was it? – Maya",
        "I've changed the address on your order. – Maya",
        "Please don't post your email here. – Maya",
        "Your order number is on the label, but I've found it. – Maya",
        "I'll message you for the details. – Maya",
        "Which day were you in? – Maya",
        "Could you tell me what happened? – Maya",
        "What time does your train leave? – Maya",
        "Did the driver leave a card? – Maya",
        "I've sent the details to your inbox. – Maya",
        "Tell me the size and I'll swap it. – Maya",
        "Send me a photo of the lid here, please. – Maya",
        "I've asked the depot for the tracking number. – Maya",
        "I'll need an hour to find it. – Maya",
        "What was the name of the waiter? – Maya",
        "Please give me until noon. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


def test_in_private_anything_may_be_asked() -> None:
    assert words(CODE, "What's your order number? – Maya", private=True) == []
