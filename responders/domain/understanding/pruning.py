"""What may be left out of a clause, and what must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from responders.domain.grammar import Parse, Word
from responders.domain.understanding.persons import has_subject, subject_place
from responders.domain.understanding.word_list import words

if TYPE_CHECKING:
    from responders.domain.understanding.rendering import Rendering

NOT_NOW = words(
    "now today tonight yesterday tomorrow currently just really so very literally actually basically totally completely "
    "absolutely even also too honestly apparently obviously clearly seriously simply then finally suddenly recently "
    "today's tonight's anymore lately ago please why how"
)
"""Adverbs that a reply leaves out: days that will have passed, and strong feeling."""


TIMES = words("day days morning mornings afternoon evening evenings night nights weekend time")
"""Times that will have passed when the reply is read."""

BEFORE = words("pay order ask book buy request choose select")
AFTER = words("get receive give come arrive bring send deliver end")
"""Verbs of which one belongs to the other: "paid for a window seat and got the middle"."""


def contrasts(parse: Parse, head: int) -> tuple[int, ...]:
    """The clauses that tell what came instead of what was ordered."""
    if parse.words[head].lemma not in BEFORE:
        return ()
    joined = parse.children(head, "conj")
    return tuple(c for c in joined if parse.words[c].lemma in AFTER and not has_subject(parse, c))


def both(made: Rendering, child: int) -> bool:
    """Whether a clause is told in two halves: "rude and unhelpful", "paid for one and got another"."""
    word, head = made.parse.words[child], made.parse.words[made.head]
    if word.dep == "conj" and child in contrasts(made.parse, made.head):
        return True
    return word.dep == "conj" and head.pos == word.pos == "ADJ" and not has_subject(made.parse, child)


PASSING = frozenset({"advmod", "obl:unmarked", "obl:tmod", "obl", "nmod:unmarked", "amod", "discourse", "cc"})
ASIDE = frozenset({"acl:relcl", "csubj", "advcl:relcl"})
JOINTS = words("when after before to because whenever while without trying for until")
"""Words that join a clause which tells more of the same."""


def _leads(made: Rendering, child: int) -> bool:
    """Whether an adverb stands before the subject, and tells how the writer sees it: "naturally", "so far"."""
    own = subject_place(made.parse, made.head)
    asking = made.parse.words[child].lower in {"when", "where", "never", "not", "still"}
    return own is not None and child < min(made.parse.subtree(own)) and not asking and not made.question


def left_out(made: Rendering, child: int, *, top: bool) -> bool:
    """Whether a part is left out whatever it says: a day that will have passed, a feeling, an aside."""
    word = made.parse.words[child]
    doing = word.lower == "so" and made.parse.words[word.head].lemma == "do"
    if (
        doing
        or (word.lower == "too" and child < word.head)
        or (made.question and word.lower in {"why", "how"})
    ):
        return False
    passing = (word.lower in NOT_NOW and word.dep in PASSING) or _this_week(made, child)
    leads = top and word.dep == "advmod" and _leads(made, child)
    if passing or leads or word.dep in ASIDE:
        return True
    if word.dep == "advcl":
        return made.parse.words[min(made.parse.subtree(child))].lower not in JOINTS
    return word.dep == "conj" and not top and word.pos in {"VERB", "AUX"}


def _this_week(made: Rendering, child: int) -> bool:
    """Whether a part names a time that will have passed: "this week", "these days"."""
    pointed = any(made.parse.words[c].lower in {"this", "these"} for c in made.parse.children(child, "det"))
    return pointed and made.parse.words[child].lower in TIMES and len(made.parse.children(child)) == 1


def may_go(made: Rendering, child: int) -> bool:
    """Whether a name before a noun may be left out: "Bose headphones" are headphones."""
    word = made.parse.words[child]
    return word.pos in {"PROPN", "NUM", "X", "SYM"} or not word.text.islower()


def rank(dep: str) -> int:
    """How readily a part is left out."""
    return {
        "advcl": 9,
        "conj": 8,
        "acl": 7,
        "nmod": 5,
        "obl": 6,
        "obl:unmarked": 4,
        "advmod": 3,
        "amod": 2,
    }.get(dep, 4)


def negates(word: Word) -> bool:
    """Whether a word turns a clause into its contrary."""
    return word.lower in {
        "n't",
        "not",
        "never",
        "no",
        "without",
        "nobody",
        "none",
        "non",
        "ex",
        "former",
        "fake",
        "nothing",
        "hardly",
        "barely",
    }
