"""Which clauses of a sentence tell what happened: no wish, no condition, no order, no jest."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.grammar import Parse
from responders.domain.understanding.lexicon import INSTRUCTIONS, JUDGED, SARCASM
from responders.domain.understanding.persons import SUBJECTS, has_subject, subject_of, tag_of
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.word_list import words

CLAUSES = frozenset({"ROOT", "root", "conj", "parataxis", "advcl", "ccomp", "list", "appos"})
MODALS = words("would should might may must shall could can will 'll wo ca")
NEVER_TELLING = words("should might may must shall")
CONDITIONS = words("if unless whether though hope")
SUPPOSING = words("prove hope think guess pretend imagine wish know bet let want")
"""Verbs after which a clause is only thought or wished."""

ASKING = words("how what who which where")
LEADING = words("why if how whether unless get what who that's")
"""Words right before a clause that make it no statement."""

INVERTING = words(
    "any can could would do does did is are will has have am was were when where what who how which should"
)
"""Words that begin a question and no statement."""

ANYBODY = words("somebody someone people anyone anybody customer")
"""Subjects of whom a reply does not speak."""


def heads(parse: Parse) -> Iterator[int]:
    """The words that clauses hang on."""
    for place, word in enumerate(parse.words):
        if (
            word.dep in CLAUSES
            or word.head == place
            or is_blamed_doing(parse, place)
            or is_having_to(parse, place)
        ):
            yield place


def is_blamed_doing(parse: Parse, head: int) -> bool:
    """Whether a verb says what we are thanked or blamed for: "thanks for losing my bag"."""
    word = parse.words[head]
    before = parse.words[head - 1].lower if head else ""
    return tag_of(word) == "VBG" and before == "for" and not has_subject(parse, head)


def is_having_to(parse: Parse, head: int) -> bool:
    """Whether somebody speaks of having to do something, and does not say who: the customer."""
    word = parse.words[head]
    return word.lower == "having" and bool(parse.children(head, "xcomp")) and not has_subject(parse, head)


def tells(sentence: Sentence, parse: Parse, head: int) -> bool:
    """Whether a clause states something that happened."""
    why = sentence.why and parse.words[head].head == head
    return not (
        _supposes(parse, head)
        or _jests(parse, head)
        or _asks(sentence, parse, head, why=why)
        or _orders(parse, head, why=why)
    )


def _supposes(parse: Parse, head: int) -> bool:
    """Whether a clause is a condition, a wish, a guess or a duty."""
    word = parse.words[head]
    children = [parse.words[child] for child in parse.children(head)]
    if any(child.lower in CONDITIONS for child in children):
        return True
    if word.dep == "ccomp" and parse.words[word.head].lemma in SUPPOSING:
        return True
    governor = parse.words[word.head]
    ordered = tag_of(governor) == "VB" and not has_subject(parse, word.head)
    if word.dep == "ccomp" and governor.lemma in INSTRUCTIONS and ordered:
        return True
    modal = [child.lower for child in children if child.dep == "aux" and child.lower in MODALS]
    negated = any(child.lower in {"n't", "not"} for child in children) or "cannot" in modal
    missed = (
        bool(modal)
        and modal[0] in {"could", "would"}
        and any(c.lemma == "have" and c.dep == "aux" for c in children)
    )
    return missed or (bool(modal) and (modal[0] in NEVER_TELLING or not negated))


def _jests(parse: Parse, head: int) -> bool:
    """Whether a sentence begins with praise that may mean its contrary, or only judges."""
    first = parse.words[0].lower
    praises = first in SARCASM and first != "well" and not is_blamed_doing(parse, head)
    return praises or parse.words[head].lower in JUDGED


def _asks(sentence: Sentence, parse: Parse, head: int, *, why: bool) -> bool:
    """Whether a clause asks and does not state."""
    if why:
        return False
    if sentence.asks and not _declares(parse, head):
        return True
    children = [parse.words[child] for child in parse.children(head)]
    if parse.words[head].dep == "ccomp" and any(child.lower in ASKING | {"why"} for child in children):
        return True
    deps = {"advmod", "obj", "nsubj", "det"}
    if any(child.lower in ASKING and child.dep in deps for child in children):
        return True
    first = min(parse.subtree(head))
    return first > 0 and parse.words[first - 1].lower in LEADING


def _orders(parse: Parse, head: int, *, why: bool) -> bool:
    """Whether a clause gives an order, to us or to whoever writes the reply, or speaks of anybody at all."""
    word = parse.words[head]
    own = subject_of(parse, head)
    if own is not None:
        return parse.words[own].lower in ANYBODY
    helped = any(parse.words[child].dep == "aux" for child in parse.children(head))
    bare = tag_of(word) == "VB" and word.pos == "VERB" and not helped
    return (bare and not why and not keeps(parse, head)) or word.lemma in INSTRUCTIONS


def keeps(parse: Parse, head: int) -> bool:
    """Whether a clause without a subject says what kept befalling the customer: "keep getting an error"."""
    below = parse.children(head, "xcomp")
    befalls = words("get see receive have lose")
    return parse.words[head].lemma == "keep" and bool(below) and parse.words[below[0]].lemma in befalls


def _declares(parse: Parse, head: int) -> bool:
    """Whether the words of a question stand as in a statement: "so I have to pay for this?"."""
    subject = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    helping = parse.children(head, "aux", "aux:pass", "cop")
    ordered = subject is not None and all(subject < aux for aux in helping)
    return ordered and parse.words[0].lower not in INVERTING
