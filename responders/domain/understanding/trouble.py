"""Whether a clause tells a trouble, and how plainly."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from responders.domain.grammar import Parse, Word
from responders.domain.understanding.lexicon import (
    BAD_ADJECTIVES,
    BAD_NOUNS,
    BAD_VERBS,
    BEFALLEN,
    CUSTOMER_HARM,
    GOOD_NEGATED,
    LASTING,
    LATE,
    NEGATIONS,
    NO_MATTER,
    PHRASAL,
    SOFT_BAD,
    STRONG_BAD,
    WE_DO,
    WEAK_BAD,
)
from responders.domain.understanding.persons import is_customer, is_us, subject_of, tag_of
from responders.domain.understanding.pruning import contrasts
from responders.domain.understanding.word_list import words

PLAIN = 1.0
"""What one plain sign of trouble counts; a clause needs that much."""
WEAK = 0.5

UNABLE = words("ca can't cannot could able couldn't can")
MINE = words("my our me us")
RECEIVING = words("receive get have hear see earn be")
"""What a customer did not do, where it was ours to let them."""
EAGER = words("wait believe understand imagine thank stress fault recommend stand complain")
"""What a customer can't do without any harm."""
ENTITLED = words("able allowed eligible entitled")
TOLD = words("say tell show state inform claim insist")
QUEUED = words("hold wait queue waiting phone line")
LASTS = words("wait queue sit stand chase take spend delay hold")
MERELY = words("say admit ask tell wait laugh go be")
"""What a customer "had to" do that is no trouble of ours."""

LONGED = words("days day times years it this that them you")
"""What is missed by somebody who remembers it."""

ONES_OWN = words("late short slow wrong loud dirty rude full dry hot cold")
"""What customers say of themselves that is no trouble of ours."""

DEMANDS = words("want expect ask")
"""What we do where we would have the customer pay or wait."""

INNER = frozenset({"advcl", "acl", "acl:relcl"})


def score(parse: Parse, head: int, kept: Collection[int]) -> float:
    """How plainly the kept words of a clause tell a trouble: 0 for not at all."""
    word = parse.words[head]
    subject = subject_of(parse, head)
    by_customer = subject is not None and is_customer(parse.words[subject])
    feels = by_customer and word.pos == "ADJ" and word.lower not in BAD_ADJECTIVES | ENTITLED
    longing = word.lemma == "miss" and any(
        parse.words[c].lower in LONGED for c in parse.children(head, "obj")
    )
    if longing or word.lemma in NO_MATTER or feels or (by_customer and word.lower in ONES_OWN):
        return 0.0
    negated = _negated(parse, head, kept, by_customer=by_customer)
    if negated is None:
        return 0.0
    signs = (
        *_of_verb(parse, head, kept, by_customer=by_customer),
        *_of_words(parse, head, kept, by_customer=by_customer),
    )
    lasting = _waits(parse, head, kept) or _forced(parse, head)
    return sum(signs) + (PLAIN if negated else 0) + (PLAIN if lasting else 0)


def _negated(parse: Parse, head: int, kept: Collection[int], *, by_customer: bool) -> bool | None:
    """Whether a clause says that something was not; None where that is nothing bad."""
    own = _own_words(parse, head, kept)
    if not any(word.lower in NEGATIONS for word in own):
        return False
    lowers = {parse.words[place].lower for place in kept}
    got_nothing = bool(lowers & UNABLE) or _befallen(parse, head) or parse.words[head].lemma in RECEIVING
    if parse.words[head].lemma == "have" and not lowers & {"still", "my", "our", "yet"}:
        got_nothing = False
    unready = (by_customer and not got_nothing) or (lowers & UNABLE and parse.words[head].lemma in EAGER)
    return None if unready or _well_negated(own) else True


def _befallen(parse: Parse, head: int) -> bool:
    return bool(parse.children(head, "aux:pass", "nsubj:pass"))


def _of_verb(parse: Parse, head: int, kept: Collection[int], *, by_customer: bool) -> Iterator[float]:
    """The signs that the head of the clause gives."""
    word = parse.words[head]
    lowers = {parse.words[place].lower for place in kept}
    alone = subject_of(parse, head) is None
    if word.pos == "NOUN" and alone and lowers & (BAD_NOUNS | BAD_ADJECTIVES | BEFALLEN):
        yield PLAIN
    if not by_customer and lowers & PHRASAL.get(word.lemma, frozenset()):
        yield PLAIN
    if not alone and not by_customer and lowers & LATE:
        yield PLAIN
    if (by_customer and word.lemma in CUSTOMER_HARM) or contrasts(parse, head):
        yield PLAIN
    acts = by_customer and not _befallen(parse, head)
    if word.pos in {"VERB", "AUX"} and word.lemma in BAD_VERBS and not acts:
        subject = subject_of(parse, head)
        ours = word.lemma in WE_DO and subject is not None and is_us(parse.words[subject])
        yield WEAK if word.lemma in WEAK_BAD and not (ours and lowers & MINE) else PLAIN


