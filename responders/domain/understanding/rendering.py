"""A clause of a post said back: its words kept in their order, pruned to the plain ones, and turned to face us."""

from __future__ import annotations

from dataclasses import dataclass, field

from responders.domain.grammar import Parse, Word
from responders.domain.nouns import THINGS
from responders.domain.things import OUR_PLACES, OURS
from responders.domain.understanding.persons import SUBJECTS, agreed, subject_of, switched, tag_of
from responders.domain.understanding.sentences import US
from responders.domain.understanding.vocabulary import (
    CLOCK,
    COUNT,
    COUNTED,
    MONEY,
    NUMBER_WORDS,
    PLACES,
    UNITS,
    is_plain,
    written,
)

LONGEST = 14
"""Words of the longest clause that is said back."""

NEEDED = frozenset(
    "nsubj nsubj:pass expl aux aux:pass cop obj iobj xcomp ccomp compound:prt fixed flat mark case det nmod:poss".split()
)
DROPPED = frozenset(
    "punct vocative discourse dislocated parataxis list reparandum orphan appos cc:preconj dep goeswith".split()
)
NOT_NOW = frozenset(
    "now today tonight yesterday tomorrow currently just really so very literally actually basically totally completely "
    "absolutely even also too honestly apparently obviously clearly seriously simply then finally suddenly recently "
    "today's tonight's anymore lately ago please why how".split()
)
"""Adverbs that a reply leaves out: days that will have passed, and strong feeling."""

MOST_BESIDE = 2
"""Circumstances of one verb that are said back."""

PARTS = frozenset(
    "front top back side end middle bottom rest lot number part kind sort couple bunch set piece half type lack none one some all".split()
)
"""Nouns that say nothing without what follows "of"."""

RELATIVE = frozenset(
    {
        "it",
        "this",
        "that",
        "he",
        "she",
        "him",
        "her",
        "his",
        "hers",
        "its",
        "himself",
        "herself",
        "itself",
        "these",
        "those",
    }
)
"""Words that point at something outside the clause."""

OPEN_QUESTION = frozenset({"who", "what", "which", "whose", "whom", "how", "where", "when", "why"})
LOOSE = {"n't": "not", "'re": "are", "'ve": "have", "'m": "are", "'ll": "will"}
"""A shortened word as it stands by itself."""

IDIOMS = frozenset(
    "trip collection bus train taxi plane chat system delivery hold board stay party class check".split()
)
BARE = frozenset(
    "gate airport lounge counter desk terminal runway tarmac shop store till checkout depot warehouse station platform "
    "branch salon hotel restaurant door plane train".split()
)
"""Places that take "the" after a preposition."""

