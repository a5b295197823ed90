"""Troubles in the customer's own words: the clauses of a parse that tell one, said back to them."""

from __future__ import annotations

from dataclasses import dataclass

from responders.domain.grammar import Parse
from responders.domain.things import things_in
from responders.domain.understanding.completing import (
    in_order,
    with_auxiliary,
    with_owner,
    with_subject,
    without_lead,
)
from responders.domain.understanding.fragments import SHORTEST, doing, fragment, is_fragment
from responders.domain.understanding.gerunds import as_noun
from responders.domain.understanding.lexicon import GRAVE
from responders.domain.understanding.persons import SUBJECTS, has_subject, subject_of, tag_of
from responders.domain.understanding.rendering import LONGEST, Rendering, rendered
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.telling import heads, is_blamed_doing, tells
from responders.domain.understanding.topics import topic_of
from responders.domain.understanding.trouble import score
from responders.domain.understanding.wholeness import articles, is_whole
from responders.domain.understanding.wording import Piece, joined, said


@dataclass(frozen=True, slots=True)
class Trouble:
    """One trouble in the customer's own words, with the half-open span of the post that tells it."""

    topic: str
    noun: str
    clause: str
    thing: str
    words: tuple[str, ...]
    weight: float
    start: int
    end: int
    sentence: int


def troubles_in(sentences: tuple[Sentence, ...], parses: list[Parse]) -> tuple[Trouble, ...]:
    """The troubles that the parsed sentences of a post tell, in their order."""
    found: list[Trouble] = []
    before = ""
    for number, (sentence, parse) in enumerate(zip(sentences, parses, strict=True)):
        for head in heads(parse):
            trouble = _trouble(sentence, parse, head, number, before)
            if trouble is not None:
                found.append(trouble)
        before = _named(parse) or before
    found.sort(key=lambda trouble: -trouble.weight)
    apart: list[Trouble] = []
    for trouble in found:
        if not any(_same(trouble, other) for other in apart):
            apart.append(trouble)
    return tuple(sorted(apart, key=lambda trouble: trouble.start))


def _same(one: Trouble, other: Trouble) -> bool:
    return one.start < other.end and other.start < one.end


def _named(parse: Parse) -> str:
    """The last single thing that a sentence names, as "it" may mean it."""
    named = ""
    for place, word in enumerate(parse.words):
        if word.pos == "NOUN" and tag_of(word) == "NN" and word.dep in {"nsubj", "nsubj:pass", "obj", "ROOT"}:
            things = things_in(word.lower)
            if things:
                named = things[0].named
    return named


def _trouble(sentence: Sentence, parse: Parse, head: int, number: int, it: str) -> Trouble | None:
    lowers = {word.lower for word in parse.words}
    if lowers & GRAVE or not tells(sentence, parse, head):
        return None
    made = rendered(parse, head, it=it, they_are_us=_they_are_us(parse, head))
    if made is None:
        return None
    weight = score(parse, head, made.kept)
    if weight < 1:
        return None
    if (
        parse.words[head].pos in {"NOUN", "PROPN"}
        and not has_subject(parse, head)
        and not is_fragment(parse, head)
    ):
        return None
    if is_blamed_doing(parse, head):
        told = doing(made)
    elif is_fragment(parse, head):
        told = fragment(made)
    else:
        told = _clause(sentence, made)
    if told is None:
        return None
    noun, clause = (articles(part) for part in told)
    if not is_whole(made, clause):
        return None
    if not noun or not SHORTEST <= len(clause.split()) <= LONGEST + 2:
        return None
    first, last = parse.words[made.kept[0]], parse.words[made.kept[-1]]
    start, end = sentence.span(first.start, last.end)
    things = things_in(clause)
    content = tuple(
        parse.words[place].lower
        for place in made.kept
        if parse.words[place].pos in {"NOUN", "VERB", "ADJ"} and len(parse.words[place].lower) > 2
    )
    return Trouble(
        topic_of(clause), noun, clause, things[0].said if things else "", content, weight, start, end, number
    )


def _they_are_us(parse: Parse, head: int) -> bool:
    """Whether "they" can only be the brand: no other people or things are named before."""
    subject = subject_of(parse, head)
    limit = subject if subject is not None else head
    return not any(tag_of(word) in {"NNS", "NNPS"} for word in parse.words[:limit])


def _clause(sentence: Sentence, made: Rendering) -> tuple[str, str] | None:
    parse, head = made.parse, made.head
    pieces = said(made)
    pieces = [piece for piece in pieces if piece.text]
    if not pieces:
        return None
    pieces = in_order(parse, head, pieces)
    own = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    if own is None:
        started = [Piece("we"), *pieces] if sentence.why else with_subject(parse, head, pieces)
        if started is None:
            return None
        pieces = started
    else:
        pieces = with_owner(parse, own, pieces)
        completed = with_auxiliary(parse, head, own, pieces)
        if completed is None:
            return None
        pieces = completed
    pieces = without_lead(pieces)
    while len(pieces) > SHORTEST and pieces[-1].text in {
        "since",
        "until",
        "because",
        "when",
        "if",
        "and",
        "but",
        "or",
        "so",
        "that",
        "as",
    }:
        pieces = pieces[:-1]
    return as_noun(parse, head, pieces), joined(pieces)
