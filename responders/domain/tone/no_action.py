"""A reply says what we do (P30, P33)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from responders.domain.finding import Weight
from responders.domain.tone.check import MISSING, Check, Span
from responders.domain.tone.promise import ACTION, WEAK
from responders.domain.tone.said import Said


@lru_cache(maxsize=8192)
def acts(sentence: str) -> bool:
    """Whether a lower-case sentence tells an act of ours; kind words and requests are none."""
    return ACTION.search(WEAK.sub(" ~ ", sentence)) is not None


def find(said: Said) -> Iterator[Span]:
    """Missing where a complaint is answered with words alone."""
    if said.to_complaint and not any(acts(said.plain[start:end]) for start, end in said.sentences):
        yield MISSING


CHECK = Check(
    code="no-action",
    principle="P33",
    weight=Weight.WARN,
    advice='Say what you do about it, in the active voice: "I\'m sending a new one."',
    example="I'm so sorry about your kettle. We take this very seriously. – Maya",
    find=find,
)
