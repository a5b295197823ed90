"""A short post quoted whole, where none of its sentences can be quoted alone: "A stool, one stool, nine weeks"."""

from __future__ import annotations

from collections.abc import Sequence

from responders.domain.grammar import Parse
from responders.domain.understanding.lexicon import LASTING
from responders.domain.understanding.persons import tag_of
from responders.domain.understanding.quote_standing import ASKING, CONDITIONS
from responders.domain.understanding.quote_telling import MONEY, telling
from responders.domain.understanding.quote_words import tidied
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.telling import MODALS
from responders.domain.understanding.tokens import MASKED, US
from responders.domain.understanding.vocabulary import CLOCK
from responders.domain.understanding.word_list import words

MOST = 4
"""Sentences of a post that is quoted whole."""

SHORTEST = 3
LONGEST = 11
"""Words of such a post."""

PRICED = words("quid pounds euros dollars")
TELEGRAPHIC = 0.3
"""What it counts that a post is a telegram: its few words are all that there is to say."""


def whole(
    text: str, sentences: Sequence[Sentence], parses: Sequence[Parse]
) -> tuple[str, int, int, float] | None:
    """The words of a short post in a row, their span and what they tell; None where one of them may not be said."""
    if not 1 < len(sentences) <= MOST or any(sentence.asks or sentence.why for sentence in sentences):
        return None
    if sum(len(parse.words) for parse in parses) > LONGEST + 2 * MOST:
        return None
    if not all(_plain(parse) for parse in parses):
        return None
    said = [_said(text, sentence, parse) for sentence, parse in zip(sentences, parses, strict=True)]
    count = sum(len(part.split()) for part in said)
    if not all(said) or not SHORTEST <= count <= LONGEST:
        return None
    weight = sum(max(0.0, telling(parse, range(len(parse.words)), asks=False)) for parse in parses)
    lasting = any(_measures(word.lower) for parse in parses for word in parse.words)
    if not weight and not lasting:
        return None
    counts = TELEGRAPHIC + (TELEGRAPHIC if lasting else 0)
    begins, ends = min(sentences[0].places), max(sentences[-1].places) + 1
    return ", ".join([said[0], *(_lowered(part) for part in said[1:])]), begins, ends, weight + counts


def _measures(lower: str) -> bool:
    """Whether a word tells how long, how late or how dear something was."""
    return lower in LASTING | PRICED or CLOCK.fullmatch(lower) is not None or lower[:1] in MONEY


def _plain(parse: Parse) -> bool:
    """Whether a sentence neither asks, orders, supposes nor names anybody."""
    lowers = {word.lower for word in parse.words}
    if lowers & (CONDITIONS | MODALS) or any(word.text in {US, MASKED} for word in parse.words):
        return False
    first = parse.words[0]
    return first.lower not in ASKING and tag_of(first) != "VB"


def _said(text: str, sentence: Sentence, parse: Parse) -> str:
    last = len(parse.words)
    while last and parse.words[last - 1].pos == "PUNCT":
        last -= 1
    if not last:
        return ""
    start, end = sentence.span(parse.words[0].start, parse.words[last - 1].end)
    return tidied(text, start, end)


def _lowered(part: str) -> str:
    first = part.split(maxsplit=1)[0]
    return part if first == "I" or first.startswith("I'") or first.isupper() else part[:1].lower() + part[1:]
