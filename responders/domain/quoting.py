"""What a reply quotes of the post, where no clause of it can be said back; and topics that the words alone don't tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.domain.reading import Reading, Topic
from responders.domain.facts import Facts
from responders.domain.issues import Issue
from responders.domain.support import supported
from responders.domain.understanding.merging import is_specific
from responders.domain.understanding.quotations import Quotation, best_of

TELLING = 1.2
"""What a quotation must tell to stand in the place of a general saying of ours."""

SURE = 0.25
"""Share of the push toward a topic that must lie within an issue's words."""

NEEDS_ITS_WORD = frozenset(
    {Topic.DEFECT, Topic.SAFETY, Topic.BILLING, Topic.CANCELLATION, Topic.PRICE, Topic.ACCOUNT, Topic.OTHER}
)
"""Topics whose remedy fits only where the trouble's own words speak of it: a photo, a charge, a refund."""


def quotation_for(facts: Facts, reading: Reading, told: Sequence[Issue]) -> Quotation | None:
    """The customer's words that the apology quotes; None where what we can say is better."""
    best = best_of(facts.quotable, reading.evidence)
    if best is None:
        return None
    judged = any(issue.start < best.end and best.start < issue.end for issue in told)
    if not judged and not any(issue.own or issue.told or issue.words for issue in told):
        return best
    return best if best.weight >= TELLING and all(is_general(issue) for issue in told) else None


def is_general(issue: Issue) -> bool:
    """Whether an issue is said in words that fit any post of its topic."""
    return not is_specific(issue)


def in_marks(quotation: Quotation | None) -> str:
    """The words between quotation marks; empty where there are none."""
    return f"“{quotation.words}{'?' if quotation.asks else ''}”" if quotation is not None else ""


def sections(quotation: Quotation | None, about: set[str]) -> frozenset[str]:
    """The sections of templates for a quotation; none where nothing is quoted."""
    if quotation is None:
        return frozenset()
    return frozenset({"quoted", "asking" if quotation.asks else "stating", *(about & {"grave", "everyday"})})


def with_topic(issue: Issue, facts: Facts, reading: Reading) -> Issue:
    """The issue with a topic of the reading, where its own words tell none."""
    topic = topic_for(issue.topic, issue.start, issue.end, facts, reading)
    return issue if topic == issue.topic else replace(issue, topic=topic)


def topic_for(topic: str, start: int, end: int, facts: Facts, reading: Reading) -> str:
    """The topic of some words: their own, else one of the reading's that they moved or that the post speaks of."""
    if topic != str(Topic.OTHER):
        return topic
    for one in reading.topics:
        if one in NEEDS_ITS_WORD:
            continue
        moved = sum(
            piece.weight
            for piece in reading.evidence
            if piece.toward == str(one) and start <= piece.start and piece.end <= end
        )
        if moved >= SURE or supported(one, facts):
            return str(one)
    return topic
