"""Whether some words of a sentence stand by themselves as a quotation."""

from __future__ import annotations

from responders.domain.grammar import Parse, Word
from responders.domain.nouns import THINGS
from responders.domain.understanding.persons import SUBJECTS, tag_of
from responders.domain.understanding.quote_borders import after_name, is_aside, needed, runs_on
from responders.domain.understanding.telling import SUPPOSING
from responders.domain.understanding.tokens import MASKED, US
from responders.domain.understanding.vocabulary import PLACES
from responders.domain.understanding.wholeness import NO_END
from responders.domain.understanding.word_list import words

LOOSE = words(
    "conj cc advcl parataxis punct discourse vocative mark acl:relcl appos dep list advcl:relcl dislocated"
)
"""What may be cut off a phrase."""

SOFT = words("obl obl:unmarked obl:tmod advmod")
"""What may be cut off where it must."""

INNER = words("det amod case compound nummod nmod nmod:poss aux cop xcomp obj fixed flat")
"""What is never parted from the word that it belongs to."""

PARTS = words("case det aux compound amod nmod obl xcomp acl advmod mark acl:relcl advcl:relcl")
"""What is no quotation by itself."""

SUBORDINATE = words(
    "if when while unless whether until before after once since where which who whose than like except hope"
)
AUXILIARIES = words("is are was were do does did can could will would have has 've 's 're had be")
ASKING = words("why how what when where who which whose") | AUXILIARIES
PREPOSITIONS = words("nor for of to as by than about like with on from into onto that")
BREAKING = words("and but so because when while until after before since if although though as cause then or")
"""Words that begin another clause."""

WHOLE_ENDS = frozenset((verb, "in") for verb in ("check", "log", "sign", "plug"))
NAMING = frozenset({"NOUN", "ADJ", "NUM", "PROPN"})
OPEN_ENDS = words(
    "became become becomes seems seemed says telling saying asking looking yes right eh yeah yep lol nope means meant called named"
)
"""Words that a quotation does not end in: something belongs to them, or they belong to nothing."""

MAYBE = words("might may should must would shall")
KNOWN = words("get understand know see")
"""Verbs after which a "why" tells what somebody sees reason for: "I get why you don't open on Sundays"."""

NOT = words("not n't never")
CONDITIONS = words("if unless whether")
WISHING = words("hope wish guess imagine")
DOUBTING = (SUPPOSING - words("think know")) | words("sure doubt")


def words_stand(parse: Parse, inside: range, *, asks: bool) -> bool:
    """Whether no word of a span is masked or a name, and it neither orders nor supposes."""
    if not _begins_well(parse, inside[0], asks=asks):
        return False
    inner = [parse.words[at] for at in inside]
    if any(word.text == MASKED or word.lower in CONDITIONS - {"whether"} for word in inner):
        return False
    if any(parse.words[at].text == US and not is_aside(parse, at, inside) for at in inside):
        return False
    heads = [at for at in inside if parse.words[at].pos != "PUNCT" and _leads_out(parse, at, inside)]
    return not any(_orders(parse, at) or _supposed(parse, at) for at in heads)


def between_breaks(parse: Parse, inside: range, last: int) -> bool:
    """Whether a span runs from a sign to a sign, or is a clause with its subject between conjunctions."""
    before = parse.words[inside.start - 1] if inside.start else None
    behind = parse.words[inside.stop] if inside.stop < last else None
    begins = before is None or before.pos == "PUNCT" or after_name(parse, inside)
    ends = behind is None or behind.pos == "PUNCT" or behind.text in {US, MASKED}
    if begins and ends:
        return True
    if not (begins or _breaks(before)) or not (ends or _breaks(behind)):
        return False
    if _breaks(before) and runs_on(parse, inside):
        return False
    torn = any(parse.words[at].dep in INNER and parse.words[at].head not in inside for at in inside)
    return not torn and any(_is_subject(parse, at, inside) for at in inside)


def hangs_together(parse: Parse, inside: range) -> bool:
    """Whether the words of a span are one phrase or clause with nothing that it needs left outside."""
    outer = [at for at in inside if parse.words[at].pos != "PUNCT" and _leads_out(parse, at, inside)]
    if len(outer) != 1 or parse.words[outer[0]].dep in PARTS:
        return False
    outside = (child for at in inside for child in parse.children(at) if child not in inside)
    return all(_may_go(parse, child, inside) for child in outside)


