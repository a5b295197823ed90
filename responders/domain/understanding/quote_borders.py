"""Whether the border of a quotation tears something apart: a verb from what it needs, our name from its thing."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.understanding.persons import SUBJECTS
from responders.domain.understanding.tokens import MASKED, US
from responders.domain.understanding.word_list import words

ARGUMENTS = words("at to for of into like about than as with")
"""Prepositions of what a verb needs, not of when and where it was."""

EMPTY = words("come go be put live sit stand lie keep take bring leave stay")
"""Verbs that tell little without where or when."""


def is_aside(parse: Parse, at: int, inside: range) -> bool:
    """Whether our name stands before a thing of ours and may be left out: "half my Brewer order"."""
    word = parse.words[at]
    before = parse.words[at - 1] if at > inside.start else None
    named = word.dep in {"compound", "amod", "nmod:desc"} and word.head == at + 1 and word.head in inside
    return named and before is not None and before.pos in {"DET", "PRON", "ADJ"}


def runs_on(parse: Parse, inside: range) -> bool:
    """Whether a span without its "when" holds the clause that the "when" belongs to as well."""
    clause = parse.words[inside.start - 1].head
    governor = parse.words[clause].head
    return (
        clause in inside and governor != clause and governor in inside and parse.words[clause].dep == "advcl"
    )


def after_name(parse: Parse, inside: range) -> bool:
    """Whether a span begins behind our name, and its subject stands within it or is our name."""
    if parse.words[inside.start - 1].text not in {US, MASKED}:
        return False
    lost = (at for at in range(inside.start - 1) if parse.words[at].dep in SUBJECTS)
    return not any(parse.words[at].head in inside for at in lost)


def needed(parse: Parse, child: int) -> bool:
    """Whether a verb needs a part that stands behind a preposition: "looking at the clock"."""
    if parse.words[child].dep != "obl":
        return False
    governed = any(parse.words[c].lower in ARGUMENTS for c in parse.children(child, "case"))
    return governed or parse.words[parse.words[child].head].lemma in EMPTY
