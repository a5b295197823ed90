"""Looking at a reply sentence by sentence, each with its grammar, and at no sentence twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from responders.domain.grammar import Parse
from responders.domain.tone.check import Spot
from responders.domain.tone.clause import Clause, clauses
from responders.domain.tone.said import Said

T = TypeVar("T")
KEPT = 32_768
"""Answers about sentences that are remembered."""
SENTENCES = "sentences"


@dataclass(frozen=True)
class Sentence:
    """One sentence of a reply: its place, its lower-case words and, where there is a grammar, its parse."""

    start: int
    plain: str
    parse: Parse | None = None

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, none where nobody parsed it."""
        return clauses(self.parse) if self.parse else ()

    def span(self, places: Iterable[int]) -> tuple[int, int]:
        """From the first to the last of some words, in characters of the sentence."""
        words = self.parse.words if self.parse else ()
        chosen = sorted(places)
        return (words[chosen[0]].start, words[chosen[-1]].end) if chosen else (0, 0)


def sentences(said: Said) -> tuple[Sentence, ...]:
    """The sentences of a reply, in order; the checks of one reply share them."""
    found: tuple[Sentence, ...] | None = said.looked_at.get(SENTENCES)
    if found is None:
        found = said.looked_at[SENTENCES] = tuple(_sentences(said))
    return found


def _sentences(said: Said) -> Iterator[Sentence]:
    if said.context.grammar is None:
        for start, end in said.sentences:
            first, last = said.trimmed(start, end)
            yield Sentence(first, said.plain[first:last])
        return
    for start, parse in said.parses:
        yield Sentence(start, said.plain[start : start + len(parse.text)], parse)


_KNOWN: OrderedDict[tuple[object, str], tuple[Parse | None, object]] = OrderedDict()


def remembered(look: Callable[[Sentence], T], sentence: Sentence) -> T:
    """What a look at a sentence gives; drafts and edits share most of their sentences."""
    key = (look, sentence.parse.text if sentence.parse else sentence.plain)
    known = _KNOWN.get(key)
    if known is not None and known[0] is sentence.parse:
        return known[1]  # type: ignore[return-value]
    found = look(sentence)
    _KNOWN[key] = (sentence.parse, found)
    while len(_KNOWN) > KEPT:
        _KNOWN.popitem(last=False)
    return found


def spots(look: Callable[[Sentence], tuple[Spot, ...]], said: Said) -> Iterator[Spot]:
    """All spots of a look at each sentence, placed in the reply."""
    for sentence in sentences(said):
        for spot in remembered(look, sentence):
            start, end = sentence.start + spot.start, sentence.start + spot.end
            yield Spot(start, end, spot.better, spot.why)


def quoted(said: Said, at: int) -> bool:
    """Whether a place stands within quotation marks: somebody else's words, or words shown and not said."""
    line = said.plain.rfind("\n", 0, at) + 1
    return said.plain.count('"', line, at) % 2 == 1
