"""Many patterns in one, so that a text is read through once and not once for each."""

from __future__ import annotations

import re


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


def words(text: str) -> frozenset[str]:
    """The words of a text as a set, for lists that read better than quotes and commas."""
    return frozenset(text.split())


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
