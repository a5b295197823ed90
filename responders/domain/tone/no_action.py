"""A reply says what we do (P30, P33)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.promise import ACTION, WEAK
from responders.domain.tone.said import Said


def acts(plain: str) -> re.Match[str] | None:
    """The first act of ours in a lower-case text; kind words and requests are none."""
    return ACTION.search(WEAK.sub(lambda match: " ~ " + " " * max(len(match[0]) - 3, 0), plain))


def find(said: Said) -> Iterator[Span]:
    """Missing where a complaint is answered with words alone."""
    if said.to_complaint and acts(said.plain) is None:
        yield MISSING


CHECK = Check(
    code="no-action",
    principle="P33",
    weight=Weight.WARN,
    advice='Say what you do about it, in the active voice: "I\'m sending a new one."',
    example="I'm so sorry about your kettle. We take this very seriously. – Maya",
    find=find,
)
