"""Troubles in the customer's own words: the clauses of a parse that tell one, said back to them."""

from __future__ import annotations

from dataclasses import dataclass

from responders.domain.grammar import Parse
from responders.domain.things import things_in
from responders.domain.understanding.completing import (
    in_order,
    trimmed,
    with_auxiliary,
    with_owner,
    with_subject,
)
from responders.domain.understanding.fragments import PARTICIPLES, SHORTEST, doing, fragment, is_fragment
from responders.domain.understanding.gerunds import as_noun
from responders.domain.understanding.gravity import is_grave
from responders.domain.understanding.lexicon import BAD_VERBS, LASTING, WE_DO
from responders.domain.understanding.persons import subject_of, subject_place, tag_of
from responders.domain.understanding.rendering import LONGEST, Rendering, rendered
from responders.domain.understanding.safety import is_safe
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.telling import heads, is_blamed_doing, tells
from responders.domain.understanding.tokens import US
from responders.domain.understanding.topics import topic_of
from responders.domain.understanding.torn import is_torn
from responders.domain.understanding.trouble import PLAIN, score
from responders.domain.understanding.wholeness import articles, is_whole
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, joined, owner, said

TELLING = frozenset({"NOUN", "VERB", "ADJ"})
LIGHT = words(
    "keep have be do get make take give go come put let say tell want need try seem like use help know call"
)
"""Verbs that say little by themselves."""

CLIPPED = frozenset({"ca", "wo"})
"""The first halves of "can't" and "won't", which the pipeline may take for a thing."""

TELLING_WORDS = 2
"""Words that a trouble needs to be told: a thing and what is wrong with it."""

OTHERS = words("sorry dear other")
"""Adjectives with which a subject is no thing of ours, or none at all: "sorry, wife says", "the other guys"."""

MIN_LETTERS = 3
"""Letters of the shortest word that says what a trouble is about."""


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
    as_told: bool = False
    """Whether its clause has all the words of the post's, and no other, so that nothing of it is ours."""


def troubles_in(sentences: tuple[Sentence, ...], parses: list[Parse]) -> tuple[Trouble, ...]:
    """The troubles that the parsed sentences of a post tell, in their order, none within another.

    None at all where a word of harm, crime, law or health stands in the post: there the rules speak alone.
    """
    found: list[Trouble] = []
    before = ""
    if is_grave(parses):
        return ()
    for number, (sentence, parse) in enumerate(zip(sentences, parses, strict=True)):
        told = (_trouble(sentence, parse, head, number, _meant(parse, head, before)) for head in heads(parse))
        found.extend(trouble for trouble in told if trouble is not None)
        before = _named(parse, len(parse.words)) or before
    apart: list[Trouble] = []
    for trouble in sorted(found, key=lambda trouble: -trouble.weight):
        if not any(trouble.start < other.end and other.start < trouble.end for other in apart):
            apart.append(trouble)
    return tuple(sorted(apart, key=lambda trouble: trouble.start))


def _named(parse: Parse, until: int) -> str:
    """The last single thing that a sentence names before a word, as "it" may mean it."""
    named = ""
    for word in parse.words[:until]:
        if tag_of(word) == "NN" and word.dep in {"nsubj", "nsubj:pass", "obj", "ROOT"}:
            things = things_in(word.lower)
            named = things[0].named if things else named
    return named


def _meant(parse: Parse, head: int, before: str) -> str:
    """What "it" means in a clause; empty within what somebody says, where it may be anything."""
    return "" if parse.words[head].dep == "ccomp" else _named(parse, head) or before


