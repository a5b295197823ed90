"""The form in which a person says what a post is: what it offers, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from monitor.domain.labelling import HowBad, Judgement, how_bad, judgement
from monitor.domain.reading import Kind, Risk, Topic
from monitor.models import Mention, Reading
from monitor.steps.facts import reading_facts
from responders.desk.words import name_of

KINDS = {
    Kind.COMPLAINT: "Something went wrong or fell short, however politely it is put.",
    Kind.PRAISE: "They are happy or thankful, and nothing is left open.",
    Kind.QUESTION: "They want to know something, and nothing went wrong.",
    Kind.OTHER: "All the rest: news, jokes, adverts, chatter.",
}
RISKS = {
    Risk.LEGAL: "a lawyer, a court or the authorities",
    Risk.INJURY: "somebody was hurt or in danger",
    Risk.DISCRIMINATION: "treated worse because of who they are",
    Risk.DATA_BREACH: "private details reached the wrong people",
    Risk.PRESS: "the press or a very large audience",
    Risk.LEAVING: "they may leave us",
    Risk.SELF_HARM: "they may hurt themselves",
    Risk.ABUSE: "threats or insults",
}
HOW_BAD = {
    HowBad.NIGGLE: "a niggle",
    HowBad.ORDINARY: "ordinary",
    HowBad.STRONG: "strong, or again and again",
    HowBad.GRAVE: "grave: must not wait",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its value in the form, its name, a line about it."""

    value: str
    name: str
    chosen: bool
    about: str = ""


def form_of(mention: Mention, reading: Reading | None) -> dict[str, Any]:
    """What the form's template needs, filled in with the reading that stands."""
    facts = reading_facts(reading) if reading else None
    bad = how_bad(facts) if facts else HowBad.ORDINARY
    kind, topics, risks = (facts.kind, facts.topics, facts.risks) if facts else (None, (), ())
    return {
        "mention": mention,
        "kinds": [Choice(k, name_of(k).capitalize(), k == kind, about) for k, about in KINDS.items()],
        "asks": facts is not None and facts.asks_question,
        "topics": [Choice(topic, name_of(topic), topic in topics) for topic in Topic],
        "risks": [Choice(risk, name, risk in risks) for risk, name in RISKS.items()],
        "how_bad": [Choice(step, name, step == bad) for step, name in HOW_BAD.items()],
    }


def said_in(request: HttpRequest) -> Judgement | None:
    """What was chosen; None without a kind. Whatever the form does not offer is passed over."""
    kind, step = request.POST.get("kind", ""), request.POST.get("how_bad", "")
    if kind not in set(Kind):
        return None
    return judgement(
        Kind(kind),
        how_bad=HowBad(step) if step in set(HowBad) else HowBad.ORDINARY,
        asks_question=bool(request.POST.get("asks")),
        topics=[Topic(value) for value in request.POST.getlist("topic") if value in set(Topic)],
        risks=[Risk(value) for value in request.POST.getlist("risk") if value in set(Risk)],
    )
