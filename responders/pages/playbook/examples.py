"""How a reply would read with the playbook as it is being typed, and what the checks say of its wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from responders.domain.drafting import DraftRequest, draft_reply
from responders.domain.finding import Finding
from responders.domain.playbook import Playbook
from responders.domain.playbook_rules import advice, remarks
from responders.domain.playbook_topics import ALL_TOPICS, PlaybookTopic
from responders.grammar import shipped_grammar

CUSTOMER = "Sam"
PLATFORM = "practice"


@dataclass(frozen=True, slots=True)
class Example:
    """A post and the reply to it; `findings` is what the checks say of the reply."""

    topic: PlaybookTopic
    reply: str
    findings: tuple[Finding, ...]


def example_for(playbook: Playbook, topic: PlaybookTopic) -> Example:
    """The reply that would be drafted to the topic's example post."""
    proposals = draft_reply(
        DraftRequest(
            text=topic.post,
            platform=PLATFORM,
            reading=topic.reading(),
            playbook=playbook,
            author_name=CUSTOMER,
            seed=topic.code,
            grammar=shipped_grammar(),
        )
    )
    first = proposals[0] if proposals else None
    return Example(topic, first.text if first else "", first.findings if first else ())


def advice_on(playbook: Playbook) -> Mapping[str, tuple[str, ...]]:
    """What could be said better, by field; nothing of it has to be."""
    found: dict[str, list[str]] = {}
    for topic in ALL_TOPICS:
        remedy = playbook.remedies.get(topic.code)
        if remedy is None or topic.careful:
            continue
        for name, finding in advice(playbook, remedy, grammar=shipped_grammar()):
            better = f" For instance: “{finding.better}”." if finding.better else ""
            found.setdefault(name, []).append(f"“{finding.words}”: {finding.advice}{better}")
        for name, says in remarks(remedy, playbook):
            found.setdefault(name, []).append(says)
    return {name: tuple(dict.fromkeys(said)) for name, said in found.items()}
