"""How a further word of its customer moves a case, and how a person's word about a reading does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import reduce

from monitor.domain.reading import Kind
from monitor.domain.reading import Reading as ReadingFacts
from monitor.domain.response_clock import due_at
from monitor.domain.triage import Matter, Move, merge, move_for, priority
from monitor.models import Case, Channel, Mention
from monitor.models.case import CaseState, Outcome

CASE_FIELDS = (
    "state", "outcome", "closed_reason", "closed_at", "kind", "unsure", "severity", "escalate", "topics",
    "risks", "priority", "version", "reopened", "last_customer_at", "due_at",
)  # fmt: skip
"""What the functions below change."""


def due(channel: Channel, received: datetime) -> datetime:
    """When an answer to a word of that time is due. The channel comes with its brand."""
    brand = channel.brand
    within = timedelta(minutes=brand.respond_within_minutes)
    return due_at(received, within=within, hours=brand.hours, zone=brand.time_zone)


def move_case(case: Case, mention: Mention, facts: ReadingFacts) -> None:
    """Change the unsaved case by one more word of its customer.

    A customer whom our answer left unhappy re-opens the case at the top of the queue (P10); one who is
    content closes it as recovered (P1).
    """
    move = move_for(facts, answered_before=case.answered_at is not None)
    _take(case, merge(_matter(case) if case.version else None, facts))
    case.last_customer_at = max(case.last_customer_at, mention.posted_at)
    if move == Move.RECOVER:
        case.state, case.outcome = CaseState.CLOSED, Outcome.RECOVERED
        case.closed_at = mention.posted_at
        case.closed_reason = "The customer is content with our answer."
        return
    if move == Move.REOPEN or case.state == CaseState.CLOSED:
        _come_back(case, mention, unhappy=move == Move.REOPEN)
    case.state, case.closed_at, case.closed_reason = CaseState.OPEN, None, ""
    case.version += 1
    _rank(case, reopened=move == Move.REOPEN)


def bring_in_line(
    case: Case, words: Sequence[tuple[Mention, ReadingFacts]], *, draft_again: bool, sure: bool = True
) -> None:
    """Change the unsaved case after a person said what one of its words is; not `sure`: after a machine did.

    `words` are all that the customer said, in order, as they are read now; at least one. A person decides
    what closes, so only the contrary happens by itself: a case that was closed because its customer seemed
    content is opened again where the last word turns out unhappy. With `draft_again` an open case gets new
    drafts.
    """
    matter = reduce(merge, (facts for _, facts in words), None)
    if matter is None:
        raise ValueError("a case without words can't be brought in line")
    _take(case, matter)
    case.unsure = case.unsure and not sure
    last, facts = words[-1]
    move = move_for(facts, answered_before=case.answered_at is not None)
    if case.state == CaseState.CLOSED and case.outcome == Outcome.RECOVERED and move == Move.REOPEN:
        _come_back(case, last, unhappy=True)
        case.state, case.closed_at, case.closed_reason = CaseState.OPEN, None, ""
        case.version += 1
    elif case.state == CaseState.OPEN:
        if case.outcome == Outcome.UNHAPPY and move == Move.RECOVER:
            case.outcome = Outcome.NONE
        case.version += draft_again
    _rank(case, reopened=case.outcome == Outcome.UNHAPPY)


def _come_back(case: Case, mention: Mention, *, unhappy: bool) -> None:
    case.reopened += 1
    case.outcome = Outcome.UNHAPPY if unhappy else Outcome.NONE
    case.due_at = due(case.channel, mention.posted_at)


def _take(case: Case, matter: Matter) -> None:
    case.kind, case.unsure = matter.kind, matter.unsure
    case.severity, case.escalate = matter.severity, matter.escalate
    case.topics, case.risks = list(matter.topics), list(matter.risks)


def _rank(case: Case, *, reopened: bool) -> None:
    case.priority = priority(
        kind=Kind(case.kind),
        severity=case.severity,
        escalate=case.escalate,
        risks=case.risks,
        reopened=reopened,
        followers=case.customer.followers,
    )


def _matter(case: Case) -> Matter:
    return Matter(
        kind=Kind(case.kind),
        unsure=case.unsure,
        severity=case.severity,
        escalate=case.escalate,
        topics=tuple(case.topics),
        risks=tuple(case.risks),
    )
