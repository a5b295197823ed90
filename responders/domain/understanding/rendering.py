"""A clause of a post pruned to what can be said back, its words in their order."""

from __future__ import annotations

from dataclasses import dataclass, field

from responders.domain.grammar import Parse, Word
from responders.domain.understanding.persons import subject_of
from responders.domain.understanding.pruning import both, left_out, may_go, negates, rank
from responders.domain.understanding.sayable import FUNCTION, sayable
from responders.domain.understanding.tokens import US
from responders.domain.understanding.vocabulary import COUNTED
from responders.domain.understanding.word_list import words

LONGEST = 14
"""Words of the longest clause that is said back."""


NEEDED = words(
    "nsubj nsubj:pass expl aux aux:pass cop obj iobj xcomp ccomp compound:prt fixed flat mark case det nmod:poss"
)


DROPPED = words(
    "punct vocative discourse dislocated parataxis list reparandum orphan appos cc:preconj dep goeswith"
)


CUSTOMERS = words("pay spend wait book sit queue buy click select travel board want try")
MOVES = words("leave fly land arrive order call get")
"""What "you" does where it means the customer, or anybody."""

CIRCUMSTANCES = frozenset({"obl", "obl:unmarked", "advcl"})
MOST_BESIDE = 2
"""Circumstances of one verb that are said back."""


PARTS = words(
    "front top back side end middle bottom rest lot number part kind sort couple bunch set piece half type lack none one some all"
)
"""Nouns that say nothing without what follows "of"."""


@dataclass
class Rendering:
    """The kept words of a clause, and those that may still go where it is too long."""

    parse: Parse
    head: int
    kept: list[int] = field(default_factory=list)
    optional: list[tuple[int, frozenset[int]]] = field(default_factory=list)
    it: str = ""
    """What "it" and "this" stand for, already in our words; empty where that is not known."""
    they_are_us: bool = False
    subject: str = ""
    """The clause's subject, lower case."""
    question: bool = False
    """Whether its "when" and "how" are kept."""

    addressed: bool = True
    """Whether "you" is the brand, and not people in general or the customer."""


def rendered(
    parse: Parse,
    head: int,
    *,
    it: str = "",
    they_are_us: bool = False,
    most: int = LONGEST,
    question: bool = False,
) -> Rendering | None:
    """The clause that hangs on a word, pruned; None where a part that it needs can't be said back."""
    made = Rendering(parse, head, it=it, they_are_us=they_are_us, question=question)
    own = subject_of(parse, head)
    made.subject = parse.words[own].lower if own is not None else ""
    made.addressed = _addressed(parse, head, own)
    kept = _keep(made, head, top=True)
    if kept is None:
        return None
    made.kept = sorted(kept)
    _shorten(made, most)
    made.kept = sorted(set(made.kept) - _loose_joints(parse, set(made.kept)))
    return made if len(made.kept) <= most + 3 else None


def _addressed(parse: Parse, head: int, own: int | None) -> bool:
    """Whether "you" is the brand: not where we do something to "you", or "you" pays and waits."""
    if own is None:
        return True
    subject = parse.words[own]
    if subject.lower == "you":
        if any(parse.words[at].lower in {"me", "my", "us", "our"} for at in parse.subtree(head)):
            return True
        moves = parse.words[head].lemma in MOVES and not parse.children(head, "obj")
        told = bool(parse.children(head, "aux:pass"))
        return parse.words[head].lemma not in CUSTOMERS and not moves and not told
    if subject.lower in {US.lower(), "they"}:
        return False
    return not any(parse.words[child].lower == "your" for child in parse.children(own))


def _shorten(made: Rendering, most: int) -> None:
    """Leaves out what need not be said, the last first, until the clause is short enough."""
    waiting = sorted(made.optional, key=lambda piece: (piece[0], max(piece[1])), reverse=True)
    for _, piece in waiting:
        if _length(made) <= most:
            return
        made.kept = [place for place in made.kept if place not in piece]


def _length(made: Rendering) -> int:
    return sum(made.parse.words[place].lower not in FUNCTION for place in made.kept)


def _keep(made: Rendering, place: int, *, top: bool = False) -> set[int] | None:
    """The places of a word and of what is said with it; None where a needed part can't be said."""
    word = made.parse.words[place]
    if not sayable(made, place):
        return None
    kept = {place}
    beside = 0
    for child in made.parse.children(place):
        dep = made.parse.words[child].dep
        if _passed_over(made, child, top=top):
            continue
        part = _keep(made, child)
        if part is None and _is_missed(made, word, child):
            return None
        beside += part is not None and dep in CIRCUMSTANCES
        if part is None or (dep in CIRCUMSTANCES and beside > MOST_BESIDE):
            continue
        if dep not in NEEDED and not negates(made.parse.words[child]):
            made.optional.append((rank(dep), frozenset(part)))
        kept |= part
    return kept


def _passed_over(made: Rendering, child: int, *, top: bool) -> bool:
    """Whether a part of a clause is never said: signs, asides, further clauses."""
    dep = made.parse.words[child].dep
    if dep in DROPPED or left_out(made, child, top=top):
        return True
    return top and dep in {"mark", "cc", "conj", "acl:relcl"} and not both(made, child)


def _is_missed(made: Rendering, word: Word, child: int) -> bool:
    """Whether a word says nothing, or something else, without a part that can't be said."""
    part = made.parse.words[child]
    if (part.dep == "nummod" and word.lower in COUNTED) or (part.dep == "nmod" and word.lower in PARTS):
        return True
    named = part.dep == "compound" and not may_go(made, child)
    return part.dep in NEEDED or named or negates(part)


def _loose_joints(parse: Parse, kept: set[int]) -> set[int]:
    """Conjunctions among the kept words whose second half has gone."""
    loose = set()
    for at in kept:
        if parse.words[at].dep == "cc" and parse.words[at].head not in kept:
            loose.add(at)
    return loose
