"""Drafts a reply: the person, the apology that owns it, what we do, by when, how to reach me, a name (P30).

1. Read the post for safe facts (facts.py). 2. Decide what sort of reply it deserves, or that it deserves
none. 3. Fill templates with those facts and the owner's playbook, several ways, chosen by the seed.
4. Put each through the tone check and keep the three best.
"""

from __future__ import annotations

from dataclasses import dataclass

from monitor.domain.reading import Reading
from responders.domain.choosing import Chooser, least_alike, likeness_to
from responders.domain.facts import Facts, facts_of
from responders.domain.finding import Finding, Weight
from responders.domain.lengths import Limit, length_of, limit_for
from responders.domain.lines import Brief, ReplySort, compose, sort_of, why_none
from responders.domain.people import first_name
from responders.domain.playbook import Playbook
from responders.domain.tone import check_reply

VARIANTS = 3
TRIES = 3
MORE_TRIES = 9
"""Ways tried where the first ones trip a check or sound like a recent reply."""

TOO_ALIKE = 0.35
"""Likeness to a recent reply (0 to 1) from which other wordings are tried."""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """All that a draft depends on. `seed` chooses among phrasings, such as the mention's external id.

    `limit` overrides the platform's own; `is_follow_up` marks an answer to a customer we answered before.
    """

    text: str
    platform: str
    reading: Reading
    playbook: Playbook
    author_name: str = ""
    author_handle: str = ""
    recent_replies: tuple[str, ...] = ()
    limit: Limit | None = None
    is_follow_up: bool = False
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed text, the template it came from ("complaint.txt:5"), its true length and its checks."""

    text: str
    template: str
    length: int
    limit: Limit
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether a check forbids posting it as it stands."""
        return any(finding.weight is Weight.BLOCK for finding in self.findings)


def draft_reply(request: DraftRequest) -> tuple[Proposal, ...]:
    """Up to three proposals, the best first; none where the post deserves no reply (see `reason_for_none`).

    The same request always gives the same proposals. Best is: fewest blocking findings, then fewest
    warnings, then least like the recent replies.
    """
    facts = facts_of(request.text)
    sort = sort_of(request.reading, facts)
    if sort is ReplySort.NONE:
        return ()
    limit = request.limit or limit_for(request.platform)
    brief = Brief(
        sort=sort,
        reading=request.reading,
        playbook=request.playbook,
        facts=facts,
        name=first_name(request.author_name, request.author_handle),
        limit=limit,
        is_follow_up=request.is_follow_up,
    )
    return _best(request, brief, facts)


def reason_for_none(request: DraftRequest) -> str:
    """Why `draft_reply` proposes nothing, as a sentence for a person; empty where it proposes something."""
    return why_none(request.reading, facts_of(request.text))


def _best(request: DraftRequest, brief: Brief, facts: Facts) -> tuple[Proposal, ...]:
    kept: list[tuple[tuple[int, int, float], Proposal]] = []
    for attempt in range(MORE_TRIES):
        chooser = Chooser(f"{request.seed}\n{request.platform}\n{request.text[:2000]}\n{attempt}")
        text, template = compose(brief, chooser)
        if all(text != proposal.text for _, proposal in kept):
            kept.append(_judged(request, brief, facts, text, template))
        good = [proposal for rank, proposal in kept if rank[0] == 0 and rank[2] < TOO_ALIKE]
        if attempt >= TRIES - 1 and len(good) >= VARIANTS and len(least_alike(good, key=_text)) >= VARIANTS:
            break
    kept.sort(key=lambda pair: pair[0])
    return tuple(least_alike([proposal for _, proposal in kept], key=_text)[:VARIANTS])


def _text(proposal: Proposal) -> str:
    return proposal.text


def _judged(
    request: DraftRequest, brief: Brief, facts: Facts, text: str, template: str
) -> tuple[tuple[int, int, float], Proposal]:
    findings = check_reply(
        text,
        mention=request.text,
        platform=request.platform,
        reading=request.reading,
        playbook=request.playbook,
        recent=request.recent_replies,
        limit=brief.limit,
        facts=facts,
    )
    blocking = sum(finding.weight is Weight.BLOCK for finding in findings)
    likeness = likeness_to(text, request.recent_replies)
    proposal = Proposal(text, template, length_of(text, brief.limit), brief.limit, findings)
    return (blocking, len(findings) - blocking, round(likeness, 3)), proposal
