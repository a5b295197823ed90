"""Sentences of our own drafts, which do nothing that a reply must not do: they teach what not to suspect."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from monitor.domain.reading import Kind, Reading, Risk, Topic
from monitor.language.training.sets import held_out, own
from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, draft_many
from responders.domain.sense import SpeechAct
from responders.domain.tone.said import Said
from responders.grammar import shipped_grammar

FAULTS = frozenset(
    {
        SpeechAct.CONDITIONAL,
        SpeechAct.IDLE,
        SpeechAct.BLAME,
        SpeechAct.REFUSAL,
        SpeechAct.HOOP,
        SpeechAct.ASKS_PUBLICLY,
        SpeechAct.SLOGAN,
        SpeechAct.NEGATIVITY,
        SpeechAct.RETORT,
        SpeechAct.IMPERSONAL,
        SpeechAct.FLIPPANT,
        SpeechAct.SALES,
        SpeechAct.ADMISSION,
        SpeechAct.STOCK,
        SpeechAct.GIFT,
        SpeechAct.BOUNDLESS,
        SpeechAct.DISMISSAL,
    }
)
"""What no draft of ours does."""
POSTS, PLATFORM = 400, "mastodon"


def sentences() -> list[str]:
    """Different sentences of the drafts for messages of our corpus, the held-out brands' left out."""
    records = list(islice((one for one in own() if not held_out(one)), POSTS * 3))
    requests = [_request(record) for record in records[:: max(1, len(records) // POSTS)]]
    return list(
        dict.fromkeys(text for drafts in draft_many(requests) for one in drafts for text in _cut(one.text))
    )


def _cut(reply: str) -> Iterator[str]:
    said = Said(reply=reply)
    for start, end in said.sentences:
        first, last = said.trimmed(start, end)
        if len(reply[first:last].split()) > 2:
            yield reply[first:last]


def _request(record: dict[str, Any]) -> DraftRequest:
    kind = Kind(record["kind"])
    reading = Reading(
        kind=kind,
        probabilities={str(one): float(one is kind) for one in Kind},
        confidence=1.0,
        asks_question=bool(record["asks_question"]),
        severity=record["severity"],
        escalate=bool(record.get("escalate", False)),
        topics=tuple(Topic(name) for name in record["topics"]),
        risks=tuple(Risk(name) for name in record["risks"]),
        language="en",
        evidence=(),
        model_version="corpus",
    )
    return DraftRequest(
        text=record["text"],
        platform=PLATFORM,
        reading=reading,
        playbook=default_playbook("Fern & Kettle", "Maya"),
        seed=str(record["id"]),
        grammar=shipped_grammar(),
    )
