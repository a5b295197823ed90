"""What a tone check is: a code, its principle and weight, and a function that finds spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from responders.domain.finding import Finding, Weight
from responders.domain.patterns import any_of, word_among
from responders.domain.playbook import Playbook
from responders.domain.tone.said import Said

__all__ = ["MISSING", "Check", "Span", "Spot", "any_of", "spans", "stands", "word_among"]

Span = tuple[int, int]
MISSING: Span = (0, 0)
"""The span of a finding about something that is not there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a check found, with more than its span: a wording for its place, a reason or advice of its own.

    `lighter` is a weight below the check's own, for what weighs less than the rest that it finds.
    """

    start: int
    end: int
    better: str = ""
    why: str = ""
    advice: str = ""
    lighter: Weight | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `why` gives the reason, `advice` says what to write; `example` is a reply that trips it.

    `loosest` is the least weight that an owner may give it: what guards the customer can't be made a hint.
    """

    code: str
    principle: str
    weight: Weight
    advice: str
    example: str
    find: Callable[[Said], Iterable[Span | Spot]]
    why: str = ""
    loosest: Weight = Weight.SUGGEST

    def findings(self, said: Said) -> Iterator[Finding]:
        """What the check finds, with the exact words of the reply."""
        weight = self.weighed(said.playbook)
        for found in self.find(said):
            spot = found if isinstance(found, Spot) else Spot(*found)
            yield Finding(
                code=self.code,
                principle=self.principle,
                weight=max(weight, spot.lighter or weight, key=tuple(Weight).index),
                words=said.reply[spot.start : spot.end],
                start=spot.start,
                end=spot.end,
                advice=spot.advice or self.advice,
                why=spot.why or self.why,
                better=spot.better,
            )

    def weighed(self, playbook: Playbook | None) -> Weight:
        """The weight by the owner's word, never below `loosest`."""
        wanted = playbook.weights.get(self.code, self.weight) if playbook else self.weight
        return min(wanted, self.loosest, key=tuple(Weight).index)


def spans(
    pattern: re.Pattern[str], said: Said, *, as_written: bool = False, only: re.Pattern[str] | None = None
) -> Iterator[Span]:
    """The spans of all matches, sentence by sentence, without the blanks around them.

    `as_written` looks at the original letters instead of the plain ones; `only` is a quick test
    that every sentence with a match passes.
    """
    sentences = said.known_as_written if as_written else said.known_sentences
    for first, sentence, known in sentences:
        # Patterns live as long as the process; hashing one anew for every look would cost more than the look.
        key = id(pattern)
        found = known.get(key)
        if found is None:
            found = known[key] = _matches(pattern, sentence) if only is None or only.search(sentence) else ()
        for start, end in found:
            yield first + start, first + end


def stands(pattern: re.Pattern[str], said: Said) -> bool:
    """Whether the pattern stands in any sentence of the reply."""
    key = -id(pattern)
    for _, sentence, known in said.known_sentences:
        found = known.get(key)
        if found is None:
            found = known[key] = (MISSING,) if pattern.search(sentence) else ()
        if found:
            return True
    return False


def _matches(pattern: re.Pattern[str], sentence: str) -> tuple[Span, ...]:
    """Spans within one sentence. Drafts share sentences, so most are looked at only once."""
    found = []
    for match in pattern.finditer(sentence):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        end = match.end() - len(words) + len(words.rstrip(" .,;\t") or words.rstrip())
        if start < end:
            found.append((start, end))
    return tuple(found)
