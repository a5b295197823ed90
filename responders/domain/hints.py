"""What a sentence of ours may take for granted: the shape of the trouble, and of what we ask for."""

from __future__ import annotations

import re

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
