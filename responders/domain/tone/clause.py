"""The clauses of a parsed sentence: who does what, when, and whether it is said, asked for, denied or supposed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum

from responders.domain.grammar import Parse

KEPT = 4096
"""Sentences whose clauses are remembered."""
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
AUXILIARIES = ("aux", "aux:pass", "cop")
CLAUSAL = frozenset(
    {"conj", "parataxis", "advcl", "advcl:relcl", "ccomp", "acl:relcl", "acl", "xcomp", "csubj", "csubj:pass"}
)
US = frozenset({"i", "we", "i've", "ive", "im", "us", "myself", "ourselves"})
OURS = frozenset({"our", "my"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "hardly", "nor", "neither", "none", "nobody", "nothing"})
MODALS = frozenset({"can", "could", "may", "might", "must", "should", "would", "'d", "ca", "need"})
FUTURE = frozenset({"will", "'ll", "shall", "wo", "ll"})
SUPPOSED = frozenset({"if", "unless", "whether", "should", "though", "although"})


class Who(StrEnum):
    """Who a clause is about."""

    US = "us"
    OURS = "ours"
    YOU = "you"
    OTHER = "other"
    NOBODY = "nobody"


class Tense(StrEnum):
    """When it holds, as the verb group says it."""

    AHEAD = "ahead"
    GOING_ON = "going on"
    DONE = "done"
    PAST = "past"
    PRESENT = "present"
    MODAL = "modal"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `verb` and `subject` are places of words; `marks` are the words that open it ("because")."""

    verb: int
    subject: int | None
    who: Who
    tense: Tense
    helpers: frozenset[str]
    negated: bool
    marks: frozenset[str]
    relation: str
    order: bool
    """Whether it tells somebody to do something."""
    passive: bool
    asks: bool = False
    """Whether its helper stands before its subject: "could I", "did you"."""
    follows_order: bool = False
    """Whether it tells what comes of an order: "restart it and it'll connect"."""

    @property
    def supposed(self) -> bool:
        """Whether it stands under an "if"."""
        return bool(self.marks & SUPPOSED)


_KNOWN: OrderedDict[str, tuple[Parse, tuple[Clause, ...]]] = OrderedDict()


