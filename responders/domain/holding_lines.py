"""Which lines a holding reply may use, and what they are filled with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitor.domain.reading import Kind, Risk
from responders.domain.beginning import greeting, tidy
from responders.domain.choosing import Chooser
from responders.domain.drafting import DraftRequest
from responders.domain.facts import Facts
from responders.domain.filling import Values, values_for
from responders.domain.lengths import Limit, length_of
from responders.domain.playbook import Playbook
from responders.domain.promised_time import Promise
from responders.domain.reply_templates import Line, in_voice, lines_for
from responders.domain.sorts import ReplySort
from responders.domain.support import somebody_else
from responders.domain.voice import spoken

WAITS = re.compile(
    r"\b(?:wait\w*|silence|no (?:answer|reply|word)|hear from|answer\w*|ignor\w+|late|delay\w*|slow)\b"
)
"""A trouble that is a wait itself: an apology for "the wait and the wait" would be none."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What one holding text is made from."""

    request: DraftRequest
    promise: Promise
    facts: Facts
    sort: ReplySort
    risk: Risk | None
    name: str
    limit: Limit


def values_of(matter: Matter, issues: int) -> Values:
    """Everything a line may use, with at most `issues` of the post's issues named."""
    request = matter.request
    values = values_for(
        request.playbook,
        request.reading,
        matter.facts,
        name=matter.name,
        issues=issues,
        also=False,
        question=matter.sort is ReplySort.QUESTION,
        careful=matter.risk,
        neutral=matter.sort in {ReplySort.NEUTRAL, ReplySort.PRAISE},
        voice=request.voice,
    )
    topic = "question" if matter.sort is ReplySort.QUESTION else values.topic
    ours = {
        "promise": matter.promise.words,
        "by_when": matter.promise.words,
        "By_when": matter.promise.words[:1].upper() + matter.promise.words[1:],
        "doing": spoken(_doing(request.playbook, topic), request.voice, starts=False),
    }
    return replace(values, filled=values.filled | ours)


def _doing(playbook: Playbook, topic: str) -> str:
    """What we do meanwhile, by the owner's word for this topic, or for any other."""
    remedy = playbook.remedies.get(topic) or playbook.remedies.get("other")
    return " ".join(remedy.holding.split()).rstrip(".!;,") if remedy else ""


def _tags(matter: Matter, values: Values) -> tuple[str, frozenset[str]]:
    """The file and the sections whose lines fit."""
    if matter.risk is not None:
        side = "complaint" if matter.request.reading.kind is Kind.COMPLAINT else "enquiry"
        tags = {str(matter.risk), side}
        if matter.risk in {Risk.INJURY, Risk.SELF_HARM} and somebody_else(matter.facts):
            tags.add("family")
        return "careful", frozenset(tags)
    return "holding", frozenset({_section(matter, values)})


def _section(matter: Matter, values: Values) -> str:
    if matter.sort is ReplySort.QUESTION:
        return "subject" if values.filled["subject"] else "open"
    if matter.sort is not ReplySort.COMPLAINT:
        return "neutral"
    if matter.request.is_follow_up and values.topic != "vague":
        return "followup"
    if values.topic == "vague":
        return values.topic
    named = values.filled["issue"] or values.filled["clause"]
    if not named:
        return "general"
    return "waiting" if values.topic == "waiting" or WAITS.search(named) else "complaint"


def fitting(matter: Matter, values: Values) -> Iterator[tuple[str, Line]]:
    """Texts that the platform takes whole, those with the owner's own word first."""
    file, tags = _tags(matter, values)
    lines = lines_for(file, tags, values.have | {"greeting"})
    chooser = Chooser(f"{matter.request.seed}\n{matter.promise.at.isoformat()}\n{matter.request.text[:2000]}")
    first = chooser.below(len(lines))
    turned = lines[first:] + lines[:first]
    voice = matter.request.voice
    filled = values.filled | {"greeting": greeting(matter.name, voice.register, chooser)}
    for line in sorted(turned, key=lambda line: "doing" not in line.needs):
        text = tidy(in_voice(line, voice).render(filled), filled["greeting"])
        if length_of(text, matter.limit) <= matter.limit.max:
            yield text, line
