"""Joining parts as people do, whatever the parts hold: "a, b and c", "about x, and that y"."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONG = 5
"""Words from which a part needs a comma before the "and" that follows it."""

JOINED = re.compile(r",| and | that | which | who | because | since ")


def listed(parts: Sequence[str], *, joint: str = " and ") -> str:
    """Join the parts as people do: "a", "a and b", "a, b and c"."""
    if len(parts) < 3:
        return joint.join(parts)
    return ", ".join(parts[:-1]) + joint + parts[-1]


def troubles(parts: Sequence[str]) -> str:
    """Join troubles: with a comma where a part is long or has an "and" of its own."""
    heavy = any(JOINED.search(part) or len(part.split()) > LONG for part in parts)
    return listed(parts, joint=", and " if heavy and len(parts) > 1 else " and ")


def that(clauses: Sequence[str]) -> str:
    """What follows "sorry": "your parcel came late, and that nobody told you"."""
    return (
        ", and that ".join(clauses)
        if len(clauses) < 3
        else ", that ".join(clauses[:-1]) + f", and that {clauses[-1]}"
    )


def trouble(nouns: Sequence[str], clauses: Sequence[str]) -> str:
    """What follows "sorry" for troubles of which each has a noun or a clause, or both."""
    if all(clauses):
        return f"that {that(clauses)}" if clauses else ""
    if all(nouns):
        return f"about {troubles(nouns)}"
    parts = [
        f"that {clause}" if clause else f"about {noun}" for noun, clause in zip(nouns, clauses, strict=True)
    ]
    return listed(parts, joint=", and ")
