"""Whether a post speaks of harm, crime, law or health: then only the rules speak, and nothing of it is quoted."""

from __future__ import annotations

from collections.abc import Iterable

from responders.domain.grammar import Parse
from responders.domain.nouns import THINGS
from responders.domain.understanding.lexicon import GRAVE
from responders.domain.understanding.persons import SUBJECTS
from responders.domain.understanding.word_list import words

BLACK = words(
    "screen screens line lines spot spots mark marks jacket coat dress shirt shoes boots trousers jeans ink cartridge coffee tea bag suitcase "
    "friday mould box paint and"
)
"""What is black without being anybody."""

BEHIND = {
    "black": BLACK,
    "sick": words("of"),
    "fire": words("alarm alarms door doors exit stick tv extinguisher"),
    "race": words("day number pack bib time"),
}
"""Words that make another meaning of the word before them."""

BEFORE = {"death": words("to"), "court": words("tennis badminton squash basketball food padel netball")}
"""Words that make another meaning of the word behind them."""

OF_THINGS = words("died leaked burnt burned sparks dying smoke")
"""What is no harm to anybody where a thing did it."""

UNFEELING = frozenset({"goods", "food"})
"""Categories of things that feel nothing."""


def is_grave(parses: Iterable[Parse]) -> bool:
    """Whether a word of harm, crime, law or health stands in a post, and means it."""
    return any(
        word.lower in GRAVE and not _means_less(parse, at)
        for parse in parses
        for at, word in enumerate(parse.words)
    )


def _means_less(parse: Parse, at: int) -> bool:
    word = parse.words[at].lower
    behind = parse.words[at + 1].lower if at + 1 < len(parse.words) else ""
    before = parse.words[at - 1].lower if at else ""
    if behind in BEHIND.get(word, ()) or before in BEFORE.get(word, ()):
        return True
    return word in OF_THINGS and _of_a_thing(parse, at)


def _of_a_thing(parse: Parse, at: int) -> bool:
    """Whether it is a thing that died, leaked or was burnt, and no word of a person stands beside it."""
    owned = [c for c in parse.children(at) if parse.words[c].dep in SUBJECTS]
    if parse.words[at].dep == "amod":
        owned.append(parse.words[at].head)
    persons = any(parse.words[c].lower in {"me", "us", "him", "her", "them"} for c in parse.children(at))
    return not persons and any(THINGS.get(parse.words[c].lower) in UNFEELING for c in owned)
