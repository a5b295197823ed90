"""The check `flippant`: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.responders.domain.tone.looking import words

CODE = "flippant"


@pytest.mark.parametrize(
    "reply",
    [
        "Oops! That's one for the blooper reel. – Maya",
        "Ha, the kettle clearly had a rough night. – Maya",
        "Well, that went down like a lead balloon! Sorry. – Maya",
        "Looks like our oven was on a coffee break 😜 – Maya",
        "Sorry about the soup! Guess the chef likes it chilled. – Maya",
        "Oh dear oh dear, our bad! – Maya",
        "Your suitcase must have fancied a few more days in Spain! – Maya",
        "Whoops-a-daisy, wrong shoes. – Maya",
        "Haha, sorry about that. – Maya",
        "Sorry! On the bright side, you got some fresh air. – Maya",
        "I'm sorry the lift broke. At least you got your steps in! – Maya",
        "Hope you're having a lovely weekend! – Maya",
        "Looks like someone got out of the wrong side of bed, sorry! – Maya",
        "Sorry about the leak, talk about a wet welcome! – Maya",
        "Uh-oh, spaghetti-o! Sorry. – Maya",
        "Cold pizza is the breakfast of champions, though! – Maya",
        "That's a bit fishy! Sorry about the salmon. – Maya",
        "We dropped the ball (and the parcel!) 😂 – Maya",
        "No use crying over spilt milk, eh? – Maya",
        "Seems your parcel took the scenic route! – Maya",
        "Sorry, gremlins in the system again! – Maya",
        "Lovely weather for it though! – Maya",
        "Yikes, sorry. – Maya",
        "Beam me up, the app's gone walkabout! – Maya",
        "Not very appeeling bananas, were they! Sorry. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry, that's no joke. – Maya",
        "I'm sorry. Are you all right? – Maya",
        "I'm so sorry 🙏 New one today. – Maya",
        "That's a sad sight. I'm sorry. 😞 – Maya",
        "It looks like the courier left it next door; I'm fetching it now. – Maya",
        "I'm sorry. Your bag went to Rome and I've called it back. – Maya",
        "It seems that the app charged you twice. – Maya",
        "I'm sorry; at least two of us should have noticed. – Maya",
        "I'm sorry the waiter laughed at you. – Maya",
        "We decided to close early and didn't tell you, sorry. – Maya",
        "It must have been a horrible night. I'm sorry. – Maya",
        "I'm sorry, the kettle took two weeks. – Maya",
        "I hope you're all right. – Maya",
        "The driver took the wrong road, and I'm sorry. – Maya",
        "I hope the weekend can still be saved: it comes on Saturday. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


def test_praise_may_be_answered_with_a_joke() -> None:
    assert words(CODE, "Oops, you made us blush! 😄 – Maya", kind="praise") == []
