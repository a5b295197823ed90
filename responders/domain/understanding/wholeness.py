"""Whether what would be said back stands by itself."""

from __future__ import annotations

import re

from responders.domain.grammar import Parse
from responders.domain.understanding.persons import SUBJECTS, has_subject
from responders.domain.understanding.rendering import Rendering
from responders.domain.understanding.word_list import words

VOWEL = re.compile(r"\b(a|an) (?=(\w+))")
SOUNDED = re.compile(r"(?:[aeio]|u(?!ni|s[ae]|k\b)|hour|honest|8|11\b|18\b)")
NO_END = words(
    "next a an the my your our no to of with for from at in on by and or but as than is are was were be been being have has had do "
    "does did make makes made making look looks get gets getting let lets say says said saying tell tells told not very "
    "via upon towards toward against within per into onto until since because when after before that if so such any every some put puts give gives gave keep keeps "
    "process activate submit send receive buy select add remove "
    "provide kept want wants need needs can't won't wouldn't couldn't cannot don't doesn't didn't isn't aren't wasn't"
)
"""Words that leave a clause open where they end it."""

OPEN_SUBJECTS = words(
    "all some one both any many few most several others other that this these those what which"
)
BROKEN = re.compile(
    r"\b(?:at|of|from|for|with|to|in|on|by|until) (?:is|are|was|were|has|have|had|fails|until|at|of|from|for|with|and|or|but|over$)\b"
    r"|\ban? (\w+) an? (?:\w+ )?\1\b|\b(\w+) \2\b|(?:^| )-|- |\b(?:an?|the|our|your|no) (?:the|our|your|an?|us|we)\b"
)
"""A preposition that lost its noun, a word said twice, or a hyphen that joins nothing."""

HARMLESS = re.compile(
    r"^(?:your|our) name is\b|\bwill to live\b|^it (?:took|takes) (?:over |about )?\w+ \w+$|\bsa(?:id|y|ys)\b.*\bsa(?:id|y|ys)\b|\bsuggest|\b(?:do|does|did)(?:n't| not) have to\b|\btakes? off in\b|\bhave to be\b"
)
NEEDING = words("make let force have get cost give put want need")
"""Verbs that say nothing without what follows them."""

AFTER = frozenset({"obj", "iobj", "xcomp", "nsubj:pass", "ccomp", "obl", "compound:prt", "obl:unmarked"})
CAUSING = words("make let force")
SPEAKING = words("say read state tell")


def articles(text: str) -> str:
    """The text with "a" and "an" as the next word wants them."""
    return VOWEL.sub(lambda match: "an " if SOUNDED.match(match[2]) else "a ", text)


def is_open(text: str) -> bool:
    """Whether a text ends or breaks off in the middle."""
    return text.rsplit(maxsplit=1)[-1] in NO_END or BROKEN.search(text) is not None


def is_whole(made: Rendering, clause: str) -> bool:
    """Whether a clause stands by itself: nothing is left open at its end, nor before its verb."""
    if is_open(clause) or HARMLESS.search(clause):
        return False
    return _subject_stands(made.parse, made.head) and _verb_stands(made)


def _subject_stands(parse: Parse, head: int) -> bool:
    subjects = [c for c in parse.children(head) if parse.words[c].dep in SUBJECTS - {"expl"}]
    if len(subjects) > 1:
        return False
    return not any(
        parse.words[own].lower in OPEN_SUBJECTS and not parse.children(own, "nmod") for own in subjects
    )


def _verb_stands(made: Rendering) -> bool:
    parse, head = made.parse, made.head
    lemma = parse.words[head].lemma
    deps = {parse.words[c].dep for c in parse.children(head) if c in made.kept}
    if lemma in NEEDING and not deps & AFTER:
        return False
    if lemma in CAUSING and "xcomp" in deps and not deps & {"obj", "iobj", "nsubj:pass"}:
        return False
    quoted = parse.children(head, "ccomp") if lemma in SPEAKING else ()
    return all(has_subject(parse, inner) for inner in quoted)
