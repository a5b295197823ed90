"""What people leave out of a sentence: who did it, whose it is, an auxiliary."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.things import things_in
from responders.domain.understanding.lexicon import BEFALLEN, CUSTOMER_DOES
from responders.domain.understanding.persons import subject_place, tag_of
from responders.domain.understanding.telling import is_having_to, keeps
from responders.domain.understanding.tokens import US
from responders.domain.understanding.verbs import past, third
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, owner

ONLY_WE_DO = words(
    "delay charge overcharge overbook bump downgrade deny refuse ignore damage ruin deactivate reschedule debit"
)
"""What nobody but us did, where the sentence leaves out who."""

TREATED = words("allowed told given informed offered notified asked contacted invited helped")
STRANDED = words("stuck stranded delayed charged overcharged ignored bumped downgraded")
LEADS = words("and but so again still also yet because then that as when or")
TRAILS = words("since until because when if and but or so that as")
HELPING = frozenset({"aux", "aux:pass", "cop"})
FINITE_BE = words("am was were is are has")
YOURS = words("ca can could have had 've did been cannot")
"""Auxiliaries with which a customer leaves out "I"."""

UNABLE = words("ca can could cannot")
BETWEEN = words("not still always already never too so very far")
"""Words that stand between an auxiliary and its verb."""
PAST = frozenset({"VBD", "VBN"})
SHORTEST = 3


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the joints at their beginning and their end."""
    while len(pieces) > 1 and pieces[0].text in LEADS:
        pieces = pieces[1:]
    while len(pieces) > SHORTEST and pieces[-1].text in TRAILS:
        pieces = pieces[:-1]
    return pieces


def in_order(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece]:
    """The words of a question in the order of a statement: "why are the bags late" says "the bags are late"."""
    own = subject_place(parse, head)
    if own is None:
        return pieces
    group = set(parse.subtree(own))
    helping = set(parse.children(head, *HELPING))
    aux = next((p for p in pieces if p.place in helping and p.place < min(group)), None)
    if aux is None:
        return pieces
    negation = [p for p in pieces if p.place == aux.place + 1 and p.text in {"n't", "not"}]
    rest = [p for p in pieces if p is not aux and p not in negation]
    if parse.words[aux.place].lemma == "do" and not negation:
        verb = parse.words[head]
        if tag_of(verb) not in {"VB", "VBP"}:
            return []
        many = tag_of(parse.words[own]) in {"NNS", "NNPS"}
        does = verb.lemma if many else third(verb.lemma)
        form = {"did": past(verb.lemma), "does": does}.get(aux.text, verb.lower)
        return [Piece(form, p.place) if p.place == head else p for p in rest]
    at = max((index for index, p in enumerate(rest) if p.place in group), default=-1) + 1
    return [*rest[:at], Piece(aux.text, aux.place), *negation, *rest[at:]]


def with_subject(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece] | None:
    """A clause that leaves out who: the customer waited, we cancelled. None where it can't be told."""
    word = parse.words[head]
    if is_having_to(parse, head):
        return _had_to(parse, head, pieces)
    if word.dep not in {"ROOT", "root", "conj", "parataxis"} or word.pos == "ADJ":
        return None
    if keeps(parse, head) or (
        word.lemma == "have" and parse.children(head, "xcomp") and tag_of(word) != "VBZ"
    ):
        return [Piece("you"), *pieces]
    helping = [parse.words[c].lower for c in parse.children(head, *HELPING)]
    if helping:
        return _helped(parse, head, helping, pieces)
    if tag_of(word) == "VBG":
        return _sitting(parse, head, pieces)
    return _done(parse, head, pieces) if tag_of(word) in PAST else None


def _helped(parse: Parse, head: int, helping: list[str], pieces: list[Piece]) -> list[Piece] | None:
    """It is the customer: "been waiting", "couldn't check in"."""
    word = parse.words[head]
    if helping[0] == "been" and tag_of(word) != "VBN":
        return [Piece("you"), Piece("have"), *pieces]
    if FINITE_BE & set(helping) or helping[0] not in YOURS:
        return None
    if word.lemma not in CUSTOMER_DOES and helping[0] not in UNABLE:
        return None
    return [Piece("you"), *([Piece("have")] if helping[0] == "been" else []), *pieces]


