"""The check `boilerplate`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import findings, words

CODE = "boilerplate"


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you for contacting us. We apologise for the inconvenience. – Maya",
        "We appreciate your feedback. Rest assured we're on it. – Maya",
        "Thanks for getting in touch. If you have any further questions, feel free to contact us. – Maya",
        "We value your feedback and thank you for your patience. – Maya",
        "Your satisfaction is important to us. Please don't hesitate to contact us. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Thank you for telling me about the lid. I'm sorry. – Maya",
        "Rest assured, it's packed. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


PARCEL = "Hi Jess, I'm sorry your parcel never came. I'm sending a new one today by express. – Maya"


@pytest.mark.parametrize(
    ("reply", "earlier"),
    [
        (PARCEL.replace("Jess", "Omar"), PARCEL),
        (PARCEL.replace("parcel", "kettle").replace("today", "tomorrow"), PARCEL),
        (
            "Sorry, Ana! Your package didn't arrive, so I've posted another one by express today. – Maya",
            PARCEL,
        ),
        (
            "Thank you for the kind words about the scones! I'll tell the bakers. – Maya",
            "Thank you for the kind words about the rolls! I'll tell the bakers. – Maya",
        ),
        (
            "I'm so sorry you waited forty minutes in the queue. I'm opening a second till today. – Maya",
            "So sorry that you were kept waiting in the queue for 25 minutes; today I'm opening a second till. – Maya",
        ),
        (
            "Sorry the app crashed on you. The fix is in tonight's build and comes to your phone by itself. – Maya",
            "I'm sorry the site crashed on you. The fix is in tonight's build and comes to your laptop by itself. – Maya",
        ),
    ],
)
def test_the_same_with_another_name_or_thing_or_in_other_words_is_found(reply: str, earlier: str) -> None:
    assert words(CODE, reply, recent=(earlier,)) == [reply]


@pytest.mark.parametrize(
    ("reply", "earlier"),
    [
        (PARCEL, "I'm sorry about the cold soup. I've refunded it. – Maya"),
        (
            "Your parcel is in the wrong depot, and I'm sorry. I'm driving there at two to fetch it. – Maya",
            "I'm sorry your parcel was left in the rain. I've packed a dry one, it leaves at noon. – Maya",
        ),
        (
            "Thirty years with us and a cake with your names on it! Thank you for the photo. – Maya",
            "Thank you for the kind words about the rolls! I'll tell the bakers. – Maya",
        ),
        (
            "I'm sorry the waiter was rude. I'm talking with him tonight. – Maya",
            "I'm sorry the soup was cold. I'm talking with the kitchen tonight. – Maya",
        ),
        ("Yes, on Sundays from ten to four. – Maya", "Yes, we do, in three sizes. – Maya"),
    ],
)
def test_another_answer_to_the_same_trouble_is_left_alone(reply: str, earlier: str) -> None:
    assert words(CODE, reply, recent=(earlier,)) == []


def test_it_says_how_many_got_the_same() -> None:
    others = ("I'm sorry about the cold soup. I've told the kitchen just now. – Maya",) * 9
    recent = (PARCEL, PARCEL.replace("Jess", "Ali"), PARCEL.replace("parcel", "order"), *others)
    [finding] = findings(CODE, PARCEL.replace("Jess", "Omar"), recent=recent)
    assert finding.why == "It is like 3 of your last 12 replies."


def test_one_canned_phrase_may_be_meant() -> None:
    assert words(CODE, "Thank you for your patience, Jess. The lid is packed. – Maya") == []
