"""Requests that a post makes of us."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.understanding.lexicon import INSTRUCTIONS
from responders.domain.understanding.persons import SUBJECTS, is_customer, tag_of
from responders.domain.understanding.rendering import rendered
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, joined, said

REQUESTS = words(
    "fix find refund send cancel change call contact explain check return replace update add bring give improve sort resolve "
    "answer confirm reopen remove deliver pay credit reimburse open unlock restore clean repair provide hire show stop"
)
"""Verbs that ask for something where they begin a sentence."""


ASKING = frozenset({"can", "could", "will", "would"})


NO_REQUEST = INSTRUCTIONS | words(
    "help like consider reconsider come stop get go let be do have think guess try thank bless hope suck grow learn shame wake wait look hurry watch "
    "remember imagine enjoy stay keep make see take know avoid beware"
)
"""Verbs whose imperative asks for nothing that can be said back."""


WISHES = frozenset({"need", "want", "like", "try"})


LONGEST = 12


def request(parse: Parse, head: int) -> tuple[str, list[int]] | None:
    """ "Please find my bag", "can you find my bag": to find your bag."""
    word = parse.words[head]
    if word.pos != "VERB" or tag_of(word) not in {"VB", "VBP"} or word.lemma in NO_REQUEST:
        return None
    own = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    auxes = [parse.words[c].lower for c in parse.children(head, "aux")]
    if own is None:
        if auxes or any(parse.words[c].lower in {"n't", "not", "never"} for c in parse.children(head)):
            return None
        pleading = any(w.lower == "please" for w in parse.words[:head])
        if not pleading and (head > 0 or word.lemma not in REQUESTS):
            return None
    elif not (
        parse.words[own].lower in {"you", "acme"}
        and auxes
        and auxes[0] in ASKING
        and parse.children(head, "aux")[0] < own
    ):
        return None
    made = rendered(parse, head, most=LONGEST)
    if made is None:
        return None
    pieces = [piece for piece in said(made) if piece.place >= head]
    if not pieces:
        return None
    pieces[0] = Piece(word.lemma, head)
    return f"ask us to {joined(pieces)}", made.kept


def wish(parse: Parse, head: int) -> tuple[str, list[int]] | None:
    """ "I need to change a flight", "trying to change my flight": for help to change your flight."""
    word = parse.words[head]
    if word.lemma not in WISHES or any(
        parse.words[c].lower not in {"'m", "am", "been", "have", "'ve"} for c in parse.children(head, "aux")
    ):
        return None
    below = parse.children(head, "xcomp")
    own = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    if (
        not below
        or (own is not None and not is_customer(parse.words[own]))
        or (own is None and tag_of(word) != "VBG")
    ):
        return None
    if any(
        parse.words[c].lower in {"n't", "not", "never", "did", "when", "if"} for c in parse.children(head)
    ):
        return None
    verb = parse.words[below[0]]
    if tag_of(verb) != "VB" or verb.lemma in {
        "know",
        "say",
        "be",
        "thank",
        "see",
        "tell",
        "give",
        "fly",
        "hear",
        "ask",
        "call",
        "make",
        "get",
        "vent",
        "cry",
        "go",
        "leave",
    }:
        return None
    made = rendered(parse, below[0], most=LONGEST)
    if made is None:
        return None
    pieces = [piece for piece in said(made) if piece.place >= below[0]]
    return (f"ask us for help to {joined(pieces)}", made.kept) if pieces else None


def help_with(parse: Parse) -> tuple[str, list[int]] | None:
    """ "Help with my award": for help with your award."""
    for place, word in enumerate(parse.words):
        if word.lemma in {"help", "assist", "assistance"} and place + 1 < len(parse.words):
            for child in parse.children(place, "obl", "nmod"):
                case = [parse.words[c].lower for c in parse.children(child, "case")]
                if case != ["with"]:
                    continue
                made = rendered(parse, child, most=LONGEST)
                if made is not None:
                    return f"ask us for help {joined(said(made))}", made.kept
    return None
