"""What a tone check is: a code, its principle and weight, and a function that finds spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.finding import Finding, Weight
from responders.domain.tone.said import Said

Span = tuple[int, int]
LONGEST_KEPT = 600
"""Characters of the longest sentence whose spans are remembered; no person writes a longer one."""

MISSING: Span = (0, 0)
"""The span of a finding about something that is not there."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `advice` says what to write instead; `example` is a reply that trips it."""

    code: str
    principle: str
    weight: Weight
    advice: str
    example: str
    find: Callable[[Said], Iterable[Span]]

    def findings(self, said: Said) -> Iterator[Finding]:
        """What the check finds, with the exact words of the reply."""
        for start, end in self.find(said):
            yield Finding(
                code=self.code,
                principle=self.principle,
                weight=self.weight,
                words=said.reply[start:end],
                start=start,
                end=end,
                advice=self.advice,
            )


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern out of many, for lower-case text with plain quotes.

    Alternatives that begin at a word's start share one test for it: the engine then looks at the first
    letter of each and passes over nearly all of them at once.
    """
    parts = [part for pattern in patterns for part in _alternatives(pattern)]
    at_word = [part.removeprefix(r"\b") for part in parts if part.startswith(r"\b")]
    others = [part for part in parts if not part.startswith(r"\b")]
    joined = [rf"\b(?:{'|'.join(at_word)})"] if at_word else []
    return re.compile("|".join(joined + others))


def word_among(group: str) -> re.Pattern[str]:
    """A quick test for any word of a "(?:a|b|c)" group, to pass over what needs one of them."""
    return any_of(*(rf"\b{part}\b" for part in _alternatives(group.removeprefix("(?:").removesuffix(")"))))


def _alternatives(pattern: str) -> list[str]:
    """The pattern split at the bars that stand outside all brackets."""
    parts, depth, begin, at, in_class = [], 0, 0, 0, False
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif in_class:
            in_class = letter != "]"
        elif letter == "[":
            in_class = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and depth == 0:
            parts.append(pattern[begin:at])
            begin = at + 1
        at += 1
    return [*parts, pattern[begin:]]


def spans(pattern: re.Pattern[str], said: Said, *, as_written: bool = False) -> Iterator[Span]:
    """The spans of all matches, sentence by sentence, without the blanks around them.

    `as_written` looks at the original letters instead of the plain ones.
    """
    text = said.reply if as_written else said.plain
    for first, last in said.sentences:
        look = _matches if last - first <= LONGEST_KEPT else _matches.__wrapped__
        for start, end in look(pattern, text[first:last]):
            yield first + start, first + end


@lru_cache(maxsize=32_768)
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
