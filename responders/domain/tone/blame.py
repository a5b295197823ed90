"""Responsibility stays with us: never with the customer, the courier, a supplier or the weather (P22)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.blame_clauses import look
from responders.domain.tone.blame_lists import NO_BLAME
from responders.domain.tone.blame_words import BLAME, BLAME_OF_OTHERS, NAMES_OTHERS
from responders.domain.tone.check import Check, Spot, any_of, spans, stands
from responders.domain.tone.looking import quoted, spots
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import LITTLE, sensing

OURSELVES = any_of(
    r"\b(?:i|we)(?:'ve| have|'ll|'m| will)?(?: \w+){0,6}? (?:and )?$|\b(?:not|n't|no|never|nothing|isn't|wasn't)(?: \w+){0,2} $"
)
"""What stands before words that only look like blame: "I've read the terms", "a tree is not wear and tear"."""
ORDERS = any_of(r"(?:please )?(?:read|check|re-?read|refer|consult)\b|wear and tear|misuse|user error")


def find(said: Said) -> Iterator[Spot]:
    """Words that put it on somebody else."""
    found: list[tuple[int, int]] = []
    for start, end in _plainly(said):
        sentence = next((first, last) for first, last in said.sentences if first <= start < last)
        before = said.plain[sentence[0] : start]
        if ORDERS.match(said.plain[start:end]) and OURSELVES.search(before):
            continue
        if said.plain[start:].startswith("because you") and said.plain[
            sentence[0] : sentence[1]
        ].rstrip().endswith("?"):
            continue
        if quoted(said, start) or NO_BLAME.search(said.plain[sentence[0] : sentence[1]]):
            continue
        found.append((start, end))
        yield Spot(start, end)
    for spot in spots(look, said):
        if not quoted(said, spot.start) and not any(
            start < spot.end and spot.start < end for start, end in found
        ):
            found.append((spot.start, spot.end))
            yield spot


def _plainly(said: Said) -> Iterator[tuple[int, int]]:
    yield from spans(BLAME, said)
    if stands(NAMES_OTHERS, said):
        yield from spans(BLAME_OF_OTHERS, said)


CHECK = Check(
    code="blame",
    principle="P22",
    weight=Weight.BLOCK,
    advice='Take it on yourself: "We got this wrong." Whoever carried, made or typed it, we answer for it.',
    example="I'm sorry, but the courier failed to deliver it. I'll send another today. – Maya",
    find=sensing(find, SpeechAct.BLAME, doubt=LITTLE),
    why="Whoever did it, the customer trusted us: putting it on others leaves them alone with it.",
    loosest=Weight.WARN,
)
