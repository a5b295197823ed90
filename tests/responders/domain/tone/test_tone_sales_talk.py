"""The check `sales-talk`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "sales-talk"


@pytest.mark.parametrize(
    "reply",
    [
        "Have you seen our summer sale? – Maya",
        "Don't forget to leave us five stars! – Maya",
        "Our new winter menu is out on Monday. – Maya",
        "Download our app to skip the queue. – Maya",
        "Follow us for more tea news! – Maya",
        "Upgrade to Fern Plus and get faster delivery. – Maya",
        "By the way, our spring range has just landed. – Maya",
        "Why not treat yourself to one of our teapots? – Maya",
        "Come in and try our new blends. – Maya",
        "If you enjoyed it, a Google review would help us a lot. – Maya",
        "We've 20% off all kettles this weekend. – Maya",
        "Sign up for our newsletter to be the first to know. – Maya",
        "Tell your friends about us! – Maya",
        "Book now for Christmas, tables are going fast. – Maya",
        "Check out our new loyalty scheme. – Maya",
        "Bring a friend next time, and they get in half price. – Maya",
        "Our best-selling teapot would go beautifully with it. – Maya",
        "Pre-orders for the new kettle open on Friday! – Maya",
        "Join our tea club for members' prices. – Maya",
        "PS we also do gift boxes. – Maya",
        "There's never been a better time to switch to our Max plan. – Maya",
        "You'd look great in our new autumn coats too. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you for your review! – Maya",
        "I've put a code on your account so the old price holds. – Maya",
        "The new kettle leaves today. – Maya",
        "I've added the offer that you were promised. – Maya",
        "Our shop is open until six. – Maya",
        "Our new driver starts on Monday, so you won't wait as long. – Maya",
        "Please download version 5 again, your notes stay. – Maya",
        "I'm moving you to our other plan, as you asked. – Maya",
        "The menu online is wrong; I'm changing it today. – Maya",
        "I'll follow up tomorrow. – Maya",
        "Tell your mum I'm sorry. – Maya",
        "The sale price is on your bill now. – Maya",
        "You'll love nothing about this, and I'm sorry. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


def test_who_asks_about_the_sale_gets_an_answer() -> None:
    reply = "It is: our summer sale runs until Sunday. – Maya"
    assert words(CODE, reply, "is the summer sale still on?", kind="question") == []
    assert words(CODE, reply, "my kettle leaks") != []
