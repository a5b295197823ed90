"""What a post asks of us: every request and every question, said back (P8)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from responders.domain.grammar import Parse
from responders.domain.things import things_in
from responders.domain.understanding.lexicon import GRAVE, INSTRUCTIONS
from responders.domain.understanding.own_words import articles, in_order, is_open, with_owner, without_lead
from responders.domain.understanding.persons import SUBJECTS, is_customer, tag_of
from responders.domain.understanding.rendering import Piece, has_subject, joined, rendered, said
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.topics import topic_of

LONGEST = 12
UPDATE = re.compile(r"(?:any|an) (?:updates?|news|info|information|word|word yet) (?:on|about|for) ")
REQUESTS = frozenset(
    "fix find refund send cancel change call contact explain check return replace update add bring give improve sort resolve "
    "answer confirm reopen remove deliver pay credit reimburse open unlock restore clean repair provide hire show stop".split()
)
"""Verbs that ask for something where they begin a sentence."""

ASKING = frozenset({"can", "could", "will", "would"})
QUESTION = frozenset({"what", "when", "where", "which", "who", "why", "how"})
NO_REQUEST = INSTRUCTIONS | frozenset(
    "help like consider reconsider come stop get go let be do have think guess try thank bless hope suck grow learn shame wake wait look hurry watch "
    "remember imagine enjoy stay keep make see take know avoid beware".split()
)
"""Verbs whose imperative asks for nothing that can be said back."""

WISHES = frozenset({"need", "want", "like", "try"})
EMPTY = frozenset(
    "help you us please this that it we our your to me do something with for out the a an can i".split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request or question: what it asks, as it follows "you've had to ask us", and where it stands."""

    said: str
    topic: str
    thing: str
    words: tuple[str, ...]
    start: int
    end: int

    @property
    def noun(self) -> str:
        """The asking, to follow "sorry about"."""
        return f"you having to {self.said}"

    @property
    def clause(self) -> str:
        """The asking, to follow "sorry that"."""
        return f"you've had to {self.said}"


def asked_in(sentences: tuple[Sentence, ...], parses: list[Parse]) -> tuple[Asked, ...]:
    """Every request and question of a post that can be said back."""
    found = []
    for sentence, parse in zip(sentences, parses, strict=True):
        if {word.lower for word in parse.words} & GRAVE:
            continue
        for head in parse.roots():
            one = _asked(sentence, parse, head)
            if one is not None:
                found.append(one)
                break
    return tuple(found)


def _asked(sentence: Sentence, parse: Parse, head: int) -> Asked | None:
    asks = sentence.asks or sentence.why or UPDATE.match(parse.text.lower())
    asking = (
        _request(parse, head)
        or _help(parse)
        or _wish(parse, head)
        or (_question(sentence, parse, head) if asks else None)
    )
    if asking is None:
        return None
    text, kept = asking
    text = articles(text)
    content = [
        word for word in re.findall(r"[a-z']+", text.partition(" us ")[2] or text) if word not in EMPTY
    ]
    if len(content) < 2 or is_open(text) or not kept:
        return None
    start, end = sentence.span(parse.words[min(kept)].start, parse.words[max(kept)].end)
    things = things_in(text)
    words = tuple(parse.words[at].lower for at in kept if parse.words[at].pos in {"NOUN", "VERB", "ADJ"})
    return Asked(text, topic_of(text), things[0].said if things else "", words, start, end)


def _request(parse: Parse, head: int) -> tuple[str, list[int]] | None:
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


def _wish(parse: Parse, head: int) -> tuple[str, list[int]] | None:
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


def _help(parse: Parse) -> tuple[str, list[int]] | None:
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


def _question(sentence: Sentence, parse: Parse, head: int) -> tuple[str, list[int]] | None:
    """ "When do you reply?": when we reply. "Is the site down?": whether our site is down."""
    lowers = [word.lower for word in parse.words]
    if match := UPDATE.match(" ".join(lowers)):
        return _update(parse, len(match[0].split()))
    start = 2 if lowers[:2] in (["any", "idea"], ["any", "clue"]) else 0
    if start and len(lowers) > start and lowers[start] in QUESTION:
        inner = next(
            (
                place
                for place in parse.children(head)
                if parse.words[place].dep in {"advcl", "ccomp", "acl", "acl:relcl"}
            ),
            None,
        )
        if inner is None:
            return None
        head = inner
    made = rendered(parse, head, most=LONGEST, question=True)
    if made is None or not has_subject(parse, head):
        return None
    pieces = without_lead(in_order(parse, head, said(made)))
    own = next(child for child in parse.children(head) if parse.words[child].dep in SUBJECTS)
    if parse.words[own].lower in {"anyone", "somebody", "someone", "anybody", "people"}:
        return None
    pieces = with_owner(parse, own, pieces)
    text = joined(pieces)
    if sentence.why:
        return f"ask us why {text}", made.kept
    first = lowers[start] if len(lowers) > start else ""
    if first == "how" and re.match(r"how (?:do|can|could|should|would) you |how you (?:can )?", text):
        return "ask us " + re.sub(
            r"^how (?:(?:do|can|could|should|would) you |you (?:can )?)", "how to ", text
        ), made.kept
    if first in QUESTION:
        return (f"ask us {text}", made.kept) if text.split()[0] in QUESTION else None
    inverted = parse.words[0].dep in {"aux", "cop", "aux:pass"} and parse.words[0].head == head
    if inverted and parse.words[0].lower in {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "did",
        "does",
        "do",
        "will",
    }:
        return f"ask us whether {text}", made.kept
    return None


def _update(parse: Parse, after: int) -> tuple[str, list[int]] | None:
    for place in range(after, min(len(parse.words), after + 5)):
        if parse.words[place].pos == "NOUN" and parse.words[place].dep in {"nmod", "obl", "ROOT"}:
            made = rendered(parse, place, most=LONGEST)
            if made is None:
                return None
            pieces = [
                p for p in said(made) if p.place < 0 or parse.words[p.place].dep != "case" or p.place > place
            ]
            return f"ask us for news of {joined(pieces)}", made.kept
    return None
