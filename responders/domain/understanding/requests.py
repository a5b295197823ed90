"""Requests that a post makes of us: "please find my bag" asks us to find your bag."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.understanding.lexicon import INSTRUCTIONS
from responders.domain.understanding.persons import SUBJECTS, is_customer, subject_place, tag_of
from responders.domain.understanding.rendering import rendered
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, joined, said

REQUESTS = words(
    "fix find refund send cancel change call contact explain check return replace update add bring give improve sort resolve "
    "answer confirm reopen remove deliver pay credit reimburse open unlock restore clean repair provide hire show stop"
)
"""Verbs that ask for something where they begin a sentence."""

NO_REQUEST = INSTRUCTIONS | words(
    "help like consider reconsider come stop get go let be do have think guess try thank bless hope suck grow learn shame wake "
    "wait look hurry watch remember imagine enjoy stay keep make see take know avoid beware note read stand imagine"
)
"""Verbs whose imperative asks for nothing that can be said back."""

NO_WISH = words("know say be thank see tell give fly hear ask call make get vent cry go leave have come")
ASKING = frozenset({"can", "could", "will", "would"})
WISHES = frozenset({"need", "want", "like", "try"})
GOING_ON = frozenset({"'m", "am", "been", "have", "'ve"})
NOT_WISHED = words("n't not never did when if")
LONGEST = 12

Said = tuple[str, list[int]]
"""What is asked, as it follows "you've had to", and the places of its words."""


def request(parse: Parse, head: int) -> Said | None:
    """A request: "please find my bag", "can you find my bag"."""
    word = parse.words[head]
    if word.pos != "VERB" or tag_of(word) not in {"VB", "VBP"} or word.lemma in NO_REQUEST:
        return None
    if not (_orders(parse, head) or _asks(parse, head)):
        return None
    made = rendered(parse, head, most=LONGEST)
    pieces = since(said(made), head) if made else []
    if made is None or not pieces:
        return None
    return f"ask us to {joined([Piece(word.lemma, head), *pieces[1:]])}", made.kept


def since(pieces: list[Piece], place: int) -> list[Piece]:
    """The pieces from a word on, with those that are ours."""
    at = next((index for index, piece in enumerate(pieces) if piece.place >= place), len(pieces))
    return pieces[at:]


def _orders(parse: Parse, head: int) -> bool:
    if any(parse.words[c].dep in SUBJECTS | {"aux"} for c in parse.children(head)):
        return False
    if any(parse.words[c].lower in NOT_WISHED for c in parse.children(head)):
        return False
    pleads = any(word.lower == "please" for word in parse.words[:head])
    return pleads or (head == 0 and parse.words[head].lemma in REQUESTS)


def _asks(parse: Parse, head: int) -> bool:
    own = subject_place(parse, head)
    helping = parse.children(head, "aux")
    if own is None or not helping or parse.words[own].lower not in {"you", "acme"}:
        return False
    return parse.words[helping[0]].lower in ASKING and helping[0] < own


def wish(parse: Parse, head: int) -> Said | None:
    """A wish: "I need to change a flight", "trying to change my flight"."""
    word = parse.words[head]
    below = parse.children(head, "xcomp")
    if word.lemma not in WISHES or not below or not _is_mine(parse, head):
        return None
    verb = parse.words[below[0]]
    made = rendered(parse, below[0], most=LONGEST)
    if made is None or tag_of(verb) != "VB" or verb.lemma in NO_WISH:
        return None
    pieces = since(said(made), below[0])
    return (f"ask us for help to {joined(pieces)}", made.kept) if pieces else None


def _is_mine(parse: Parse, head: int) -> bool:
    """Whether the customer wishes it, and plainly."""
    children = [parse.words[c] for c in parse.children(head)]
    own = next((child for child in children if child.dep in SUBJECTS), None)
    plain = all(child.lower in GOING_ON for child in children if child.dep == "aux")
    mine = is_customer(own) if own is not None else tag_of(parse.words[head]) == "VBG"
    return plain and mine and not any(child.lower in NOT_WISHED for child in children)


def help_with(parse: Parse) -> Said | None:
    """A call for help: "help with my award"."""
    for place, word in enumerate(parse.words):
        if word.lemma not in {"help", "assist", "assistance"}:
            continue
        for child in parse.children(place, "obl", "nmod"):
            case = [parse.words[c].lower for c in parse.children(child, "case")]
            made = rendered(parse, child, most=LONGEST) if case == ["with"] else None
            if made is not None:
                return f"ask us for help {joined(said(made))}", made.kept
    return None
