"""What a post asks of us: every request and every question, said back (P8)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from responders.domain.grammar import Parse
from responders.domain.things import things_in
from responders.domain.understanding.asked_questions import UPDATE, question
from responders.domain.understanding.gravity import is_grave
from responders.domain.understanding.lexicon import LASTING
from responders.domain.understanding.pleas import plea
from responders.domain.understanding.rendering import Rendering
from responders.domain.understanding.requests import help_with, request, wish
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.topics import topic_of
from responders.domain.understanding.torn import is_torn
from responders.domain.understanding.wholeness import articles, is_open
from responders.domain.understanding.word_list import words

EMPTY = words("help you us please this that it we our your to me do something with for out the a an can i")


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
    if is_grave(parses):
        return ()
    for sentence, parse in zip(sentences, parses, strict=True):
        for head in parse.roots():
            one = _asked(sentence, parse, head)
            if one is not None:
                found.append(one)
                break
    return tuple(found)


def _asked(sentence: Sentence, parse: Parse, head: int) -> Asked | None:
    asks = sentence.asks or sentence.why or UPDATE.match(parse.text.lower())
    asking = (
        plea(parse, head)
        or request(parse, head)
        or help_with(parse)
        or wish(parse, head)
        or (question(sentence, parse, head) if asks else None)
    )
    if asking is None:
        return None
    text, kept = asking
    text = articles(text)
    content = [
        word for word in re.findall(r"[a-z']+", text.partition(" us ")[2] or text) if word not in EMPTY
    ]
    if (
        LASTING & set(text.split())
        or len(content) < 2
        or is_open(text)
        or not kept
        or _torn(parse, head, kept)
    ):
        return None
    start, end = sentence.span(parse.words[min(kept)].start, parse.words[max(kept)].end)
    things = things_in(text)
    words = tuple(parse.words[at].lower for at in kept if parse.words[at].pos in {"NOUN", "VERB", "ADJ"})
    return Asked(text, topic_of(text), things[0].said if things else "", words, start, end)


def _torn(parse: Parse, head: int, kept: list[int]) -> bool:
    """Whether something that belongs to the kept words was left out among them."""
    return is_torn(Rendering(parse, head, kept=kept))
