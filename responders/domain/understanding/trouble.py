"""Whether a clause tells a trouble, and how plainly."""

from __future__ import annotations

from collections.abc import Collection

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
    MENTAL,
    NEGATIONS,
    NO_MATTER,
    PHRASAL,
    SOFT_BAD,
    WEAK_BAD,
)
from responders.domain.understanding.persons import is_customer, is_us, subject_of, tag_of

PLAIN = 1.0


WEAK = 0.5


def score(parse: Parse, head: int, kept: Collection[int]) -> float:
    """How plainly the kept words of a clause tell a trouble: 0 for not at all."""
    words = [parse.words[place] for place in sorted(kept)]
    lowers = [word.lower for word in words]
    head_word = parse.words[head]
    subject = subject_of(parse, head)
    by_customer = subject is not None and is_customer(parse.words[subject])
    found = 0.0
    if head_word.lemma in NO_MATTER:
        return 0.0
    if head_word.pos == "NOUN" and subject is None and set(lowers) & (BAD_NOUNS | BAD_ADJECTIVES | BEFALLEN):
        found += PLAIN
    if head_word.lemma in PHRASAL and not by_customer and set(lowers) & PHRASAL[head_word.lemma]:
        found += PLAIN
    if subject is not None and not by_customer and set(lowers) & LATE:
        found += PLAIN
    if by_customer and head_word.lemma in CUSTOMER_HARM:
        found += PLAIN
    if (
        head_word.pos == "ADJ"
        and by_customer
        and head_word.lower not in BAD_ADJECTIVES | {"able", "allowed", "eligible", "entitled"}
    ):
        return 0.0
    if any(word.lower in NEGATIONS for word in _own_words(parse, head, kept)):
        if _well_negated(words):
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
        if _too(parse, place) and not by_customer:
            found += PLAIN
    if _waits(parse, head, lowers):
        found += PLAIN
    if _forced(parse, head, lowers):
        found += PLAIN
    return found


def _own_words(parse: Parse, head: int, kept: Collection[int]) -> list[Word]:
    """The kept words of the clause itself, without those of clauses that hang on it; what was said counts."""
    inner: set[int] = set()
    told = parse.words[head].lemma in {"say", "tell", "show", "state", "inform", "claim", "insist"}
    for place in kept:
        dep = parse.words[place].dep
        if place != head and (dep in {"advcl", "acl", "acl:relcl"} or (dep == "ccomp" and not told)):
            inner.update(parse.subtree(place))
    return [parse.words[place] for place in sorted(kept) if place not in inner]


def _well_negated(words: list[Word]) -> bool:
    """Whether what is negated is nothing bad: "no problem", "not bad", "can't complain"."""
    for at, word in enumerate(words):
        if word.lower in NEGATIONS:
            near = words[at + 1 : at + 4]
            if any(one.lemma in GOOD_NEGATED or one.lower in GOOD_NEGATED for one in near):
                return True
    return False


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
    long = any(parse.words[c].lower in LASTING for c in (head, *parse.children(head)))
    if (
        {"hold", "wait", "queue", "waiting", "phone", "line"} & set(lowers)
        and long
        and parse.words[head].pos == "NOUN"
    ):
        return True
    if lemma in {"wait", "queue", "sit", "stand", "chase", "take", "spend", "delay", "hold"} and long:
        return True
    if lemma in {"wait", "sit", "stand"} and ("been" in lowers or "still" in lowers):
        return True
    return lemma == "be" and "there" in lowers and bool(BAD_NOUNS & set(lowers))


def _forced(parse: Parse, head: int, lowers: list[str]) -> bool:
    """Whether the customer had to do something, or was made to."""
    lemma = parse.words[head].lemma
    subject = subject_of(parse, head)
    if subject is None and lemma != "have":
        return False
    below = {parse.words[c].dep: parse.words[c] for c in parse.children(head)}
    if lemma == "force" and "aux:pass" in below:
        return is_customer(parse.words[subject])
    if lemma in {"have", "force", "make"} and "xcomp" in below and "to" in lowers + ["to"]:
        if lemma == "have":
            return (subject is None or is_customer(parse.words[subject])) and below["xcomp"].lemma not in {
                "say",
                "admit",
                "ask",
                "tell",
                "wait",
                "laugh",
                "go",
                "be",
            }
        obj = below.get("obj") or below.get("iobj")
        return (
            obj is not None
            and obj.lower in {"me", "us", "you", "people", "everyone"}
            and is_us(parse.words[subject])
        )
    return (
        lemma == "keep"
        and "xcomp" in below
        and (below["xcomp"].lemma in BAD_VERBS or tag_of(below["xcomp"]) == "VBG")
        and not is_customer(parse.words[subject])
    )
