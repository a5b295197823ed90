"""Passives in a parsed text: "mistakes were made" hides who made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STATIVES = Path(__file__).parent / "statives.txt"
"""Participles that say how something is ("we are based in Leeds"), one a line."""
AUXILIARY = "aux:pass"
COPULA = "cop"
SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
AGENT = "obl:agent"
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive: from its auxiliary to its participle, a half-open span of code points of the text."""

    start: int
    end: int
    words: str
    verb: str
    """The participle alone, as it was written."""
    agent: bool
    """Whether it says by whom."""


def passives(doc: Doc) -> list[Passive]:
    """Return the passives in order. A participle that tells a state is none, unless it says by whom."""
    return [_passive(doc, verb) for verb in passive_verbs(doc) if not _is_state(verb)]


def passive_verbs(doc: Doc) -> Iterator[Token]:
    """Yield every word that has a passive auxiliary or a passive subject, states too, in order."""
    for word in doc:
        marks = {child.dep_ for child in word.children}
        # A subject alone may be a slip of the parser; then the word must at least be a participle.
        if AUXILIARY in marks or (marks & SUBJECTS and word.tag_.startswith("VBN")):
            yield word


def _is_state(verb: Token) -> bool:
    if verb.lower_ not in statives():
        return False
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == AUXILIARY}
    return "being" not in auxiliaries and not _has_agent(verb)


def _has_agent(verb: Token) -> bool:
    return any(child.dep_ == AGENT for child in verb.children)


def _passive(doc: Doc, verb: Token) -> Passive:
    # Where the parser took "was" for a copula, but saw a passive subject, the words are the same.
    first = min(
        (child for child in verb.children if child.dep_ in {AUXILIARY, COPULA}), default=verb, key=_place
    )
    low, high = sorted((first, verb), key=_place)
    start, end = low.idx, high.idx + len(high)
    return Passive(start, end, doc.text[start:end], verb.text, _has_agent(verb))


def _place(word: Token) -> int:
    return int(word.i)


@lru_cache(maxsize=1)
def statives() -> frozenset[str]:
    """Return the participles of the list, in lower case."""
    lines = STATIVES.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