def clauses(parse: Parse) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order of their verbs."""
    known = _KNOWN.get(parse.text)
    if known is not None and known[0] is parse:
        return known[1]
    found: dict[int, Clause] = {}
    for place in sorted(range(len(parse.words)), key=lambda at: _depth(parse, at)):
        if _is_predicate(parse, place):
            found[place] = _clause(parse, place, found)
    result = tuple(found[place] for place in sorted(found))
    _KNOWN[parse.text] = (parse, result)
    while len(_KNOWN) > KEPT:
        _KNOWN.popitem(last=False)
    return result


def _depth(parse: Parse, place: int) -> int:
    depth, at = 0, place
    while parse.words[at].head != at and depth < len(parse.words):
        at, depth = parse.words[at].head, depth + 1
    return depth


def _is_predicate(parse: Parse, place: int) -> bool:
    word = parse.words[place]
    if parse.children(place, *SUBJECTS) or parse.children(place, "cop", "aux", "aux:pass"):
        return True
    root = word.head == place
    return word.tag.startswith("VB") and (root or word.dep in CLAUSAL)


def _clause(parse: Parse, place: int, above: dict[int, Clause]) -> Clause:
    word = parse.words[place]
    lowers = {parse.words[at].lower for at in parse.children(place, *AUXILIARIES)}
    leader = _leader(parse, place)
    follower = _follower(parse, place)
    lowers |= {parse.words[at].lower for at in (leader, follower) if at is not None}
    subjects = [at for at in parse.children(place, *SUBJECTS) if parse.words[at].lower not in MODALS]
    lowers |= {parse.words[at].lower for at in parse.children(place, *SUBJECTS)} & MODALS
    if follower is not None and not subjects:
        subjects = list(parse.children(follower, *SUBJECTS))
    marks = {parse.words[at].lower for at in parse.children(place, "mark", "advmod", "case", "cc")}
    subject = subjects[0] if subjects else None
    head = above.get(word.head) if word.head != place else None
    tense = _tense(word.tag, word.lower, lowers, goes_on=bool(parse.children(place, "xcomp")))
    order = subject is None and _is_order(word.tag, lowers, marks, word.dep, head)
    if leader is not None and subject is None and head is not None:
        subject, order = head.subject, False
    if subject is None and not order and head is not None and word.dep in {"conj", "parataxis"}:
        subject = head.subject
        if tense is Tense.BARE and not marks & {"to"}:
            tense, lowers = head.tense, lowers | (head.helpers & (MODALS | FUTURE))
        elif tense is Tense.GOING_ON and head.tense is Tense.GOING_ON:
            tense = head.tense
    if word.dep in {"acl:relcl", "acl"} and subject is not None and parse.words[subject].tag.startswith("W"):
        subject = word.head
    helpers = frozenset(lowers)
    return Clause(
        verb=place,
        subject=subject,
        who=who_is(parse, subject),
        tense=tense,
        helpers=helpers,
        negated=_negated(parse, place, subjects) or (leader is not None and _negated(parse, leader, [])),
        marks=frozenset(marks),
        relation="root" if word.head == place else word.dep,
        order=order,
        passive=bool(parse.children(place, "aux:pass", "nsubj:pass")),
        asks=bool(subjects) and any(at < subjects[0] for at in parse.children(place, *AUXILIARIES)),
        follows_order=word.dep == "conj" and head is not None and head.order,
    )


def _leader(parse: Parse, place: int) -> int | None:
    """A helper that a parser took for the head of its verb: the "ca" of "we can't move it"."""
    word = parse.words[place]
    head = parse.words[word.head]
    slipped = word.head < place <= word.head + 4 and head.lower in MODALS | FUTURE
    return (
        word.head
        if slipped and word.tag.startswith("VB") and word.dep in {"parataxis", "xcomp", "ccomp"}
        else None
    )


def _follower(parse: Parse, place: int) -> int | None:
    """A helper with a subject of its own that a parser hung on its verb as if it were an adverb."""
    found = (at for at in parse.children(place) if parse.words[at].lower in MODALS | FUTURE and at < place)
    return next((at for at in found if parse.children(at, *SUBJECTS)), None)


def _tense(tag: str, lower: str, helpers: set[str], *, goes_on: bool) -> Tense:
    going_to = tag.startswith("VBG") and lower == "going" and goes_on
    was = bool(helpers & {"did", "was", "were"})
    rules = (
        (bool(helpers & FUTURE) or going_to, Tense.AHEAD),
        (bool(helpers & MODALS), Tense.MODAL),
        (bool(helpers & {"have", "has", "'ve", "had", "having"}), Tense.DONE),
        (tag.startswith("VBG"), Tense.GOING_ON),
        (tag.startswith("VBD") or was or (tag.startswith("VBN") and not helpers), Tense.PAST),
        (tag.startswith(("VBN", "VBP", "VBZ")) or bool(helpers) or not tag.startswith("VB"), Tense.PRESENT),
    )
    return next((tense for holds, tense in rules if holds), Tense.BARE)


def _is_order(tag: str, helpers: set[str], marks: set[str], dep: str, head: Clause | None) -> bool:
    if not tag.startswith(("VB_", "VBP")) and tag != "VB":
        return False
    if helpers - {"do", "don't"} or marks & {"to"}:
        return False
    if dep == "conj" and head is not None:
        return head.order
    return "Mood=Imp" in tag or (tag.startswith("VB_") and dep in {"ROOT", "root", "parataxis"})


def _negated(parse: Parse, place: int, subjects: list[int]) -> bool:
    near = [*parse.children(place, "advmod", "det", "cc"), *subjects]
    near += [at for subject in subjects for at in parse.children(subject, "det")]
    return any(parse.words[at].lower in NEGATIONS for at in near)


def who_is(parse: Parse, subject: int | None) -> Who:
    """Who a subject is."""
    if subject is None:
        return Who.NOBODY
    word = parse.words[subject]
    if word.lower in US:
        return Who.US
    if word.lower in {"you", "u", "ye", "yourself"}:
        return Who.YOU
    if any(parse.words[at].lower in OURS for at in parse.children(subject, "nmod:poss", "det")):
        return Who.OURS
    return Who.OTHER


def words_of(parse: Parse, place: int) -> str:
    """The words of all that hangs on a place, in lower case."""
    return " ".join(parse.words[at].lower for at in parse.subtree(place))


def own_words(parse: Parse, clause: Clause) -> frozenset[int]:
    """The places of a clause without the clauses below it."""
    reached, waiting = {clause.verb}, [clause.verb]
    while waiting:
        for at in parse.children(waiting.pop()):
            if parse.words[at].dep not in CLAUSAL - {"xcomp"} or parse.words[at].dep == "xcomp":
                reached.add(at)
                waiting.append(at)
    return frozenset(reached)


def under(parse: Parse, place: int, lemmas: frozenset[str]) -> bool:
    """Whether a word hangs, at whatever depth, on one of these lemmas other than as its equal."""
    at, steps = place, 0
    while parse.words[at].head != at and steps < len(parse.words):
        if parse.words[at].dep in {"conj", "parataxis", "root"}:
            at, steps = parse.words[at].head, steps + 1
            continue
        at, steps = parse.words[at].head, steps + 1
        if parse.words[at].lower in lemmas or parse.words[at].lemma in lemmas:
            return True
    return False
