"""Roundabout ways of asking us for something: "I'd appreciate it if you …", "would you mind …", "you need better …"."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.understanding.persons import SUBJECTS, is_customer, subject_of, tag_of
from responders.domain.understanding.rendering import rendered
from responders.domain.understanding.requests import LONGEST, NO_REQUEST, NO_WISH, Said, since
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, joined, said

ADDRESSED = words("you acme")
WISHED = words("appreciate love like great nice good wish helpful lovely")
"""Words that a wish of what we do hangs on: "it would be great if you could"."""

WOULD = words("would could can 'd will")
BETTER = words(
    "better more new proper cheaper faster bigger newer another extra real longer wider healthier fresh"
)
"""Words before a thing that show that we have none, or none that will do."""

FIRST = 2
"""The place of the verb behind "how about"."""

GETTING = words("get give let make keep")
NO_THING = words("time money people help service things thing job life management luck attitude")


def plea(parse: Parse, head: int) -> Said | None:
    """What is asked of us in a roundabout way; None where nothing is."""
    return (
        _how_about(parse, head)
        or _minding(parse, head)
        or _wished(parse, head)
        or _needing(parse, head)
        or _helping(parse, head)
    )


def _how_about(parse: Parse, head: int) -> Said | None:
    """Behind "how about" or "what about": "getting my parcel to me" asks us to get your parcel to you."""
    if [word.lower for word in parse.words[:2]] not in (["how", "about"], ["what", "about"]):
        return None
    verb = next((at for at, word in enumerate(parse.words[:4]) if tag_of(word) == "VBG"), None)
    return _to_do(parse, verb, bare=True) if verb == FIRST and head in {0, 1, verb} else None


def _minding(parse: Parse, head: int) -> Said | None:
    """After "would you mind": "finding us a seat" asks us to find you a seat."""
    own = subject_of(parse, head)
    below = parse.children(head, "xcomp", "ccomp")
    if parse.words[head].lemma != "mind" or own is None or not below or not _us(parse, own):
        return None
    if tag_of(parse.words[below[0]]) != "VBG" or parse.children(head, "advmod"):
        return None
    return _to_do(parse, below[0])


def _wished(parse: Parse, head: int) -> Said | None:
    """After "I'd appreciate it if": "you wouldn't sell my data" asks us not to sell your data."""
    if parse.words[head].lemma not in WISHED:
        return None
    for child in parse.children(head, "advcl", "ccomp", "csubj"):
        own = subject_of(parse, child)
        helping = [parse.words[c].lower for c in parse.children(child, "aux")]
        if own is None or not _us(parse, own) or not WOULD & set(helping) or "have" in helping:
            continue
        negated = any(parse.words[c].lower in {"n't", "not"} for c in parse.children(child))
        return _to_do(parse, child, negated=negated)
    return None


def _needing(parse: Parse, head: int) -> Said | None:
    """What we lack: "you need better snacks" asks us for better snacks."""
    own = subject_of(parse, head)
    things = parse.children(head, "obj")
    if parse.words[head].lemma != "need" or own is None or not things or not _us(parse, own):
        return None
    if any(parse.words[c].lower in {"n't", "not", "do", "if", "when"} for c in parse.children(head)):
        return None
    wanted = {parse.words[c].lower for c in parse.children(things[0], "amod", "det")}
    if not wanted & BETTER or parse.words[things[0]].lower in NO_THING:
        return None
    made = rendered(parse, things[0], most=LONGEST)
    return (f"ask us for {joined(said(made))}", made.kept) if made else None


def _helping(parse: Parse, head: int) -> Said | None:
    """Help with doing something: "help me find my bag" asks us for help to find your bag."""
    if parse.words[head].lemma != "help" or any(
        parse.words[c].lower in {"n't", "not", "never"} for c in parse.children(head)
    ):
        return None
    own = next((c for c in parse.children(head) if parse.words[c].dep in SUBJECTS), None)
    asks = own is not None and _us(parse, own) and bool(parse.children(head, "aux"))
    pleads = own is None and tag_of(parse.words[head]) in {"VB", "VBP"}
    below = parse.children(head, "xcomp", "ccomp", "advcl")
    if not (asks or pleads) or not below or parse.words[below[0]].lemma in NO_WISH:
        return None
    whom = [parse.words[c] for c in parse.children(head, "obj", "iobj")]
    if any(not is_customer(one) and one.lower not in {"me", "us"} for one in whom):
        return None
    if tag_of(parse.words[below[0]]) not in {"VB", "VBP"}:
        return None
    made = rendered(parse, below[0], most=LONGEST)
    pieces = since(said(made), below[0]) if made else []
    return (f"ask us for help to {joined(pieces)}", made.kept) if made and pieces else None


def _to_do(parse: Parse, verb: int, *, negated: bool = False, bare: bool = False) -> Said | None:
    word = parse.words[verb]
    if (word.lemma in NO_REQUEST and not (bare and word.lemma in GETTING)) or word.pos != "VERB":
        return None
    made = rendered(parse, verb, most=LONGEST)
    pieces = since(said(made), verb)[1:] if made else []
    if made is None or not pieces:
        return None
    return f"ask us {'not ' if negated else ''}to {joined([Piece(word.lemma, verb), *pieces])}", made.kept


def _us(parse: Parse, own: int) -> bool:
    return parse.words[own].lower in ADDRESSED
