"""Several ways to say one reply, unlike each other in build and in words."""

from __future__ import annotations

from typing import NamedTuple

from responders.domain.choosing import OWN_WORDS, Chooser, likeness_to
from responders.domain.likeness import likeness
from responders.domain.lines import Brief, Composed, compose
from responders.domain.plans import plans_for

VARIANTS = 3
RECENT = 12
"""Replies that a text must not sound like."""
TRIES = 3
MORE_TRIES = 9
"""Ways tried where the first ones trip a check or sound like a recent reply."""

TOO_ALIKE = 0.35
"""Likeness to a recent reply (0 to 1) from which other wordings are tried."""


class Tried(NamedTuple):
    """One way of saying it, with its likeness to recent replies and its place among the plans."""

    alike: float
    plan: int
    composed: Composed


def variants(seed: str, brief: Brief, recent: tuple[str, ...]) -> tuple[Tried, ...]:
    """Texts that are unlike each other, those unlike recent replies first, then by their plan."""
    plans = plans_for(brief.mood, brief.voice.register, Chooser(seed))
    found: list[Tried] = []
    used: frozenset[str] = frozenset()
    for attempt in range(MORE_TRIES):
        plan = attempt % len(plans)
        one = compose(brief, Chooser(f"{seed}\n{attempt}"), plans[plan], used)
        if any(likeness(one.text, other.composed.text) > OWN_WORDS for other in found):
            continue
        used |= one.lines
        found.append(Tried(likeness_to(one.text, recent), plan, one))
        fresh = {other.plan for other in found if other.alike < TOO_ALIKE}
        if attempt >= TRIES - 1 and len(fresh) == len(plans):
            break
    found.sort(key=lambda one: (one.alike >= TOO_ALIKE, one.plan, one.alike))
    return tuple(_each_plan_first(found))


def _each_plan_first(tried: list[Tried]) -> list[Tried]:
    """One of each plan before a second of any."""
    firsts: dict[int, Tried] = {}
    for one in tried:
        firsts.setdefault(one.plan, one)
    chosen = list(firsts.values())
    return chosen + [one for one in tried if not any(one is other for other in chosen)]
