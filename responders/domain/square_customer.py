"""How a customer on the practice square takes a reply: as people do, not as a machine would like it.

An apology that owns the fault, a concrete act, a time and a name win most people over; blame, an "if", a
slogan or a bare no lose them (P1, P2, P6, P22, P23, P33). The same seed always gives the same customer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from monitor.domain.reading import Kind
from responders.domain import square_answers as answers
from responders.domain.tone import Context, check_reply

SHORTEST, LONGEST = timedelta(seconds=20), timedelta(seconds=90)
"""How long a customer takes to answer."""

PATIENCE = 3
"""After so many answers of their own in one thread, people stop writing."""

HURTS = {
    "blame": 4.0,
    "retort": 4.0,
    "open-blank": 4.0,
    "bare-refusal": 3.5,
    "conditional-apology": 3.0,
    "slogan": 2.5,
    "hoops": 2.5,
    "negativity": 2.5,
}
"""What people mind in any answer, by the code of the tone check, in points of goodwill."""

LACKS = {"no-apology": 1.5, "no-action": 2.0, "no-time": 1.0, "unanswered-issue": 1.0, "boilerplate": 1.0}
"""What people with a complaint miss."""

GOODWILL = {"forgiving": 4.0, "ordinary": 3.0, "hard": 1.5}
LUCK = 1.0
"""The same reply on another day: up to so many points more or less."""

WON, LEFT = 2.0, 0.5
"""From WON points on a customer is happy, below LEFT unhappy."""

_CONTENT: dict[str, Sequence[str]] = {Kind.PRAISE: answers.PLEASED, Kind.QUESTION: answers.TOLD}
_SIGNED = re.compile(r"(?:^|\n|\s)[–—~-]\s?(?P<name>[^\W\d_][\w'’-]*)[^\n]{0,40}\s*\Z")
_ASKS_PRIVATELY = re.compile(r"\b(?:direct|private) message|\bdm\b|\bmessage me\b", re.IGNORECASE)
_NAMES = re.compile(r"@\w+|\bhttps?://\S+")


class Feeling(StrEnum):
    """How the customer feels about the reply."""

    HAPPY = "happy"
    NEUTRAL = "neutral"
    UNHAPPY = "unhappy"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the customer does: says `answer` (None for silence) after `delay`, and likes the reply or not."""

    feeling: Feeling
    answer: str | None
    delay: timedelta
    likes: bool

    @property
    def mood(self) -> Kind:
        """What the answer is, as the customer means it."""
        moods = {Feeling.HAPPY: Kind.PRAISE, Feeling.UNHAPPY: Kind.COMPLAINT, Feeling.NEUTRAL: Kind.OTHER}
        return moods[self.feeling]


def react(mention: str, reply: str, *, mood: str, temper: str, seed: int, said_before: int = 0) -> Reaction:
    """How this customer takes `reply` to their `mention`.

    `mood` is a Kind, or "" where nobody knows (taken for a complaint); `temper` is forgiving, ordinary or
    hard; `said_before` counts the customer's earlier answers to the shop in this thread.
    """
    findings = check_reply(reply, mention, Context(platform="practice"))
    codes = frozenset(finding.code for finding in findings)
    feeling = _feeling(reply, codes, mood=mood, temper=temper, luck=_chance(seed, "luck"))
    delay = SHORTEST + (LONGEST - SHORTEST) * _chance(seed, "delay")
    likes = feeling == Feeling.HAPPY and _chance(seed, "like") < 0.7
    if _falls_silent(feeling, mood=mood, said_before=said_before, chance=_chance(seed, "silence")):
        return Reaction(feeling, None, delay, likes)
    choice = _choice(feeling, reply, codes, mood=mood, said_before=said_before, seed=seed)
    return Reaction(feeling, _say(choice, mention, reply, seed=seed), delay, likes)


def _feeling(reply: str, codes: frozenset[str], *, mood: str, temper: str, luck: float) -> Feeling:
    points = GOODWILL.get(temper, GOODWILL["ordinary"]) + LUCK * (2 * luck - 1)
    points -= sum(weight for code, weight in HURTS.items() if code in codes)
    if mood in {Kind.COMPLAINT, ""}:
        points -= sum(weight for code, weight in LACKS.items() if code in codes)
        points -= 0.0 if _signed_by(reply) else 0.5
    elif mood == Kind.QUESTION and len(reply.split()) < 4:
        points -= LACKS["no-action"]
    if points >= WON:
        return Feeling.HAPPY
    return Feeling.UNHAPPY if points < LEFT else Feeling.NEUTRAL


def _falls_silent(feeling: Feeling, *, mood: str, said_before: int, chance: float) -> bool:
    """People with a grievance answer most of all; those who are content often only like the reply."""
    if said_before >= PATIENCE or (
        said_before and mood in {Kind.PRAISE, Kind.OTHER} and feeling == Feeling.HAPPY
    ):
        return True
    if feeling == Feeling.UNHAPPY:
        return chance < 0.1
    if mood == Kind.OTHER:
        return True
    if feeling == Feeling.NEUTRAL:
        return chance < 0.45
    return chance < (0.6 if mood == Kind.PRAISE else 0.2)


def _choice(
    feeling: Feeling, reply: str, codes: frozenset[str], *, mood: str, said_before: int, seed: int
) -> Sequence[str]:
    if feeling == Feeling.HAPPY:
        if mood in _CONTENT:
            return _CONTENT[mood]
        if said_before:
            return answers.WON_BACK
        asked = _ASKS_PRIVATELY.search(reply) is not None
        return answers.WRITTEN_PRIVATELY if asked and _chance(seed, "private") < 0.5 else answers.WON_OVER
    if mood == Kind.QUESTION and not codes & HURTS.keys():
        return answers.NOT_TOLD
    if feeling == Feeling.UNHAPPY:
        return answers.LOST if said_before else _grievance(codes, seed=seed)
    return answers.WAITING


def _grievance(codes: frozenset[str], *, seed: int) -> Sequence[str]:
    """What they say about the worst of it, mostly; sometimes people are just cross."""
    worst = next((code for code in answers.UNHAPPY_ABOUT if code in codes), "")
    return answers.UNHAPPY if not worst or _chance(seed, "cross") < 0.2 else answers.UNHAPPY_ABOUT[worst]


def _say(choice: Sequence[str], mention: str, reply: str, *, seed: int) -> str:
    """One of `choice` in the customer's own voice: small letters for those who write so."""
    name = _signed_by(reply)
    words = _NAMES.sub("", mention)
    small = words == words.lower()
    fitting = [text for text in choice if text[0].islower() == small and (name or "{name}" not in text)]
    return fitting[int(_chance(seed, "words") * len(fitting))].replace("{name}", name)


def _signed_by(reply: str) -> str:
    """The first name under the reply ("– Maya"); empty where nobody signed."""
    signed = _SIGNED.search(reply.rstrip())
    return signed["name"] if signed else ""


def _chance(seed: int, what: str) -> float:
    """A number from 0 up to 1, the same for the same seed and matter wherever it is asked for."""
    digest = hashlib.sha256(f"{seed}:{what}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
