"""The thing that a post scolds without telling what is wrong with it: "your wifi is trash"."""

from __future__ import annotations

import re

from responders.domain.grammar import Parse
from responders.domain.issues import Issue
from responders.domain.nouns import THINGS, plural
from responders.domain.things import things_in
from responders.domain.understanding.gravity import is_grave
from responders.domain.understanding.sentences import Sentence
from responders.domain.understanding.topics import topic_of

SCOLDS = re.compile(
    r"\b(?:suck\w*|trash|garbage|terrible|awful|horrible|appalling|shocking|pathetic|ridiculous|crap\w*|shit\w*|rubbish|useless|"
    r"worst|a joke|disgrace\w*|disappoint\w*|poor|hate|stinks?|annoy\w*|frustrat\w*|disgust\w*|absurd|fix|sort out|improve|"
    r"unacceptable|atrocious|abysmal|dreadful|nightmare|acting up|messed up|screwed|screwing|ruin\w*|fail\w*|bad|dire|struggling)\b"
)
BY_THE_WAY = frozenset({"phone", "telephone", "line", "day", "time"})
NEVER = frozenset({"people"})
"""Categories of things of which a reply does not say that they gave trouble."""


def scolded(sentences: tuple[Sentence, ...], parses: list[Parse]) -> Issue | None:
    """The only listed thing of a sentence that scolds, as the trouble with it; None where there is none."""
    for sentence, parse in zip(sentences, parses, strict=True):
        lower = sentence.text.lower()
        if not SCOLDS.search(lower) or is_grave([parse]):
            continue
        things = {thing.said: thing for thing in things_in(lower)}
        if len(things) != 1:
            continue
        thing = next(iter(things.values()))
        if thing.category in NEVER or thing.word in BY_THE_WAY or thing.word not in THINGS:
            continue
        has = "have" if plural(thing.said) else "has"
        start, end = sentence.span(thing.start, thing.end)
        return Issue(
            topic_of(lower),
            f"the trouble with {thing.named}",
            f"{thing.named} {has} given you trouble",
            thing.said,
            (thing.word,),
            start,
            end,
        )
    return None
