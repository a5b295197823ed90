"""A complaint gets an apology (P23)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.tone.check import MISSING, Check, Span, any_of, stands
from responders.domain.tone.said import Said

APOLOGY = any_of(
    r"(?<!not )(?<!n't )(?<!no )(?<!nothing to be )(?<!nothing to )\bsorry\b(?! not sorry)(?! excuse)(?! state)(?! sight)(?! tale)(?<!feel sorry)",
    r"(?<!not )(?<!n't )(?<!no need to )(?<!cannot )\bapologi[sz](?:e|es|ing|ed)\b",
    r"(?<!no )(?<!not owe you an )(?<!n't owe you an )\bapolog(?:y|ies)\b",
    r"\bforgive (?:us|me)\b|\bplease forgive\b|\b(?:we|i) (?:deeply|sincerely|truly|very much|so much) regret\b|\b(?:we|i) regret (?:our|my|what (?:we|i)|that (?:we|i)|having)\b",
    r"\bmea culpa\b|\bbeg your pardon\b|\b(?:my|our) bad\b",
)


def find(said: Said) -> Iterator[Span]:
    """Missing where a complaint is answered without a word of apology."""
    if said.to_complaint and not stands(APOLOGY, said):
        yield MISSING


CHECK = Check(
    code="no-apology",
    principle="P23",
    weight=Weight.BLOCK,
    advice='Say sorry first, for the very thing that happened: "I\'m sorry your parcel came late."',
    example="Your parcel is on its way and comes tomorrow. – Maya",
    find=find,
    why="Whoever was let down wants to hear that we are sorry before anything else.",
    loosest=Weight.WARN,
)