def _of_words(parse: Parse, head: int, kept: Collection[int], *, by_customer: bool) -> Iterator[float]:
    """The signs that its other words give."""
    aside = {at for child in parse.children(head, "obl", "advcl") for at in parse.subtree(child)}
    acts = by_customer and parse.words[head].pos == "VERB" and not _befallen(parse, head)
    for place in set(kept) - aside:
        word = parse.words[place]
        if word.lower in BAD_ADJECTIVES and place == head and not acts:
            yield 0 if word.lower in SOFT_BAD and not _too(parse, place) else PLAIN
        elif word.lower in BAD_ADJECTIVES and word.pos != "ADV" and place != head:
            yield PLAIN if word.lower in STRONG_BAD else WEAK
        if word.lower in BAD_NOUNS:
            yield WEAK
        if word.dep in {"xcomp", "ccomp", "acl"} and place != head and word.lemma in BAD_VERBS:
            yield WEAK
        if _too(parse, place) and not by_customer:
            yield PLAIN


def _own_words(parse: Parse, head: int, kept: Collection[int]) -> list[Word]:
    """The kept words of the clause itself, without those of clauses that hang on it; what was said counts."""
    inner: set[int] = set()
    told = parse.words[head].lemma in TOLD
    for place in kept:
        dep = parse.words[place].dep
        if place != head and (dep in INNER or (dep == "ccomp" and not told)):
            inner.update(parse.subtree(place))
    return [parse.words[place] for place in sorted(kept) if place not in inner]


def _well_negated(own: list[Word]) -> bool:
    """Whether what is negated is nothing bad: "no problem", "not bad", "can't complain"."""
    for at, word in enumerate(own):
        if word.lower in NEGATIONS:
            near = own[at + 1 : at + 4]
            if any(one.lemma in GOOD_NEGATED or one.lower in GOOD_NEGATED for one in near):
                return True
    return False


def _too(parse: Parse, place: int) -> bool:
    degrees = parse.children(place, "advmod") if parse.words[place].pos in {"ADJ", "ADV"} else ()
    return any(parse.words[child].lower == "too" for child in degrees)


def _waits(parse: Parse, head: int, kept: Collection[int]) -> bool:
    """Whether somebody waited, sat, stood, or something took, for a length of time."""
    lowers = {parse.words[place].lower for place in kept}
    word = parse.words[head]
    long = any(parse.words[c].lower in LASTING for c in (head, *parse.children(head)))
    if long and (word.lemma in LASTS or (word.pos == "NOUN" and QUEUED & lowers)):
        return True
    if word.lemma in {"wait", "sit", "stand"} and lowers & {"been", "still"}:
        return True
    return word.lemma == "be" and "there" in lowers and bool(BAD_NOUNS & lowers)


def _forced(parse: Parse, head: int) -> bool:
    """Whether the customer had to do something, or was made to, or something keeps going wrong."""
    lemma = parse.words[head].lemma
    at = subject_of(parse, head)
    subject = parse.words[at] if at is not None else None
    below = {parse.words[c].dep: parse.words[c] for c in parse.children(head)}
    inner = below.get("xcomp")
    mine = subject is None or is_customer(subject)
    if lemma == "have" and inner is not None:
        return mine and inner.lemma not in MERELY
    if subject is None or (inner is None and lemma != "force"):
        return False
    if lemma == "force" and "aux:pass" in below:
        return mine
    demands = lemma in DEMANDS and inner is not None and inner.lemma in {"pay", "wait", "call"}
    if lemma in {"force", "make"} or demands:
        obj = below.get("obj") or below.get("iobj")
        return obj is not None and obj.lower in {"me", "us", "you", "people", "everyone"} and is_us(subject)
    if lemma == "keep" and mine:
        return inner is not None and inner.lemma in {"get", "see", "receive", "lose"}
    going_on = inner is not None and (inner.lemma in BAD_VERBS or tag_of(inner) == "VBG")
    return lemma == "keep" and going_on and not mine
