"""Processes are killed at random while work flows: nothing is lost, nothing happens twice."""

from __future__ import annotations

import random
import signal
import time

import pytest

from tests.processes.installation import Installation

pytestmark = pytest.mark.processes

KILLS = 12
POSTS = 25
AT_MOST = 180.0
COMMANDS = {
    "clock": (("clock",), False),
    "standby": (("clock",), False),
    "approver": (("approver", "600"), True),
}


def kill_while_work_flows(installation: Installation) -> int:
    """Kill a random process every few seconds, until enough was posted meanwhile; returns how often."""
    dice = random.Random()
    running = {name: installation.start(*words, script=script) for name, (words, script) in COMMANDS.items()}
    kills = 0
    end = time.monotonic() + AT_MOST
    while time.monotonic() < end:
        # Long enough for one of three to load its models and do something, now and then.
        time.sleep(dice.uniform(2.0, 6.0))
        name = dice.choice(list(running))
        running[name].send_signal(signal.SIGKILL)
        running[name].wait()
        kills += 1
        words, script = COMMANDS[name]
        running[name] = installation.start(*words, script=script)
        if kills >= KILLS and installation.script("count")["our_posts"] >= POSTS:
            break
    # A clean end for the rest: SIGTERM finishes the work in hand.
    for name in ("clock", "standby"):
        running[name].send_signal(signal.SIGTERM)
    for name in ("clock", "standby"):
        assert running[name].wait(timeout=60) == 0
    running["approver"].kill()
    running["approver"].wait()
    return kills


def test_killed_at_random_nothing_is_lost_and_nothing_is_done_twice(installation: Installation) -> None:
    posts = installation.script("hurry", "20")["posts"]
    kills = kill_while_work_flows(installation)
    person = installation.script("settle")["asked_a_person"]
    found = installation.script("count")
    print({"kills": kills, "asked_a_person": person, **found})
    assert kills >= KILLS
    # Heard: every post of a customer, once. All of the sample's concern the brand.
    assert found["mentions"] == found["square_posts"] >= posts
    assert set(found["mentions_by_state"]) <= {"filed", "set_aside"}
    assert found["readings"] == found["mentions"]
    # Approved as it was read: a label, and with it the reading that stands, or neither.
    assert found["readings_by_people"] == found["labels"] > 0
    # Filed and drafted: nothing waits for a step any more.
    assert found["undrafted"] == 0
    # Told: one mail for each alert.
    assert found["mails"] == found["alerts"]
    # Answered: as many posts as replies that stand, each post once.
    assert found["our_posts"] >= POSTS
    assert found["our_posts_by_key"] == 1
    assert found["our_posts_by_parent"] == 1
    assert set(found["replies"]) <= {"posted", "refused", "held", "taken_back"}
    assert found["replies"]["posted"] == found["our_posts"] == found["posted_ids"]
