"""Clauses: a trouble and the thing it befell are trusted to belong together only within one."""

from __future__ import annotations

import re

BREAK = re.compile(
    r"[,:()!?]|(?<!\d)\.(?!\d)| [-–—/] |—|\b(?:but|because|so (?=i |we |they |you |now )|until|while|though|although|when|whereas|yet|then|which|who)\b"
    r"|\band (?=(?:i|we|you|they|he|she|it|that|there|the|my|our|your|now|then|nobody|no|half|one|when|still|then|it's|i'm|i've|you've)\b)"
)
LEANING = re.compile(
    r"\b(?:it|they|them|it's|that's|both|all of them|one of them|mine|ours)\b|^\W*(?:which|that|and|still|already|totally|completely|absolutely|"
    r"arrived|came|two|one|half|three|four|is|was|were|are|has|have|had|now|again)\b"
)
"""What shows that a clause speaks of the thing named just before it."""

OWN_SUBJECT = re.compile(
    r"\b(?:my|your|our|the|his|her|their|this|that|an?|i|we|you|he|she|nobody|i've|i'm)\b"
)
LEAD = 16
"""Characters into a clause within which a trouble still leans on the clause before."""


def clause_at(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The half-open span of the clause, or clauses, that hold a match at `start` to `end`."""
    first, last = 0, len(sentence)
    for match in BREAK.finditer(sentence):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last


def leans(clause: str, at: int) -> bool:
    """Whether a trouble `at` characters into a clause speaks of a thing named before it in the sentence."""
    headless = at <= LEAD and OWN_SUBJECT.search(clause[:at]) is None
    return headless or leans_back(clause)


def leans_back(clause: str) -> bool:
    """Whether a clause speaks of a thing that the sentence before it named."""
    return LEANING.search(clause) is not None