MONEY_SIGNS = frozenset({"£", "$", "€"})
FUNCTION = frozenset({"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "ca", "wo", "'", "-", "%"})


@dataclass
class Rendering:
    """The kept words of a clause, and those that may still go where it is too long."""

    parse: Parse
    head: int
    kept: list[int] = field(default_factory=list)
    optional: list[tuple[int, frozenset[int]]] = field(default_factory=list)
    it: str = ""
    """What "it" and "this" stand for, already in our words; empty where that is not known."""
    they_are_us: bool = False
    subject: str = ""
    """The clause's subject, lower case."""
    question: bool = False
    """Whether its "when" and "how" are kept."""

    addressed: bool = True
    """Whether "you" is the brand, and not people in general or the customer."""


def rendered(
    parse: Parse,
    head: int,
    *,
    it: str = "",
    they_are_us: bool = False,
    most: int = LONGEST,
    question: bool = False,
) -> Rendering | None:
    """The clause that hangs on a word, pruned; None where a part that it needs can't be said back."""
    made = Rendering(parse, head, it=it, they_are_us=they_are_us, question=question)
    own = subject_of(parse, head)
    made.subject = parse.words[own].lower if own is not None else ""
    made.addressed = _addressed(parse, head, own)
    kept = _keep(made, head, top=True)
    if kept is None:
        return None
    made.kept = sorted(kept)
    _shorten(made, most)
    made.kept = sorted(set(made.kept) - _loose_joints(parse, set(made.kept)))
    return made if len(made.kept) <= most + 3 else None


def _addressed(parse: Parse, head: int, own: int | None) -> bool:
    """Whether "you" is the brand: not where our name does something to "you", or "you" pays and waits."""
    if own is None:
        return True
    subject = parse.words[own]
    if subject.lower == "you":
        return parse.words[head].lemma not in {"pay", "spend", "wait", "book", "sit", "queue", "buy"}
    if subject.lower == US.lower():
        return False
    return not any(parse.words[child].lower == "your" for child in parse.children(own))


def _shorten(made: Rendering, most: int) -> None:
    """Leaves out what need not be said, the last first, until the clause is short enough."""
    waiting = sorted(made.optional, key=lambda piece: (piece[0], max(piece[1])), reverse=True)
    for _, piece in waiting:
        if _length(made) <= most:
            return
        made.kept = [place for place in made.kept if place not in piece]


def _length(made: Rendering) -> int:
    return sum(made.parse.words[place].lower not in FUNCTION for place in made.kept)


def _keep(made: Rendering, place: int, *, top: bool = False) -> set[int] | None:
    word = made.parse.words[place]
    if not sayable(made, place):
        return None
    kept = {place}
    beside = 0
    for child in made.parse.children(place):
        dep = made.parse.words[child].dep
        if dep == "nummod" and word.lower in COUNTED and not sayable(made, child):
            return None
        if (
            dep in DROPPED
            or (top and dep in {"mark", "cc", "conj", "acl:relcl"} and not _both(made, child))
            or _left_out(made, child, top=top)
        ):
            continue
        part = _keep(made, child)
        if dep in {"obl", "obl:unmarked", "advcl"} and part is not None:
            beside += 1
            if beside > MOST_BESIDE:
                continue
        if part is None and dep == "nmod" and word.lower in PARTS:
            return None
        if part is None:
            if (
                dep in NEEDED
                or (dep == "compound" and not _may_go(made, child))
                or _negates(made.parse.words[child])
            ):
                return None
            if dep == "conj":
                continue
            continue
        if dep not in NEEDED and not _negates(made.parse.words[child]):
            made.optional.append((_rank(dep), frozenset(part)))
        kept |= part
    return kept if _complete(made, word, kept) else None


def _complete(made: Rendering, word: Word, kept: set[int]) -> bool:
    """Whether what hangs on a preposition or a relative clause is still there."""
    return not (word.pos == "ADP" and word.dep == "ROOT")


def _loose_joints(parse: Parse, kept: set[int]) -> set[int]:
    """Conjunctions among the kept words whose second half has gone."""
    loose = set()
    for at in kept:
        if parse.words[at].dep == "cc" and parse.words[at].head not in kept:
            loose.add(at)
    return loose


def _both(made: Rendering, child: int) -> bool:
    """Whether a clause ends in two adjectives: "rude and unhelpful"."""
    word, head = made.parse.words[child], made.parse.words[made.head]
    if word.dep == "cc":
        return head.pos == "ADJ"
    return word.dep == "conj" and head.pos == word.pos == "ADJ" and not has_subject(made.parse, child)


def _left_out(made: Rendering, child: int, *, top: bool) -> bool:
    word = made.parse.words[child]
    if word.lower == "too" and child < word.head:
        return False
    if made.question and word.lower in {"why", "how"}:
        return False
    if word.lower in NOT_NOW and word.dep in {
        "advmod",
        "obl:unmarked",
        "obl:tmod",
        "obl",
        "nmod:unmarked",
        "amod",
        "discourse",
        "cc",
    }:
        return True
    if word.dep in {"acl:relcl", "csubj", "advcl:relcl"}:
        return True
    if word.dep == "advcl":
        first = made.parse.words[min(made.parse.subtree(child))]
        return first.lower not in {
            "when",
            "after",
            "before",
            "to",
            "because",
            "whenever",
            "while",
            "without",
            "trying",
            "for",
            "until",
        }
    return word.dep == "conj" and not top and word.pos in {"VERB", "AUX"}


def _may_go(made: Rendering, child: int) -> bool:
    """Whether a name before a noun may be left out: "Bose headphones" are headphones."""
    word = made.parse.words[child]
    return word.pos in {"PROPN", "NUM", "X", "SYM"} or not word.text.islower()


def _rank(dep: str) -> int:
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


def _negates(word: Word) -> bool:
    return word.lower in {
        "n't",
        "not",
        "never",
        "no",
        "without",
        "nobody",
        "none",
        "nothing",
        "hardly",
        "barely",
    }


def sayable(made: Rendering, place: int) -> bool:
    """Whether one word may be said back where it stands."""
    word = made.parse.words[place]
    lower = word.lower
    if word.pos == "PUNCT" or (lower in OPEN_QUESTION and word.dep not in {"mark", "advmod", "nsubj", "obj"}):
        return False
    if lower == US.lower() or lower in FUNCTION:
        return True
    if lower in RELATIVE:
        return _points(made, place)
    if lower == "they":
        return made.they_are_us
    if lower in {"them", "their", "themselves"}:
        return made.they_are_us and made.subject in {"they", US.lower(), "you"}
    if lower in {"myself", "ourselves"} and word.dep in {"nsubj", "conj", "nsubj:pass"}:
        return False
    if word.text[:1].isdigit() or word.text[:1] in "£$€":
        return _number(made, place)
    if lower in PLACES and word.pos == "PROPN" and word.text[:1].isupper():
        return any(made.parse.words[c].dep == "case" for c in made.parse.children(place))
    if (
        word.pos == "PROPN"
        and word.text[:1].isupper()
        and place
        and not _knownname(lower)
        and not made.parse.text.istitle()
    ):
        return lower in THINGS
    return is_plain(lower) or lower in NUMBER_WORDS


def _knownname(lower: str) -> bool:
    return written(lower) != lower


def _points(made: Rendering, place: int) -> bool:
    word = made.parse.words[place]
    if word.dep == "det":
        return True
    if word.lower == "that" and word.dep in {"mark"}:
        return True
    if word.lower == "it" and word.dep == "expl":
        return True
    near = word.head == made.head and word.dep in {"nsubj", "nsubj:pass", "obj"}
    return near and word.lower in {"it", "this"} and bool(made.it)


def _number(made: Rendering, place: int) -> bool:
    """Whether a number has one of the narrow shapes: a count with its unit, a time of day, an amount."""
    word = made.parse.words[place]
    if MONEY.fullmatch(word.text) or CLOCK.fullmatch(word.lower):
        return True
    following = made.parse.words[place + 1].lower if place + 1 < len(made.parse.words) else ""
    if following in {"am", "pm"}:
        return True
    if place and made.parse.words[place - 1].text in MONEY_SIGNS:
        return MONEY.fullmatch(made.parse.words[place - 1].text + word.text) is not None
    if word.text in MONEY_SIGNS:
        return MONEY.fullmatch(word.text + following) is not None
    return COUNT.fullmatch(word.text) is not None and following in COUNTED


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of what is said, the place it came from (-1 for ours), and whether it joins the one before."""

    text: str
    place: int = -1
    joined: bool = False


def said(made: Rendering) -> list[Piece]:
    """The kept words as they are written in a reply, in order."""
    parse = made.parse
    spoken: list[Piece] = []
    for place in made.kept:
        word = parse.words[place]
        form = _form(made, place)
        joined = (
            (word.lower in FUNCTION or parse.words[place - 1].text in MONEY_SIGNS)
            and place > 0
            and parse.words[place - 1].end == word.start
        )
        if joined and (not spoken or spoken[-1].place != place - 1):
            form, joined = LOOSE.get(form, form), False
        if form and _bare_place(made, place):
            spoken.append(Piece("the"))
        elif form and (whose := _bare_thing(made, place)):
            spoken.append(Piece(whose))
        if form:
            spoken.append(Piece(form, place, joined))
    return spoken


def joined(pieces: list[Piece]) -> str:
    """The pieces as text."""
    text = ""
    for piece in pieces:
        text += piece.text if piece.joined or not text else f" {piece.text}"
    return text


def _form(made: Rendering, place: int) -> str:
    word = made.parse.words[place]
    lower = word.lower
    if lower in {"it", "this"} and word.dep not in {"det", "expl"} and made.it:
        return made.it
    if word.dep == "det" and lower in {"this", "that", "these", "those"}:
        return owner(made.parse.words[word.head])
    if lower in PLACES and word.pos == "PROPN":
        return word.text if not word.text.isupper() else word.text.capitalize()
    if word.dep in {"aux", "aux:pass", "cop"} or word.pos in {"VERB", "AUX"}:
        changed = agreed(made.parse, place, lower)
        if changed != lower:
            return changed
    if word.pos == "PRON" or lower == US.lower() or lower in {"your", "ur", "their", "them"}:
        if lower == US.lower() and any(
            tag_of(made.parse.words[c]) == "POS" for c in made.parse.children(place)
        ):
            return "our"
        if (
            lower == US.lower()
            and word.dep in {"compound", "nmod:poss", "amod", "nmod"}
            and not _has_case(made, place)
        ):
            owned = made.parse.words[word.head]
            if any(
                made.parse.words[c].dep in {"det", "nmod:poss"}
                for c in made.parse.children(word.head)
                if c != place
            ):
                return ""
            whose = owner(owned)
            return "our" if whose == "the" else whose
        if lower == "your":
            return "our" if owner(made.parse.words[word.head]) != "your" else "your"
        if lower == "you" and not made.addressed:
            return "you"
        return switched(made.parse, place)
    ours = made.parse.words[word.head]
    if lower == "on" and word.dep == "case" and ours.lower == US.lower() and ours.dep == "nmod":
        return "with"
    if tag_of(word) == "POS" and made.parse.words[word.head].lower == US.lower():
        return ""
    return written(UNITS.get(lower, lower))


def _bare_place(made: Rendering, place: int) -> bool:
    """Whether a place stands without its article: "stuck at gate"."""
    word = made.parse.words[place]
    if word.lower not in BARE or word.dep not in {"obl", "nmod"}:
        return False
    children = [made.parse.words[c].dep for c in made.parse.children(place)]
    return "case" in children and not {"det", "nmod:poss", "nummod"} & set(children)


def _bare_thing(made: Rendering, place: int) -> str:
    """Whose a thing is that stands without any article: "on flight", "updated app"; empty where nothing is missing."""
    word = made.parse.words[place]
    first = min(
        (c for c in (*made.parse.children(place, "compound", "amod"), place) if c in made.kept), default=place
    )
    at = first if first == place else -1
    head = place if at == place else None
    if head is None or tag_of(word) != "NN" or word.dep not in {"obl", "obj", "nmod"}:
        return ""
    if word.lower in IDIOMS or THINGS.get(word.lower, "") not in {"ours", "travel", "visit"}:
        return ""
    children = [made.parse.words[c] for c in made.parse.children(place)]
    if any(child.dep in {"det", "nmod:poss", "nummod", "compound"} for child in children) or any(
        c.lower in {"by", "via"} for c in children
    ):
        return ""
    return owner(word)


def _has_case(made: Rendering, place: int) -> bool:
    return any(
        made.parse.words[c].dep == "case" and tag_of(made.parse.words[c]) != "POS"
        for c in made.parse.children(place)
    )


def owner(word: Word) -> str:
    """Whose a thing is: "our" app, "your" parcel, "the" rest."""
    lower = word.lower
    category = THINGS.get(lower, "")
    if category in OURS and lower not in OUR_PLACES:
        return "our"
    if category in {"goods", "food", "travel", "visit", "money"} or lower in OUR_PLACES:
        return "your"
    return "the"


def has_subject(parse: Parse, head: int) -> bool:
    """Whether the clause says who or what."""
    return any(parse.words[child].dep in SUBJECTS for child in parse.children(head))
