"""A reply fits the platform (P14)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.lengths import fits
from responders.domain.tone.check import Check, Span
from responders.domain.tone.said import Said


def find(said: Said) -> Iterator[Span]:
    """The part that the platform would not take."""
    if fits(said.reply, said.limit):
        return
    low, high = 0, len(said.reply)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(said.reply[:middle], said.limit):
            low = middle
        else:
            high = middle - 1
    yield low, len(said.reply)


CHECK = Check(
    code="too-long",
    principle="P14",
    weight=Weight.BLOCK,
    advice="Shorten it: keep the apology, what we do and by when, and take the rest to a private message.",
    example="I'm sorry about your kettle. (… and 300 characters more on X)",
    find=find,
)
