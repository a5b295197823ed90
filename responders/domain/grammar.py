"""Grammar as the domain sees it: plain words with tags and heads. Who parses is given from outside.

Labels are those of Universal Dependencies, tags those of English treebanks (`VBN`, `PRP$`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence. `head` is the place of the word it hangs on (its own for the root).

    `start` and `end` are code points of the sentence, half open.
    """

    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive from its auxiliary to its participle (code points), and whether it says by whom."""

    start: int
    end: int
    verb: int
    """The place of the participle among the words."""
    agent: bool


@dataclass(frozen=True)
class Parse:
    """A sentence, or a few, with its grammar."""

    text: str
    words: tuple[Word, ...]
    passives: tuple[Passive, ...] = ()

    @cached_property
    def _below(self) -> dict[int, tuple[int, ...]]:
        below: dict[int, list[int]] = {}
        for place, word in enumerate(self.words):
            if word.head != place:
                below.setdefault(word.head, []).append(place)
        return {head: tuple(places) for head, places in below.items()}

    def children(self, place: int, *deps: str) -> tuple[int, ...]:
        """The places of the words that hang on a word, of these relations only where any are given."""
        found = self._below.get(place, ())
        return tuple(at for at in found if self.words[at].dep in deps) if deps else found

    def subtree(self, place: int) -> Iterator[int]:
        """The places of a word and of all that hangs on it, in order of the text."""
        reached, waiting = set(), [place]
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached.add(at)
                waiting.extend(self._below.get(at, ()))
        yield from sorted(reached)

    def roots(self) -> tuple[int, ...]:
        """The places of the words that hang on nothing."""
        return tuple(place for place, word in enumerate(self.words) if word.head == place)


class Grammar(Protocol):
    """Whoever parses. The same text always has the same parse."""

    def __hash__(self) -> int:
        """Whoever parses is one and the same."""
        ...

    def parse(self, sentence: str) -> Parse:
        """The grammar of one sentence."""
        ...

    def parse_many(self, sentences: Sequence[str]) -> list[Parse]:
        """The same for many at once, in order; faster than one by one."""
        ...
