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


def heads(parse: Parse) -> Iterator[int]:
    for place, word in enumerate(parse.words):
        if word.dep in CLAUSES or word.head == place or is_blamed_doing(parse, place):
            yield place


def is_blamed_doing(parse: Parse, head: int) -> bool:
    """Whether a verb says what we are thanked or blamed for: "thanks for losing my bag"."""
    word = parse.words[head]
    before = parse.words[head - 1].lower if head else ""
    return tag_of(word) == "VBG" and before == "for" and not has_subject(parse, head)


def tells(sentence: Sentence, parse: Parse, head: int) -> bool:
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
        and not is_blamed_doing(parse, head)
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
        and not keeps(parse, head)
    ):
        return False
    own = subject_of(parse, head)
    if own is not None and parse.words[own].lower in {"somebody", "someone", "people", "anyone"}:
        return False
    if word.lemma in INSTRUCTIONS and (subject_of(parse, head) is None):
        return False
    return not any(parse.words[place].lower in JUDGED for place in [head])


def keeps(parse: Parse, head: int) -> bool:
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
