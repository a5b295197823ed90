"""What people leave out of a sentence: who did it, whose it is, an auxiliary."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.things import things_in
from responders.domain.understanding.lexicon import BEFALLEN, CUSTOMER_DOES, WE_DO
from responders.domain.understanding.persons import SUBJECTS, tag_of
from responders.domain.understanding.telling import keeps
from responders.domain.understanding.tokens import US
from responders.domain.understanding.verbs import past, third
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, owner

TREATED = words("allowed told given informed offered notified asked contacted invited helped")


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


def with_subject(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece] | None:
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
    if keeps(parse, head) or (word.lemma == "have" and parse.children(head, "xcomp") and tag != "VBZ"):
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


def with_auxiliary(parse: Parse, head: int, own: int, pieces: list[Piece]) -> list[Piece] | None:
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
