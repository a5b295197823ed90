"""Questions that a post asks us, as we say them back: "when do you reply?" asks us when we reply."""

from __future__ import annotations

import re

from responders.domain.grammar import Parse
from responders.domain.understanding.completing import in_order, trimmed, with_owner
from responders.domain.understanding.lexicon import BAD_VERBS
from responders.domain.understanding.persons import subject_place
from responders.domain.understanding.rendering import LONGEST, rendered
from responders.domain.understanding.requests import Said
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.telling import ANYBODY
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import joined, said

UPDATE = re.compile(r"(?:any|an) (?:updates?|news|info|information|word|word yet) (?:on|about|for) ")
IDEA = re.compile(r"any (?:idea|clue|word) (?:what|when|where|which|who|why|how)\b")
QUESTION = words("what when where which who why how")
TURNED = words("is are was were has have did does do will can could")
HOW_TO = re.compile(r"^how (?:(?:do|can|could|should|would) you |you (?:can )?)")
CLAUSES = ("advcl", "ccomp", "acl", "acl:relcl")
NEAR = 5
"""Words after "any update on" within which its thing stands."""


def question(sentence: Sentence, parse: Parse, head: int) -> Said | None:
    """The question that a sentence asks; None where it can't be said back."""
    text = parse.text.lower()
    if match := UPDATE.match(text):
        return _update(parse, len(match[0].split()))
    first = parse.words[0].lower
    if IDEA.match(text):
        first = parse.words[2].lower
        inner = parse.children(head, *CLAUSES)
        return _indirect(sentence, parse, inner[0], first) if inner else None
    return _indirect(sentence, parse, head, first)


def _indirect(sentence: Sentence, parse: Parse, head: int, first: str) -> Said | None:
    own = subject_place(parse, head)
    lemma = parse.words[head].lemma
    if sentence.why and lemma == "keep" and own is not None and parse.words[own].lower == "i":
        return None
    if first == "how" and lemma in BAD_VERBS:
        return None
    made = rendered(parse, head, most=LONGEST, question=True)
    if made is None or own is None or parse.words[own].lower in ANYBODY:
        return None
    pieces = in_order(parse, head, said(made))
    text = joined(trimmed(with_owner(parse, own, pieces)) if first not in QUESTION else pieces)
    if not text:
        return None
    asked = _introduced(text, first, why=sentence.why, turned=parse.words[0].head == head)
    return (f"ask us {asked}", made.kept) if asked else None


def _introduced(text: str, first: str, *, why: bool, turned: bool) -> str:
    """An indirect question with the word that begins it; empty where none fits."""
    if why:
        return "" if text.split(maxsplit=1)[0] in TURNED else f"why {text}"
    if first == "how" and HOW_TO.match(text):
        return HOW_TO.sub("how to ", text)
    if first in QUESTION:
        if re.match(r"what (?:happen|is going|is up)|how (?:is it|about)|who ", text):
            return ""
        return text if text.split(maxsplit=1)[0] in QUESTION else ""
    stated = text.split(maxsplit=1)[0] not in TURNED
    return f"whether {text}" if turned and stated and first in TURNED else ""


def _update(parse: Parse, after: int) -> Said | None:
    """What news is asked of: "any update on my order"."""
    for place in range(after, min(len(parse.words), after + NEAR)):
        word = parse.words[place]
        if word.pos == "NOUN" and word.dep in {"nmod", "obl", "ROOT"}:
            made = rendered(parse, place, most=LONGEST)
            pieces = said(made) if made else []
            named = [
                p for p in pieces if p.place < 0 or p.place > place or parse.words[p.place].dep != "case"
            ]
            return (f"ask us for news of {joined(named)}", made.kept) if made and named else None
    return None