def _begins_well(parse: Parse, first: int, *, asks: bool) -> bool:
    word = parse.words[first]
    inner = first > 0 and word.pos == "ADP"
    if inner or word.lower in PREPOSITIONS | MAYBE or _is_name(word) or _goes_on(parse, first):
        return False
    begins = first == 0 or (first == 1 and parse.words[0].text == MASKED)
    signed = bool(first) and parse.words[first - 1].pos == "PUNCT" and first + 1 < len(parse.words)
    denied = signed and parse.words[first + 1].lower in {"n't", "not"}
    left_out = word.lower in AUXILIARIES | {"ca", "wo"} and (begins or denied)
    asks = asks or [one.lower for one in parse.words[first : first + 2]] == ["once", "again"]
    return asks or left_out or word.lower not in SUBORDINATE | ASKING


def ends_well(parse: Parse, last: int) -> bool:
    """Whether a span may end in a word: not in "a long", whose thing follows."""
    before, word = parse.words[last - 1], parse.words[last]
    if (word.pos == "ADJ" and before.pos == "DET") or (
        word.dep in INNER and word.head > last and parse.words[word.head].text not in {US, MASKED}
    ):
        return False
    return (before.lemma, word.lower) in WHOLE_ENDS or word.lower not in NO_END | OPEN_ENDS


def _goes_on(parse: Parse, first: int) -> bool:
    """Whether a word is the second half of a phrase: "bag drop staff"."""
    if not first:
        return False
    if parse.words[first - 1].text in {US, MASKED}:
        # "a Brewer standing order": the name stands within the phrase.
        within = first > 1 and parse.words[first - 2].pos in {"DET", "PRON", "ADJ", "ADP"}
        return within and parse.words[first - 1].dep in {"compound", "amod", "nmod:desc"}
    return parse.words[first].pos in NAMING and parse.words[first - 1].pos in NAMING | {"DET"}


def _is_name(word: Word) -> bool:
    named = word.pos == "PROPN" and tag_of(word) == "NNP" and word.text.istitle()
    return named and word.lower not in PLACES and word.lower not in THINGS


def _leads_out(parse: Parse, at: int, inside: range) -> bool:
    return parse.words[at].head == at or parse.words[at].head not in inside


def _breaks(word: Word | None) -> bool:
    return word is not None and word.lower in BREAKING


def _is_subject(parse: Parse, at: int, inside: range) -> bool:
    head = parse.words[at].head
    return parse.words[at].dep in SUBJECTS and head in inside and parse.words[head].pos in {"VERB", "AUX"}


def _may_go(parse: Parse, child: int, inside: range) -> bool:
    """Whether a part may stand outside of the span that it belongs to."""
    word = parse.words[child]
    if word.dep in LOOSE or (word.dep in SUBJECTS and word.text == US):
        return True
    behind = child >= inside.stop or (word.dep == "advmod" and child < inside.start)
    return word.dep in SOFT and behind and word.lower not in NOT and not needed(parse, child)


def _orders(parse: Parse, at: int) -> bool:
    word = parse.words[at]
    led = any(
        parse.words[c].dep in SUBJECTS or parse.words[c].dep.startswith("aux") for c in parse.children(at)
    )
    return tag_of(word) == "VB" and word.pos == "VERB" and not led and word.lemma != "keep"


def _asked(parse: Parse, at: int) -> bool:
    return any(parse.words[c].lower in {"why", "how"} for c in parse.children(at))


def _supposed(parse: Parse, at: int) -> bool:
    """Whether something is only thought, wished or doubted."""
    word = parse.words[at]
    if word.head == at:
        return word.lemma in WISHING
    if any(parse.words[c].lower in CONDITIONS for c in parse.children(at)):
        return True
    if word.dep == "ccomp" and parse.words[word.head].lemma in KNOWN and _asked(parse, at):
        return True
    doubted = any(parse.words[c].lower in NOT for c in parse.children(word.head))
    return word.dep == "ccomp" and (doubted or parse.words[word.head].lemma in DOUBTING)
