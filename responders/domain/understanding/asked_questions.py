"""Questions that a post asks us, as we say them back."""

from __future__ import annotations

import re

from responders.domain.grammar import Parse
from responders.domain.understanding.completing import in_order, with_owner, without_lead
from responders.domain.understanding.persons import SUBJECTS, has_subject
from responders.domain.understanding.rendering import LONGEST, rendered
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.wording import joined, said

UPDATE = re.compile(r"(?:any|an) (?:updates?|news|info|information|word|word yet) (?:on|about|for) ")


QUESTION = frozenset({"what", "when", "where", "which", "who", "why", "how"})


def question(sentence: Sentence, parse: Parse, head: int) -> tuple[str, list[int]] | None:
    """ "When do you reply?": when we reply. "Is the site down?": whether our site is down."""
    lowers = [word.lower for word in parse.words]
    if match := UPDATE.match(" ".join(lowers)):
        return update(parse, len(match[0].split()))
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


def update(parse: Parse, after: int) -> tuple[str, list[int]] | None:
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
