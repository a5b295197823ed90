"""Who proposed a draft, and where its facts come from, as the desk says it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from monitor.models import Case
from responders.models import Draft, SecondAsk
from responders.models.draft import Writer
from responders.models.second_ask import AskOutcome

WRITERS = {
    Writer.OWN: "",
    Writer.HOLDING: "Time is short. This one says who is on it and when the customer hears more.",
    Writer.SECOND: "Proposed by your second writer, and checked like every draft.",
}
"""What stands beside a draft of each writer."""

OWN_TEMPLATE = re.compile(r"own:(.+) v\d+")

ORIGINS = {
    "mention": "from the customer’s post",
    "thread": "from the conversation",
    "playbook": "from your playbook",
    "brand": "from your brand’s settings",
    "clock": "from the clock and your opening hours",
    "default": "what we say where your playbook is silent",
}


def writer_says(draft: Draft) -> str:
    """Who or what a draft comes from, where it isn't one of the shipped templates; else nothing."""
    own = OWN_TEMPLATE.fullmatch(draft.template)
    return f"Your template “{own[1]}”." if own else WRITERS[Writer(draft.writer)]


def why_no_second(case: Case) -> str:
    """Why the second writer's text for the customer's last word was not used, as a sentence; mostly nothing."""
    if not settings.WRITER_URL:
        return ""
    asked = SecondAsk.objects.filter(case=case, case_version=case.version).first()
    if asked is None or asked.outcome not in {AskOutcome.REJECTED, AskOutcome.FAILED}:
        return ""
    if asked.outcome == AskOutcome.FAILED:
        return f"The second writer gave no answer: {asked.reason}."
    return f"The second writer’s text was not used. {asked.reason}"


@dataclass(frozen=True, slots=True)
class Fact:
    """Words of a draft, where they come from, and what is said there."""

    words: str
    origin: str
    said: str


def sources_in_words(sources: Sequence[Mapping[str, Any]]) -> tuple[Fact, ...]:
    """A draft's sources as a person reads them; those of an unknown origin are left out."""
    return tuple(_fact(one) for one in sources if one.get("origin") in ORIGINS and one.get("words"))


def _fact(source: Mapping[str, Any]) -> Fact:
    words, said = str(source["words"]), str(source.get("said", ""))
    origin = ORIGINS[source["origin"]]
    topic, colon, there = said.partition(": ")
    if source["origin"] == "playbook" and colon:
        origin, said = f"{origin}, under “{topic.replace('_', ' ')}”", there
    return Fact(words, origin, "" if said == words or source["origin"] == "default" else said)
