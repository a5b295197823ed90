"""The check `impersonal`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "impersonal"


@pytest.mark.parametrize(
    "reply",
    [
        "Dear Sir/Madam, I'm sorry about the lid. – Maya",
        "The management regrets the delay. – Maya",
        "Your query has been logged under reference 4471. – Maya",
        "Our valued customers deserve better. – Maya",
        "Please be advised that the shop closes at six. – Maya",
        "This is a system generated reply. – Maya",
        "The guest is asked to bring the key to reception. – Maya",
        "Your request was forwarded to the relevant department. – Maya",
        "Hello customer, I'm sorry. – Maya",
        "As per our policy, the deposit stays. – Maya",
        "Customers are advised to allow ten days. – Maya",
        "Ticket #4411 has been raised. – Maya",
        "We acknowledge receipt of your complaint. – Maya",
        "The airline accepts that the flight was late. – Maya",
        "Fern & Kettle apologises for the leak. – Maya",
        "In accordance with company policy I've closed it. – Maya",
        "Your case has been assigned to an agent. – Maya",
        "Dear all, sorry about the leak. – Maya",
        "A case has been opened for you. – Maya",
        "Greetings, esteemed client. – Maya",
        "The subscriber will receive a letter. – Maya",
        "Dear user, sorry for the bug. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Dear Jess, I'm sorry. – Maya",
        "You're our first customer today. – Maya",
        "I've spoken with customer service. – Maya",
        "Your parcel has been found. – Maya",
        "Your ticket has been refunded. – Maya",
        "I've written to the company that makes it. – Maya",
        "You've been a guest here for years. – Maya",
        "I know the policy; it's wrong. – Maya",
        "I'm sorry your complaint got lost. – Maya",
        "The bank was closed. – Maya",
        "The customer before you took the last one, sorry. – Maya",
        "I've noted your case myself. – Maya",
        "The store was cold and I'm sorry. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []
