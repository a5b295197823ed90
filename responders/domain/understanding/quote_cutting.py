"""Where a quotation may begin and end: at the borders of clauses, never inside a phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from responders.domain.grammar import Parse, Word
from responders.domain.understanding.persons import SUBJECTS
from responders.domain.understanding.quote_borders import needed
from responders.domain.understanding.quote_standing import (
    ASKING,
    AUXILIARIES,
    BREAKING,
    SOFT,
    between_breaks,
    ends_well,
    hangs_together,
    words_stand,
)
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.tokens import MASKED, US
from responders.domain.understanding.wholeness import BROKEN
from responders.domain.understanding.word_list import words

CLAUSES = words("conj advcl parataxis ccomp acl:relcl advcl:relcl csubj appos list")

SHORTEST = 3
LONGEST = 13
"""Words of the longest span that is looked at; commas and shortened words count less once it is tidied."""

CUT_COST = 0.4
"""What it costs to leave out the end of a clause."""
WHY_COST = 0.3
"""What it costs to leave out the end of a question that asks why."""
PART_COST = 0.15
"""What it costs to take a part of a sentence and not the whole."""

SAID_NEXT = words("who what whether how that which why where")

JOINTS = words(
    "nope yes yeah yep nah ah oh and but so because cause also plus yet then that as well though although or ok okay again now please just seriously really lastly firstly honestly apparently basically literally actually wow omg sorry hello hi hey"
)
"""Words before a clause that are left out."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The places of the words of a span, what the cut costs, and whether it asks something."""

    places: tuple[int, ...]
    cost: float
    asks: bool


def cuts(sentence: Sentence, parse: Parse) -> Iterator[Cut]:
    """The spans of a sentence that stand by themselves."""
    last = len(parse.words)
    while last and parse.words[last - 1].pos == "PUNCT":
        last -= 1
    ends = _ends(parse, last)
    whole = _past_joints(parse, 0, last), last
    for begin in sorted(_begins(parse, last)):
        for end, cost in sorted(ends.items(), reverse=True):
            inside = range(begin, _before_signs(parse, begin, end))
            if not SHORTEST <= len(inside) <= LONGEST:
                continue
            asks = (
                sentence.asks
                and end == last
                and (begin == 0 or parse.words[begin].lower in ASKING - AUXILIARIES)
            )
            full = (begin, end) == whole
            if _stands(parse, inside, last, asks=asks, full=full):
                yield Cut(tuple(inside), cost + (0 if full else PART_COST), asks)


def asked_whys(parse: Parse) -> Iterator[Cut]:
    """The whole of a question that asks why, and what is left of it without what hangs on its end."""
    last = len(parse.words)
    while last and parse.words[last - 1].pos == "PUNCT":
        last -= 1
    for end, cost in sorted(_ends(parse, last).items(), reverse=True):
        inside = range(_before_signs(parse, 0, end))
        whole = end == last
        if whole or (
            len(inside) >= SHORTEST
            and ends_well(parse, inside.stop - 1)
            and not _parted(parse, inside.stop, last)
            and hangs_together(parse, inside)
        ):
            yield Cut(tuple(inside) or (0,), 0.0 if whole else max(cost, WHY_COST), asks=True)


def _stands(parse: Parse, inside: range, last: int, *, asks: bool, full: bool) -> bool:
    if inside.stop != last and parse.words[inside.stop - 2].pos == "PUNCT":
        return False
    if not ends_well(parse, inside.stop - 1) or _parted(parse, inside.stop, last):
        return False
    if not words_stand(parse, inside, asks=asks):
        return False
    if not (full or between_breaks(parse, inside, last) or hangs_together(parse, inside)):
        return False
    return BROKEN.search(" ".join(parse.words[at].lower for at in inside)) is None


def _parted(parse: Parse, stop: int, last: int) -> bool:
    """Whether a word is parted from what it asks, says or stresses: "forgets | who it is", "only | to be told"."""
    if stop >= last:
        return False
    word = parse.words[stop - 1]
    asks = parse.words[stop].lower in SAID_NEXT and word.pos in {"VERB", "AUX"}
    return asks or word.lower in {"only", "just", "even"}


def _before_signs(parse: Parse, begin: int, end: int) -> int:
    while end > begin and parse.words[end - 1].pos == "PUNCT":
        end -= 1
    return end


def _is_sign(word: Word) -> bool:
    """Whether a sign parts words: a hyphen joins them."""
    return word.pos == "PUNCT" and word.text not in {"-", "/", "'"}


def _edge(parse: Parse, place: int) -> tuple[int, int]:
    group = tuple(parse.subtree(place))
    return group[0], group[-1] + 1


def _begins(parse: Parse, last: int) -> set[int]:
    found = {0}
    for place, word in enumerate(parse.words[:last]):
        if _is_sign(word) or word.text in {US, MASKED} or word.lower in BREAKING:
            found.add(place + 1)
        if word.dep in CLAUSES or word.dep in SUBJECTS:
            found.add(_edge(parse, place)[0])
    return {_past_joints(parse, place, last) for place in found}


def _past_joints(parse: Parse, place: int, last: int) -> int:
    while place < last and (parse.words[place].pos == "PUNCT" or parse.words[place].lower in JOINTS):
        place += 1
    return place


def _ends(parse: Parse, last: int) -> dict[int, float]:
    """The places before which a span may end, with what that costs."""
    found = {last: 0.0}
    for place, word in enumerate(parse.words[:last]):
        if _is_sign(word) or word.text in {US, MASKED}:
            found.setdefault(place, 0.0)
        elif word.lower in BREAKING:
            found.setdefault(place, PART_COST)
        elif word.dep in CLAUSES or (word.dep in SOFT and not needed(parse, place)):
            for at in _edge(parse, place):
                found.setdefault(min(at, last), PART_COST if word.dep in CLAUSES else CUT_COST)
    return found
