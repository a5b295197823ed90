"""Drafts a reply: the person, the apology that owns it, what we do, by when, how to reach me, a name (P30).

1. Read the post for safe facts (facts.py). 2. Decide what sort of reply it deserves, or that it deserves
none. 3. Fill templates with those facts and the owner's playbook, several ways, chosen by the seed.
4. Put each through the tone check and keep the three best.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.domain.reading import Kind, Reading
from responders.domain.choosing import OWN_WORDS, Chooser, likeness_to
from responders.domain.facts import Facts, facts_of
from responders.domain.finding import Finding, Weight
from responders.domain.grammar import Grammar
from responders.domain.lengths import Limit, length_of, limit_for
from responders.domain.likeness import likeness
from responders.domain.lines import Brief, ReplySort, compose, sort_of, why_none
from responders.domain.own_templates import OwnTemplate, Tried, chosen, try_all
from responders.domain.people import first_name
from responders.domain.playbook import Playbook
from responders.domain.settling import settled_kind
from responders.domain.tone import Context, check_reply

VARIANTS = 3
TRIES = 3
MORE_TRIES = 6
"""Ways tried where the first ones trip a check or sound like a recent reply."""

TOO_ALIKE = 0.35
"""Likeness to a recent reply (0 to 1) from which other wordings are tried."""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """All that a draft depends on. `seed` chooses among phrasings, such as the mention's external id.

    `limit` overrides the platform's own; `is_follow_up` marks an answer to a customer we answered before.
    `own` are the owner's templates; what becomes of each is told to `tried`.
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
    grammar: Grammar | None = None
    own: tuple[OwnTemplate, ...] = ()
    tried: list[Tried] | None = field(default=None, compare=False, repr=False)


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
    facts, brief = _brief(request)
    if brief.sort is ReplySort.NONE:
        return ()
    tried = _own(request, brief, facts)
    if request.tried is not None:
        request.tried.extend(tried)
    return chosen(tried, lambda: _best(request, brief, facts), most=VARIANTS, seed=request.seed)


def try_own(request: DraftRequest) -> tuple[Tried, ...]:
    """What becomes of each wording of the owner's templates that is meant for this post."""
    facts, brief = _brief(request)
    return _own(request, brief, facts) if brief.sort is not ReplySort.NONE else ()


def _own(request: DraftRequest, brief: Brief, facts: Facts) -> tuple[Tried, ...]:
    if not request.own:
        return ()
    kind = settled_kind(request.reading, facts) if request.text else request.reading.kind

    def judge(composed: tuple[str, str]) -> Proposal:
        return _judged(request, brief, facts, kind, (0.0, *composed))[1]

    return try_all(request.own, brief, judge, seed=request.seed, recent=request.recent_replies)


def _brief(request: DraftRequest) -> tuple[Facts, Brief]:
    facts = facts_of(request.text, brand=request.playbook.brand)
    limit = request.limit or limit_for(request.platform)
    return facts, Brief(
        sort=sort_of(request.reading, facts),
        reading=request.reading,
        playbook=request.playbook,
        facts=facts,
        name=first_name(request.author_name, request.author_handle),
        limit=limit,
        is_follow_up=request.is_follow_up,
    )


def reason_for_none(request: DraftRequest) -> str:
    """Why `draft_reply` proposes nothing, as a sentence for a person; empty where it proposes something."""
    return why_none(request.reading, facts_of(request.text, brand=request.playbook.brand))


def _best(request: DraftRequest, brief: Brief, facts: Facts) -> tuple[Proposal, ...]:
    """Judges the texts least like recent replies first, and no more of them than it needs."""
    kind = settled_kind(request.reading, facts) if request.text else request.reading.kind
    kept: list[tuple[tuple[int, int, float], Proposal]] = []
    clean = 0
    for alike, text, template in _composed(request, brief):
        rank, proposal = _judged(request, brief, facts, kind, (alike, text, template))
        kept.append((rank, proposal))
        clean += rank[:2] == (0, 0)
        if clean >= VARIANTS:
            break
    kept.sort(key=lambda pair: pair[0])
    return tuple(proposal for _, proposal in kept)[:VARIANTS]


def _composed(request: DraftRequest, brief: Brief) -> list[tuple[float, str, str]]:
    """Texts that are unlike each other, with their likeness to recent replies and their templates."""
    found: list[tuple[float, str, str]] = []
    for attempt in range(MORE_TRIES):
        chooser = Chooser(f"{request.seed}\n{request.platform}\n{request.text[:2000]}\n{attempt}")
        text, template = compose(brief, chooser)
        if any(likeness(text, other) > OWN_WORDS for _, other, _ in found):
            continue
        found.append((likeness_to(text, request.recent_replies), text, template))
        fresh = sum(alike < TOO_ALIKE for alike, _, _ in found)
        if attempt >= TRIES - 1 and fresh >= VARIANTS:
            break
    return sorted(found, key=lambda one: one[0])


def _judged(
    request: DraftRequest, brief: Brief, facts: Facts, kind: Kind, composed: tuple[float, str, str]
) -> tuple[tuple[int, int, float], Proposal]:
    alike, text, template = composed
    findings = check_reply(
        text,
        request.text,
        Context(
            platform=request.platform,
            reading=request.reading,
            playbook=request.playbook,
            recent=request.recent_replies,
            limit=brief.limit,
            customer=brief.name,
            handle=request.author_handle,
            grammar=request.grammar,
            facts=facts,
            kind=kind,
        ),
    )
    blocking = sum(finding.weight is Weight.BLOCK for finding in findings)
    proposal = Proposal(text, template, length_of(text, brief.limit), brief.limit, findings)
    return (blocking, len(findings) - blocking, round(alike, 3)), proposal
