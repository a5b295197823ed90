"""Troubles in the customer's own words: the clauses of a parse that tell one, said back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from responders.domain.grammar import Parse
from responders.domain.nouns import THINGS, plural
from responders.domain.things import things_in
from responders.domain.understanding.gerunds import as_noun
from responders.domain.understanding.lexicon import (
    BEFALLEN,
    CUSTOMER_DOES,
    GRAVE,
    INSTRUCTIONS,
    JUDGED,
    SARCASM,
    WE_DO,
)
from responders.domain.understanding.persons import SUBJECTS, subject_of, tag_of
from responders.domain.understanding.rendering import (
    LONGEST,
    Piece,
    Rendering,
    has_subject,
    joined,
    owner,
    rendered,
    said,
)
from responders.domain.understanding.sentences import US, Sentence
from responders.domain.understanding.topics import topic_of
from responders.domain.understanding.trouble import LASTING, score
from responders.domain.understanding.verbs import past, third

CLAUSES = frozenset({"ROOT", "root", "conj", "parataxis", "advcl", "ccomp", "list", "appos"})
MODALS = frozenset("would should might may must shall could can will 'll wo ca".split())
TREATED = frozenset("allowed told given informed offered notified asked contacted invited helped".split())
SHORTEST = 3
"""Words of the shortest clause that tells what happened."""


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
        for head in _heads(parse):
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


def _is_blamed_doing(parse: Parse, head: int) -> bool:
    """Whether a verb says what we are thanked or blamed for: "thanks for losing my bag"."""
    word = parse.words[head]
    before = parse.words[head - 1].lower if head else ""
    return tag_of(word) == "VBG" and before == "for" and not has_subject(parse, head)


def _doing(made: Rendering) -> tuple[str, str] | None:
    pieces = [piece for piece in said(made) if piece.place >= made.head]
    verb = made.parse.words[made.head]
    rest = joined(pieces[1:])
    return f"us {verb.lower} {rest}", f"we {past(verb.lemma)} {rest}"


def _heads(parse: Parse) -> Iterator[int]:
    for place, word in enumerate(parse.words):
        if word.dep in CLAUSES or word.head == place or _is_blamed_doing(parse, place):
            yield place


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
    if lowers & GRAVE or not _tells(sentence, parse, head):
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
        and not _is_fragment(parse, head)
    ):
        return None
    if _is_blamed_doing(parse, head):
        told = _doing(made)
    elif _is_fragment(parse, head):
        told = _fragment(made)
    else:
        told = _clause(sentence, made)
    if told is None:
        return None
    noun, clause = (articles(part) for part in told)
    if not _whole(made, clause):
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


VOWEL = re.compile(r"\b(a|an) (?=(\w+))")
SOUNDED = re.compile(r"(?:[aeio]|u(?!ni|s[ae]|k\b)|hour|honest|8|11\b|18\b)")


def articles(text: str) -> str:
    return VOWEL.sub(lambda match: "an " if SOUNDED.match(match[2]) else "a ", text)


NO_END = frozenset(
    "next a an the my your our no to of with for from at in on by and or but as than is are was were be been being have has had do "
    "does did make makes made making look looks get gets getting let lets say says said saying tell tells told not very "
    "into onto until since because when after before that if so such any every some put puts give gives gave keep keeps "
    "kept want wants need needs can't won't wouldn't couldn't cannot don't doesn't didn't isn't aren't wasn't".split()
)
"""Words that leave a clause open where they end it."""

OPEN_SUBJECTS = frozenset(
    "all some one both any many few most several others other that this these those what which".split()
)


def is_open(text: str) -> bool:
    """Whether a text ends or breaks off in the middle."""
    return text.split()[-1] in NO_END or BROKEN.search(text) is not None


BROKEN = re.compile(
    r"\b(?:at|of|from|for|with|to|in|on|by|until) (?:is|are|was|were|has|have|had|fails|until|at|of|from|for|with|and|or|but|over$)\b"
    r"|\b(\w+) \1\b"
)
"""A preposition that lost its noun, or a word said twice."""


def _whole(made: Rendering, clause: str) -> bool:
    """Whether a clause stands by itself: nothing is left open at its end, nor before its verb."""
    parse, head = made.parse, made.head
    if is_open(clause):
        return False
    if sum(parse.words[c].dep in SUBJECTS - {"expl"} for c in parse.children(head)) > 1:
        return False
    if re.search(r"(?:^| )-|- |\bhave to be\b", clause):
        return False
    if re.search(r"\b(?:do|does|did)(?:n't| not) have to\b|\btakes? off in\b", clause):
        return False
    own = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    if own is not None and parse.words[own].lower in OPEN_SUBJECTS and not parse.children(own, "nmod"):
        return False
    lemma = parse.words[head].lemma
    deps = {parse.words[c].dep for c in parse.children(head) if c in made.kept}
    if lemma in {
        "make",
        "let",
        "force",
        "have",
        "get",
        "cost",
        "give",
        "put",
        "want",
        "need",
    } and not deps & {"obj", "iobj", "xcomp", "nsubj:pass", "ccomp", "obl", "compound:prt", "obl:unmarked"}:
        return False
    if (
        lemma in {"make", "let", "force"}
        and "xcomp" in deps
        and "obj" not in deps
        and "iobj" not in deps
        and "nsubj:pass" not in deps
    ):
        return False
    return not (
        lemma in {"say", "read", "state", "tell"}
        and any(not has_subject(parse, c) for c in parse.children(head, "ccomp"))
    )


def _they_are_us(parse: Parse, head: int) -> bool:
    """Whether "they" can only be the brand: no other people or things are named before."""
    subject = subject_of(parse, head)
    limit = subject if subject is not None else head
    return not any(tag_of(word) in {"NNS", "NNPS"} for word in parse.words[:limit])


def _tells(sentence: Sentence, parse: Parse, head: int) -> bool:
    """Whether a clause states something that happened: no wish, no condition, no order, no jest."""
    word = parse.words[head]
    children = [parse.words[child] for child in parse.children(head)]
    if any(
        child.dep == "mark" and child.lower in {"if", "unless", "whether", "though"} for child in children
    ):
        return False
    if any(child.lower in {"if", "hope", "unless"} for child in children):
        return False
    if (
        parse.words[0].lower in SARCASM
        and parse.words[0].lower != "well"
        and not _is_blamed_doing(parse, head)
    ):
        return False
    if word.dep == "ccomp" and parse.words[word.head].lemma in {
        "hope",
        "think",
        "guess",
        "pretend",
        "imagine",
        "wish",
        "know",
        "bet",
        "let",
        "want",
    }:
        return False
    modal = [child.lower for child in children if child.dep == "aux" and child.lower in MODALS]
    if modal:
        negated = any(child.lower in {"n't", "not"} for child in children) or "cannot" in modal
        if modal[0] in {"should", "might", "may", "must", "shall"} or not negated:
            return False
    why = sentence.why and word.head == head
    if sentence.asks and not why and not _declares(parse, head):
        return False
    if word.dep == "ccomp" and any(child.lower in {"why", "how", "what"} for child in children):
        return False
    if (
        any(
            child.lower in {"how", "what", "who", "which", "where"}
            and child.dep in {"advmod", "obj", "nsubj", "det"}
            for child in children
        )
        and not why
    ):
        return False
    first = min(parse.subtree(head))
    if first and parse.words[first - 1].lower in {
        "why",
        "if",
        "how",
        "whether",
        "unless",
        "get",
        "what",
        "who",
        "that's",
    }:
        return False
    if (
        word.pos == "VERB"
        and tag_of(word) == "VB"
        and not has_subject(parse, head)
        and not any(c.dep == "aux" for c in children)
        and not why
        and not _keeps(parse, head)
    ):
        return False
    own = subject_of(parse, head)
    if own is not None and parse.words[own].lower in {"somebody", "someone", "people", "anyone"}:
        return False
    if word.lemma in INSTRUCTIONS and (subject_of(parse, head) is None):
        return False
    return not any(parse.words[place].lower in JUDGED for place in [head])


def _keeps(parse: Parse, head: int) -> bool:
    """Whether a clause without a subject says what kept befalling the customer: "keep getting an error"."""
    below = parse.children(head, "xcomp")
    return (
        parse.words[head].lemma == "keep"
        and bool(below)
        and parse.words[below[0]].lemma in {"get", "see", "receive", "have", "lose"}
    )


def _declares(parse: Parse, head: int) -> bool:
    """Whether the words of a question stand as in a statement: "so I have to pay for this?"."""
    subject = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    auxes = [c for c in parse.children(head, "aux", "aux:pass", "cop")]
    first = parse.words[0].lower
    if first in {
        "any",
        "can",
        "could",
        "would",
        "do",
        "does",
        "did",
        "is",
        "are",
        "will",
        "has",
        "have",
        "am",
        "was",
        "were",
        "when",
        "where",
        "what",
        "who",
        "how",
        "which",
    }:
        return False
    return subject is not None and all(subject < aux for aux in auxes)


def _is_fragment(parse: Parse, head: int) -> bool:
    word = parse.words[head]
    return (
        word.pos in {"NOUN", "PROPN"}
        and not has_subject(parse, head)
        and not parse.children(head, "cop", "aux")
    )


def _fragment(made: Rendering) -> tuple[str, str] | None:
    """What a sentence without a verb names: "no wifi on this flight"."""
    parse = made.parse
    head = parse.words[made.head]
    pieces = [
        piece
        for piece in said(made)
        if piece.place < 0 or parse.words[piece.place].dep not in {"advmod", "advcl"}
    ]
    text = joined(pieces)
    if not pieces or any(piece.text in {"we", "you", "i"} for piece in pieces):
        return None
    if head.lower in LASTING or THINGS.get(head.lower) == "people":
        return None
    opening = parse.words[max(pieces[0].place, 0)]
    if opening.pos not in {"DET", "ADJ", "NOUN", "NUM", "PRON", "PROPN"} and opening.lower not in {
        "missed",
        "lost",
        "broken",
        "cancelled",
        "damaged",
    }:
        return None
    if re.search(r"\b(?:not|n't|can't|cannot|never)\b", text) or len(text.split()) > 12:
        return None
    if re.match(r"(?:still |and |also )?no ", text):
        rest = re.sub(r"^(?:still |and |also )?no ", "", text)
        be = "were" if plural(head.lower) else "was"
        return f"the lack of {rest}", f"there {be} no {rest}"
    single = tag_of(head) == "NN" and re.match(r"(?:\d|two |three |four )", text)
    if single or not re.match(r"(?:a|an|the|your|our|\d+|two|three|four|another|some|more) ", text):
        article = "" if plural(head.lower) or tag_of(head) == "NNS" else "a "
        text = article + text
    noun = re.sub(r"^(?:a|an|another|some) ", "the ", text)
    if not re.match(r"(?:the|your|our) ", noun):
        noun = f"the {noun}"
    if len(noun.split()) < SHORTEST:
        return None
    return noun, f"you had {text}"


def _clause(sentence: Sentence, made: Rendering) -> tuple[str, str] | None:
    parse, head = made.parse, made.head
    pieces = said(made)
    pieces = [piece for piece in pieces if piece.text]
    if not pieces:
        return None
    pieces = in_order(parse, head, pieces)
    own = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    if own is None:
        started = [Piece("we"), *pieces] if sentence.why else _with_subject(parse, head, pieces)
        if started is None:
            return None
        pieces = started
    else:
        pieces = with_owner(parse, own, pieces)
        completed = _with_auxiliary(parse, head, own, pieces)
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


def without_lead(pieces: list[Piece]) -> list[Piece]:
    while (
        pieces
        and pieces[0].text
        in {
            "and",
            "but",
            "so",
            "again",
            "still",
            "also",
            "yet",
            "because",
            "then",
            "that",
            "as",
            "when",
            "or",
        }
        and len(pieces) > 1
    ):
        pieces = pieces[1:]
    return pieces


def in_order(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece]:
    """The words of a question in the order of a statement: "why are the bags late" says "the bags are late"."""
    own = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    if own is None:
        return pieces
    group = set(parse.subtree(own))
    first = min(group)
    before = [
        p
        for p in pieces
        if 0 <= p.place < first
        and parse.words[p.place].dep in {"aux", "cop", "aux:pass"}
        and parse.words[p.place].head == head
    ]
    if not before:
        return pieces
    aux = before[0]
    negation = [p for p in pieces if p.place == aux.place + 1 and p.text in {"n't", "not"}]
    rest = [p for p in pieces if p is not aux and p not in negation]
    at = max((index for index, p in enumerate(rest) if p.place in group), default=-1) + 1
    if parse.words[aux.place].lemma == "do" and not negation:
        verb = parse.words[head]
        form = verb.lower
        if aux.text == "did":
            form = past(verb.lemma)
        elif aux.text == "does":
            form = third(verb.lemma)
        return [Piece(form, p.place) if p.place == head else p for p in rest]
    return [*rest[:at], Piece(aux.text, aux.place), *negation, *rest[at:]]


def _with_subject(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece] | None:
    """A clause that leaves out who: the customer waited, we cancelled."""
    word = parse.words[head]
    tag = tag_of(word)
    lowers = [piece.text for piece in pieces]
    auxes = [parse.words[c] for c in parse.children(head, "aux", "aux:pass", "cop")]
    mine = any(
        piece.place > head and parse.words[piece.place].lower in {"my", "our", "me", "us"} for piece in pieces
    )
    if word.dep not in {"ROOT", "root", "conj", "parataxis"}:
        return None
    if _keeps(parse, head) or (word.lemma == "have" and parse.children(head, "xcomp") and tag != "VBZ"):
        return [Piece("you"), *pieces]
    if auxes and auxes[0].lower == "been" and tag != "VBN":
        return [Piece("you"), Piece("have"), *pieces]
    if any(aux.lower in {"am", "was", "were", "is", "are", "has"} for aux in auxes):
        return None
    if auxes:
        if auxes[0].lower in {"ca", "can", "could", "have", "had", "'ve", "did", "been", "cannot"} and (
            word.lemma in CUSTOMER_DOES or auxes[0].lower in {"ca", "could", "can", "cannot"}
        ):
            start = [Piece("you")] if auxes[0].lower != "been" else [Piece("you"), Piece("have")]
            return [*start, *pieces]
        return None
    if tag == "VBN" and word.lower in TREATED and "not" in lowers[:2]:
        return [Piece("you"), Piece("were"), *pieces]
    if tag == "VBG" and word.lemma in CUSTOMER_DOES:
        adverbs = [p for p in pieces if p.text == "still" and p.place < head]
        others = [p for p in pieces if p not in adverbs]
        return [Piece("you"), Piece("are" if adverbs else "were"), *adverbs, *others]
    if tag in {"VBD", "VBN"} and mine and word.lemma in WE_DO and word.lemma not in {"receive"}:
        return [Piece("we"), *pieces]
    if (
        tag in {"VBD", "VBN"}
        and word.lower
        in {"stuck", "stranded", "delayed", "charged", "overcharged", "ignored", "bumped", "downgraded"}
        and "obj" not in {parse.words[c].dep for c in parse.children(head)}
    ):
        return [Piece("you"), Piece("were"), *pieces]
    if tag in {"VBD", "VBN"} and word.lemma in CUSTOMER_DOES and word.lemma not in {"cancel", "lose", "miss"}:
        return [Piece("you"), *pieces] if lowers else None
    return None


def with_owner(parse: Parse, own: int, pieces: list[Piece]) -> list[Piece]:
    """A bare noun as the subject gets the word that says whose it is: "parcel" is "your parcel"."""
    word = parse.words[own]
    if (word.pos != "NOUN" and not (word.pos == "PROPN" and things_in(word.lower))) or any(
        parse.words[c].dep in {"det", "nmod:poss", "nummod"} for c in parse.children(own)
    ):
        return pieces
    group = [index for index, piece in enumerate(pieces) if piece.place in set(parse.subtree(own))]
    if not group or pieces[group[0]].text in {"our", "your", "the", "no", "half"}:
        return pieces
    if parse.words[pieces[group[0]].place].lower == US.lower():
        return pieces
    whose = owner(word)
    if whose == "the" and tag_of(word) == "NNS":
        return pieces
    return [*pieces[: group[0]], Piece(whose), *pieces[group[0] :]]


def _with_auxiliary(parse: Parse, head: int, own: int, pieces: list[Piece]) -> list[Piece] | None:
    """A participle or adjective without its auxiliary gets one: "flight cancelled" is "your flight was cancelled"."""
    word = parse.words[head]
    if parse.children(head, "aux", "aux:pass", "cop"):
        return pieces
    many = tag_of(parse.words[own]) in {"NNS", "NNPS"} or parse.words[own].lower in {"they", "we", "you", "i"}
    at = next((index for index, piece in enumerate(pieces) if piece.place == head), None)
    if at is None:
        return None
    bare = word.pos == "ADJ" or (word.lower in BEFALLEN and not parse.children(head, "obj"))
    if bare and parse.words[own].pos == "NOUN":
        return [*pieces[:at], Piece("were" if many else "was"), *pieces[at:]]
    if tag_of(word) in {"VBG", "VBN"} and word.pos == "VERB":
        if tag_of(word) == "VBG":
            return [*pieces[:at], Piece("are" if many else "is"), *pieces[at:]]
        return None
    return pieces if word.pos in {"VERB", "AUX"} else None
