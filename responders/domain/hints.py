"""What a sentence of ours may take for granted: the shape of the trouble, and of what we ask for."""

from __future__ import annotations

import re

from responders.domain.facts import Facts
from responders.domain.issues import Issue

SHAPES = {
    "silence": re.compile(
        r"\b(?:answer\w*|repl(?:y|ies|ied)|respond\w*|response|ignored?|silence|hear(?:d)? (?:back|nothing|from)|call(?:ed)? back|"
        r"got back to|hold|chase\w*|hung up|cut off|told you nothing)\b"
    ),
    "lost": re.compile(
        r"\b(?:never (?:came|arrived|reached|turned up|showed up)|missing|lost|isn't there|still waiting for|the wait for|where)\b"
    ),
    "late": re.compile(
        r"\b(?:late|delay\w*|held you up|waited|the wait|kept you waiting|hours?|minutes|stuck)\b"
    ),
}
"""The shapes of troubles that our sentences lean on."""


def steps_of(act: str) -> frozenset[str]:
    """Whether an act is one step: only then may its time stand before it."""
    return frozenset() if " and " in act else frozenset({"one_step"})


RECORD = re.compile(r"\b(?:number|name|e-?mail|account|reference|booking|date|postcode)\b")
PICTURE = re.compile(r"\b(?:photo|picture|screenshot|video)s?\b")


ASKED = "you've had to ask us "
"""How an issue begins that is no trouble but something that the post asks of us."""


def asked_us(told: tuple[Issue, ...]) -> str:
    """What the post asks, to follow "you": "asked us to find your bag"; empty where it tells a trouble."""
    first = told[0].clause if told else ""
    return f"asked us {first.removeprefix(ASKED)}" if len(told) == 1 and first.startswith(ASKED) else ""


def asked_about(filled: dict[str, str]) -> str:
    """How a reply to a question says what was asked: a thing, what was asked of us, or neither."""
    return "subject" if filled.get("subject") else "request" if filled.get("asked_us") else "open"


def shapes_of(told: tuple[Issue, ...]) -> frozenset[str]:
    """The shape of the first trouble, the first that fits; nothing where none does."""
    if asked_us(told):
        return frozenset({"request"})
    said = f"{told[0].noun} {told[0].clause}" if told else ""
    found = next((name for name, pattern in SHAPES.items() if pattern.search(said)), "")
    return frozenset({found} if found else ())


def sort_of_ask(ask: str) -> frozenset[str]:
    """Whether the ask leads us to a record of ours, or shows us something."""
    if PICTURE.search(ask):
        return frozenset({"asked", "picture"})
    return frozenset({"asked", "record"} if RECORD.search(ask) else {"asked"} if ask else {"unasked"})


NOT_TO_NAME = {"people", "place", "money"}
"""Categories of things that a post may speak of by the way."""

BY_THE_WAY = {
    "part",
    "parts",
    "door",
    "window",
    "counter",
    "phone",
    "telephone",
    "page",
    "screen",
    "hub",
    "class",
    "gate",
    "box",
}
"""Things that are seldom what a post is about."""

AWKWARD = re.compile(r"\b(?:your?|our|us|we|it|someone|nobody|the \w+)\b.* (?:being|having|\w{3,}ing)\b")
"""A noun that is a clause in disguise: "someone breaking a door"."""


def noun_of(issue: Issue) -> str:
    """The issue's noun, unless its clause says the same better."""
    return "" if issue.clause and AWKWARD.match(issue.noun) else issue.noun


def mentioned_in(facts: Facts) -> str:
    """The first thing that a post speaks of, other than by the way."""
    named = [
        thing for thing in facts.things if thing.category not in NOT_TO_NAME and thing.word not in BY_THE_WAY
    ]
    if not named:
        return ""
    # Whose a flight is we know; whose a screen or a class is, we don't.
    return named[0].named if named[0].category == "travel" else f"the {named[0].said}"
