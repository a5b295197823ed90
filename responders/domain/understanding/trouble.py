"""Whether a clause tells a trouble, and how plainly."""

from __future__ import annotations

from collections.abc import Collection

from responders.domain.grammar import Parse
from responders.domain.understanding.lexicon import (
    BAD_ADJECTIVES,
    BAD_NOUNS,
    BAD_VERBS,
    CUSTOMER_DOES,
    GOOD_NEGATED,
    MENTAL,
    NEGATIONS,
    SOFT_BAD,
    WEAK_BAD,
)
from responders.domain.understanding.persons import is_customer, is_us, subject_of, tag_of

PLAIN = 1.0
WEAK = 0.5
LASTING = frozenset(
    {
        "minutes",
        "minute",
        "hours",
        "hour",
        "days",
        "day",
        "weeks",
        "week",
        "months",
        "month",
        "forever",
        "ages",
    }
)


def score(parse: Parse, head: int, kept: Collection[int]) -> float:
    """How plainly the kept words of a clause tell a trouble: 0 for not at all."""
    words = [parse.words[place] for place in sorted(kept)]
    lowers = [word.lower for word in words]
    head_word = parse.words[head]
    subject = subject_of(parse, head)
    by_customer = subject is not None and is_customer(parse.words[subject])
    found = 0.0
    if any(lower in NEGATIONS for lower in lowers):
        if any(word.lemma in GOOD_NEGATED or word.lower in GOOD_NEGATED for word in words):
            return 0.0
        if by_customer and head_word.lemma in MENTAL and not _unable(lowers):
            return 0.0
        found += PLAIN
    if head_word.pos in {"VERB", "AUX"} and head_word.lemma in BAD_VERBS:
        unsure = head_word.lemma in WEAK_BAD or (by_customer and not _befallen(parse, head))
        found += WEAK if unsure else PLAIN
    for place in kept:
        word = parse.words[place]
        if word.lower in BAD_ADJECTIVES and place != head and word.pos != "ADV":
            found += WEAK
        if word.lower in BAD_ADJECTIVES and place == head:
            found += WEAK if word.lower in SOFT_BAD and not _too(parse, place) else PLAIN
        if word.lower in BAD_NOUNS:
            found += WEAK
        if word.dep in {"xcomp", "ccomp", "acl"} and place != head and word.lemma in BAD_VERBS:
            found += WEAK
        if _too(parse, place):
            found += PLAIN
    if _waits(parse, head, lowers):
        found += PLAIN
    if _forced(parse, head, lowers):
        found += PLAIN
    return found


def _unable(lowers: list[str]) -> bool:
    return any(lower in {"ca", "can't", "cannot", "could", "able", "couldn't"} for lower in lowers)


def _befallen(parse: Parse, head: int) -> bool:
    return any(parse.words[child].dep in {"aux:pass", "nsubj:pass"} for child in parse.children(head))


def _too(parse: Parse, place: int) -> bool:
    return parse.words[place].pos in {"ADJ", "ADV"} and any(
        parse.words[child].lower == "too" for child in parse.children(place, "advmod")
    )


def _waits(parse: Parse, head: int, lowers: list[str]) -> bool:
    """Whether somebody waited, sat, stood, or something took, for a length of time."""
    lemma = parse.words[head].lemma
    long = bool(LASTING & set(lowers))
    if lemma in {"wait", "queue", "sit", "stand", "chase", "take", "spend", "delay", "hold"} and long:
        return True
    return lemma == "wait" and "still" in lowers


def _forced(parse: Parse, head: int, lowers: list[str]) -> bool:
    """Whether the customer had to do something, or was made to."""
    lemma = parse.words[head].lemma
    subject = subject_of(parse, head)
    if subject is None:
        return False
    below = {parse.words[c].dep: parse.words[c] for c in parse.children(head)}
    if lemma in {"have", "force", "make"} and "xcomp" in below and "to" in lowers + ["to"]:
        if lemma == "have":
            return is_customer(parse.words[subject]) and below["xcomp"].lemma not in {
                "say",
                "admit",
                "ask",
                "tell",
                "wait",
                "laugh",
            }
        obj = below.get("obj") or below.get("iobj")
        return obj is not None and obj.lower in {"me", "us"} and is_us(parse.words[subject])
    return (
        lemma == "keep"
        and "xcomp" in below
        and (below["xcomp"].lemma in BAD_VERBS or tag_of(below["xcomp"]) == "VBG")
        and not is_customer(parse.words[subject])
    )


def customer_does(lemma: str) -> bool:
    """Whether a verb without a subject is what the customer did."""
    return lemma in CUSTOMER_DOES