def _trouble(sentence: Sentence, parse: Parse, head: int, number: int, it: str) -> Trouble | None:
    if not tells(sentence, parse, head):
        return None
    made = rendered(parse, head, it=it, they_are_us=_they_are_us(parse, head))
    weight = score(parse, head, made.kept) if made is not None else 0
    if made is None or weight < PLAIN or is_torn(made):
        return None
    told = _said(sentence, made)
    if told is None:
        return None
    noun, clause = (articles(part) for part in told)
    right_length = SHORTEST <= len(clause.split()) <= LONGEST + 2
    if not (noun and right_length and is_whole(made, clause) and is_safe(noun) and is_safe(clause)):
        return None
    start, end = sentence.span(parse.words[made.kept[0]].start, parse.words[made.kept[-1]].end)
    things = things_in(clause)
    kept = [parse.words[place] for place in made.kept]
    content = tuple(
        w.lower for w in kept if w.pos in TELLING and len(w.lower) >= MIN_LETTERS and w.lemma not in LIGHT
    )
    thing = things[0].said if things else ""
    if len(content) + ("no" in clause.split()) < TELLING_WORDS:
        return None
    entire = len(made.kept) == made.kept[-1] - made.kept[0] + 1 == len(clause.replace("n't", " n't").split())
    return Trouble(topic_of(clause), noun, clause, thing, content, weight, start, end, number, entire)


def _they_are_us(parse: Parse, head: int) -> bool:
    """Whether "they" can only be the brand: no other people or things are named before."""
    subject = subject_of(parse, head)
    limit = subject if subject is not None else head
    placed = any(parse.words[c].lower == "in" for c in parse.children(head, "case"))
    return not placed and not any(tag_of(word) in {"NNS", "NNPS"} for word in parse.words[:limit])


def _said(sentence: Sentence, made: Rendering) -> tuple[str, str] | None:
    """The trouble as it follows "sorry about" and "sorry that"."""
    if is_blamed_doing(made.parse, made.head):
        return doing(made) if made.parse.words[made.head].lemma in WE_DO | BAD_VERBS else None
    return fragment(made) if is_fragment(made.parse, made.head) else _clause(sentence, made)


def _clause(sentence: Sentence, made: Rendering) -> tuple[str, str] | None:
    parse, head = made.parse, made.head
    own = subject_place(parse, head)
    if own is None and parse.words[head].pos in {"NOUN", "PROPN"} and not parse.children(head, "cop"):
        return None
    pieces = in_order(parse, head, said(made))
    whole: list[Piece] | None
    if own is not None:
        whole = with_auxiliary(parse, head, own, with_owner(parse, own, pieces))
    else:
        whole = [Piece("we"), *pieces] if sentence.why else with_subject(parse, head, pieces)
    if not whole:
        return None
    if own is not None and len(whole) > len(pieces) and pieces[0].text == "no":
        return None
    whole = trimmed(whole)
    if own is not None and _telegraphic(parse, head, own, whole):
        return None
    return as_noun(parse, head, whole), joined(whole)


def _telegraphic(parse: Parse, head: int, own: int, pieces: list[Piece]) -> bool:
    """Whether a bare noun only seems to do something: "missed flight and lost a day"."""
    word = parse.words[own]
    described = {parse.words[c].lower for c in parse.children(own, "amod")}
    owned = parse.children(own, "det", "nmod:poss", "nummod", "compound")
    acts = tag_of(parse.words[head]) == "VBD" and bool(parse.children(head, "obj"))
    odd = pieces[0].text in {"like", "than", "due", "per", "after", "with", "not"} or _disagrees(
        parse, head, own
    )
    if (
        tag_of(word).startswith("VB")
        or described & OTHERS
        or word.lower in CLIPPED | LASTING
        or (word.lower == US.lower() and described)
    ):
        return True
    bare = tag_of(word) == "NN" and not owned and acts and owner(word) != "our"
    return odd or bool(described & PARTICIPLES) or bare


def _disagrees(parse: Parse, head: int, own: int) -> bool:
    """Whether a verb's form does not fit its subject: a sign that a noun was taken for a verb."""
    verb, word = parse.words[head], parse.words[own]
    if tag_of(word) == "NN" and any(parse.words[c].lower == "do" for c in parse.children(head, "aux")):
        return True
    if tag_of(word) == "NN" and any(
        parse.words[c].lower in {"have", "'ve"} for c in parse.children(head, "aux")
    ):
        return not parse.children(own, "conj")
    bare = tag_of(verb) in {"VBP", "VB"} and verb.pos == "VERB" and not parse.children(head, "aux")
    turned = any(parse.words[c].lower in {"n't", "not"} for c in parse.children(head))
    single = word.lower != US.lower() and not turned
    return bare and single and tag_of(word) in {"NN", "NNP"} and not parse.children(own, "conj")
