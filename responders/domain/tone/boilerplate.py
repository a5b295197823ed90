"""Each customer is the only one: no canned phrases, and no reply that somebody else got (P20)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from responders.domain.finding import Weight
from responders.domain.saying_again import TOO_ALIKE, is_like
from responders.domain.tone.check import Check, Spot, spans
from responders.domain.tone.said import Said
from responders.domain.tone.stock_phrases import STOCK

__all__ = ["CHECK", "TOO_ALIKE", "how_many_alike"]

FEWEST_PHRASES = 2
"""Canned phrases from which a reply sounds like everybody's."""


def find(said: Said) -> Iterator[Spot]:
    """Canned phrases, two or more; then a text like those that we posted lately."""
    phrases = list(spans(STOCK, said))
    if len(phrases) >= FEWEST_PHRASES:
        for start, end in phrases:
            yield Spot(
                start, end, why=f"{len(phrases)} phrases of this reply stand in everybody's canned ones."
            )
    alike = how_many_alike(said.reply, said.recent)
    if alike:
        yield Spot(0, len(said.reply), why=_told(alike, len(said.recent)))


@lru_cache(maxsize=1024)
def how_many_alike(reply: str, recent: tuple[str, ...]) -> int:
    """How many of the recent replies say the same, with another name or thing put in at most."""
    return sum(is_like(reply, other) for other in recent)


def _told(alike: int, of: int) -> str:
    if of == 1:
        return "It is like your last reply."
    return f"It is like {alike} of your last {of} replies."


CHECK = Check(
    code="boilerplate",
    principle="P20",
    weight=Weight.WARN,
    advice="Write it for this customer alone: name their matter in their own words, and leave canned phrases out.",
    example="Thank you for reaching out. I'm sorry for any inconvenience; I'll call you by noon. – Maya",
    find=find,
    why="Others got the same words.",
)
