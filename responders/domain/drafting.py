"""Drafts a reply: the person, the apology that owns it, what we do, by when, how to reach me, a name (P30).

Praise is answered too (P12).

1. Read the post for safe facts (facts.py). 2. Decide what sort of reply it deserves, or that it deserves
none. 3. Fill templates with those facts and the owner's playbook, several ways, chosen by the seed.
4. Put each through the tone check and keep the three best, unlike each other in build and in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.domain.reading import Kind
from responders.domain.facts import Facts, facts_of
from responders.domain.finding import Weight
from responders.domain.grammar import Grammar
from responders.domain.lengths import length_of, limit_for
from responders.domain.lines import Brief, Composed, ReplySort, sort_of, why_none
from responders.domain.moods import mood_of
from responders.domain.own_templates import Tried as OwnTried
from responders.domain.own_templates import chosen, leading, try_all
from responders.domain.parsing_ahead import parse_posts, parse_replies
from responders.domain.people import first_name
from responders.domain.proposals import DraftRequest, Proposal
from responders.domain.sense import Sense
from responders.domain.settling import settled_kind
from responders.domain.sources import Told, sources_in
from responders.domain.tone import Context, check_reply
from responders.domain.variants import RECENT, TOO_ALIKE, VARIANTS, Tried, variants

__all__ = ["VARIANTS", "DraftRequest", "Proposal", "draft_many", "draft_reply", "reason_for_none"]


@dataclass(frozen=True, slots=True)
class _Started:
    """A request whose texts are composed and wait for their checks."""

    request: DraftRequest
    brief: Brief
    facts: Facts
    kind: Kind
    recent: tuple[str, ...]
    tried: tuple[Tried, ...] = ()
    own: tuple[OwnTried, ...] = ()


def draft_reply(request: DraftRequest) -> tuple[Proposal, ...]:
    """Up to three proposals, the best first; none where the post deserves no reply (see `reason_for_none`).

    The same request always gives the same proposals. Best is: fewest blocking findings, then fewest
    warnings, then unlike the recent replies, then the build that suits the writer's mood and the brand's voice.
    """
    return draft_many((request,))[0]


def draft_many(requests: Sequence[DraftRequest]) -> list[tuple[Proposal, ...]]:
    """The same for many at once, in order; what one of them says, the next ones of its brand don't sound like."""
    _parse_posts(requests)
    said: dict[str, list[str]] = {}
    started = []
    for request in requests:
        lately = said.setdefault(request.playbook.brand, [])
        one = _start(request, (*lately[::-1], *request.recent_replies)[:RECENT])
        if one is not None and one.kind is Kind.COMPLAINT:
            lately.append(leading(one.own) or one.tried[0].composed.text)
        started.append(one)
    drafted = [one for one in started if one is not None]
    for grammar in {one.request.grammar for one in drafted if one.request.grammar is not None}:
        mine = (one for one in drafted if one.request.grammar is grammar)
        parse_replies(grammar, (way.composed.text for one in mine for way in one.tried[:VARIANTS]))
    return [() if one is None else _of_both_hands(one) for one in started]


def try_own(request: DraftRequest) -> tuple[OwnTried, ...]:
    """What becomes of each wording of the owner's templates that is meant for this post."""
    started = _prepared(request, request.recent_replies[:RECENT])
    return () if started is None else _own(started)


def _own(started: _Started) -> tuple[OwnTried, ...]:
    request = started.request
    if not request.own:
        return ()
    seed = request.seed
    return try_all(
        request.own,
        started.brief,
        lambda one: _judged(started, one, sense=request.sense),
        seed=seed,
        recent=started.recent,
    )


def _of_both_hands(started: _Started) -> tuple[Proposal, ...]:
    """The owner's templates and the shipped ones, as the owner wants them mixed."""
    if started.request.tried is not None:
        started.request.tried.extend(started.own)
    return chosen(started.own, lambda: _best(started), most=VARIANTS, seed=started.request.seed)