def _had_to(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece] | None:
    """What the customer had to do: "having to ring twice"."""
    if any(piece.place >= 0 and parse.words[piece.place].lower == "your" for piece in pieces):
        return None
    after = [piece for piece in pieces if piece.place > head]
    return [Piece("you"), Piece("had", head), *after]


def _sitting(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece] | None:
    """What goes on: "still sitting on the plane", "waiting for an engineer"."""
    if parse.words[head].lemma not in CUSTOMER_DOES or any(p.text in {"never", "not"} for p in pieces):
        return None
    still = [p for p in pieces if p.text == "still" and p.place < head]
    return [Piece("you"), Piece("are" if still else "were"), *still, *(p for p in pieces if p not in still)]


def _done(parse: Parse, head: int, pieces: list[Piece]) -> list[Piece] | None:
    """What was done: "not allowed to board", "cancelled my flight", "stuck in Denver", "waited three hours"."""
    word = parse.words[head]
    lowers = [piece.text for piece in pieces]
    mine = any(p.place > head and parse.words[p.place].lower in {"my", "our", "me", "us"} for p in pieces)
    treated = tag_of(word) == "VBN" and word.lower in TREATED and "not" in lowers[:2]
    if treated or (word.lower in STRANDED and not mine and not parse.children(head, "obj")):
        return [Piece("you"), Piece("were"), *pieces]
    if mine and word.lemma in ONLY_WE_DO:
        return [Piece("we"), *pieces]
    if word.lemma in CUSTOMER_DOES - {"cancel", "lose", "miss"}:
        return [Piece("you"), *pieces]
    return None


def with_owner(parse: Parse, own: int, pieces: list[Piece]) -> list[Piece]:
    """A bare noun as the subject gets the word that says whose it is: "parcel" is "your parcel"."""
    word = parse.words[own]
    named = word.pos == "NOUN" or (word.pos == "PROPN" and bool(things_in(word.lower)))
    told = {piece.place for piece in pieces}
    counted = {c for c in parse.children(own, "nummod") if c < own}
    if not named or told & (counted | set(parse.children(own, "det", "nmod:poss"))):
        return pieces
    within = set(parse.subtree(own))
    first = next((index for index, piece in enumerate(pieces) if piece.place in within), None)
    if first is None or pieces[first].text in {"our", "your", "the", "no", "half"}:
        return pieces
    whose = owner(word)
    many = tag_of(word) == "NNS"
    if parse.words[pieces[first].place].lower == US.lower() or (whose == "the" and many):
        return pieces
    return [*pieces[:first], Piece(whose), *pieces[first:]]


def with_auxiliary(parse: Parse, head: int, own: int, pieces: list[Piece]) -> list[Piece] | None:
    """A participle or adjective without its auxiliary gets one: "flight cancelled" is "your flight was cancelled"."""
    word, subject = parse.words[head], parse.words[own]
    if parse.children(head, *HELPING):
        return pieces
    at = next((index for index, piece in enumerate(pieces) if piece.place == head), None)
    if at is None:
        return None
    while at > 0 and pieces[at - 1].text in BETWEEN:
        at -= 1
    many = (
        bool(parse.children(own, "conj"))
        or tag_of(subject) in {"NNS", "NNPS"}
        or subject.lower in {"they", "we", "you", "i"}
    )
    bare = word.pos == "ADJ" or (
        word.lower in BEFALLEN | {"left"} and not parse.children(head, "obj", "xcomp", "ccomp")
    )
    if bare and subject.pos == "NOUN":
        return [*pieces[:at], Piece("were" if many else "was"), *pieces[at:]]
    if word.pos == "VERB" and tag_of(word) == "VBG":
        return [*pieces[:at], Piece("are" if many else "is"), *pieces[at:]]
    complete = word.pos in {"VERB", "AUX"} and (tag_of(word) != "VBN" or word.pos == "AUX")
    return pieces if complete else None