def _parse_posts(requests: Sequence[DraftRequest]) -> None:
    """Has the sentences of all posts parsed at once: a third of the time of one by one."""
    posts: dict[Grammar, list[tuple[str, str]]] = {}
    for request in requests:
        if request.grammar is not None:
            posts.setdefault(request.grammar, []).append((request.text, request.playbook.brand))
    for grammar, texts in posts.items():
        parse_posts(grammar, texts)


def reason_for_none(request: DraftRequest) -> str:
    """Why `draft_reply` proposes nothing, as a sentence for a person; empty where it proposes something."""
    facts = facts_of(request.text, brand=request.playbook.brand, grammar=request.grammar)
    return why_none(request.reading, facts)


def _start(request: DraftRequest, recent: tuple[str, ...]) -> _Started | None:
    started = _prepared(request, recent)
    if started is None:
        return None
    seed = f"{request.seed}\n{request.platform}\n{request.text[:2000]}"
    heard = (*recent, request.answered) if request.answered else recent
    return replace(started, tried=variants(seed, started.brief, heard), own=_own(started))


def _prepared(request: DraftRequest, recent: tuple[str, ...]) -> _Started | None:
    facts = facts_of(request.text, brand=request.playbook.brand, grammar=request.grammar)
    sort = sort_of(request.reading, facts)
    if sort is ReplySort.NONE:
        return None
    brief = Brief(
        sort=sort,
        reading=request.reading,
        playbook=request.playbook,
        facts=facts,
        name=first_name(request.author_name, request.author_handle),
        limit=request.limit or limit_for(request.platform),
        is_follow_up=request.is_follow_up,
        voice=request.voice,
        mood=mood_of(facts),
    )
    kind = settled_kind(request.reading, facts) if request.text else request.reading.kind
    return _Started(request, brief, facts, kind, recent)


def _best(started: _Started) -> tuple[Proposal, ...]:
    """The best of all ways. In the place of those that a check forbids the post is said back in general words."""
    found = _ranked(started)
    sound = tuple(proposal for proposal in found if not proposal.blocked)
    if len(sound) == len(found) or started.brief.sort is not ReplySort.COMPLAINT:
        return found
    facts = started.facts
    plain = Facts(
        quotable=facts.quotable, things=facts.things, staff=facts.staff, but=facts.but, plain=facts.plain
    )
    brief = replace(started.brief, facts=plain, known={})
    general = replace(started, brief=brief, tried=variants(started.request.seed, brief, started.recent))
    sound += tuple(proposal for proposal in _ranked(general) if not proposal.blocked)
    return sound[:VARIANTS] or found


def _ranked(started: _Started) -> tuple[Proposal, ...]:
    """Judges the texts in order, and no more of them than it needs."""
    kept: list[tuple[tuple[int, int, bool, int], Proposal]] = []
    clean = 0
    for place, one in enumerate(started.tried):
        proposal = _judged(started, one.composed)
        blocking = sum(finding.weight is Weight.BLOCK for finding in proposal.findings)
        warning = sum(finding.weight is Weight.WARN for finding in proposal.findings)
        kept.append(((blocking, warning, one.alike >= TOO_ALIKE, place), proposal))
        clean += not (blocking or warning)
        if clean >= VARIANTS:
            break
    kept.sort(key=lambda pair: pair[0])
    return tuple(proposal for _, proposal in kept)[:VARIANTS]


def _judged(started: _Started, composed: Composed, *, sense: Sense | None = None) -> Proposal:
    request, brief, text = started.request, started.brief, composed.text
    findings = check_reply(
        text,
        request.text,
        Context(
            platform=request.platform,
            reading=request.reading,
            playbook=request.playbook,
            recent=started.recent,
            limit=brief.limit,
            customer=brief.name,
            handle=request.author_handle,
            grammar=request.grammar,
            sense=sense,
            facts=started.facts,
            kind=started.kind,
        ),
    )
    told = Told(
        composed.values,
        brief.facts,
        request.playbook,
        request.text,
        request.author_name or request.author_handle,
        request.answered if brief.is_follow_up else "",
    )
    return Proposal(
        text, composed.place, length_of(text, brief.limit), brief.limit, findings, sources_in(text, told)
    )
