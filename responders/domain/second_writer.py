"""The second writer: what it is asked, and what becomes of its answer before anybody sees it.

What is asked holds nothing that tells who the customer is. What comes back is as hostile as any post: it is
read as plain text, held to the facts, and put through the tone check; the first thing wrong with it ends it.
"""

from __future__ import annotations

from dataclasses import dataclass

from responders.domain.drafting import DraftRequest, Proposal
from responders.domain.fact_check import unfounded
from responders.domain.facts import facts_of
from responders.domain.filling import issues_told, reach, signature, values_for
from responders.domain.finding import Weight
from responders.domain.known import Known
from responders.domain.lengths import Limit, length_of, limit_for
from responders.domain.likeness import likeness
from responders.domain.masking import mask
from responders.domain.people import first_name
from responders.domain.playbook import Remedy
from responders.domain.settling import settled_kind
from responders.domain.sorts import ReplySort, sort_of
from responders.domain.sources import Origin, Source, Told, sources_in, standing, words_of
from responders.domain.support import supported
from responders.domain.tone import Context, check_reply
from responders.domain.writers_answer import NAME, Rejected, text_in, unsigned
from responders.domain.writers_playbook import remedies_for, said

__all__ = ["TEMPLATE", "Ask", "Rejected", "ask_for", "proposal_from"]

TEMPLATE = "second writer"
GREETING = 40
"""Characters within which a greeting stands."""

TOO_ALIKE = 0.6
"""Likeness (0 to 1) to a draft of ours from which a second wording is not worth a look."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a second writer may know of one matter. `post` and `thread` are masked; `room` is what fits unsigned.

    `name` and `known` stay here: the one is put in the place of its mask, by the other the answer is judged.
    """

    post: str
    thread: tuple[tuple[str, str], ...]
    issues: tuple[str, ...]
    remedies: tuple[Remedy, ...]
    is_question: bool
    is_follow_up: bool
    brand: str
    signer: str
    voice: str
    reach: str
    room: int
    name: str
    known: Known


def ask_for(
    request: DraftRequest, *, thread: tuple[tuple[str, str], ...] = (), voice: str = "", shown: str = ""
) -> Ask | None:
    """What to ask about a post; None where nobody outside may be asked.

    Only plain complaints and questions leave the house: nothing of injuries, threats or worse, and nothing that
    we would not answer ourselves. `thread` is who said what before ("us" or "somebody"); `shown` takes the place
    of the post where it is said more plainly.
    """
    playbook, grammar = request.playbook, request.grammar
    facts = facts_of(request.text, brand=playbook.brand, grammar=grammar)
    sort = sort_of(request.reading, facts)
    if sort not in {ReplySort.COMPLAINT, ReplySort.QUESTION} or request.reading.risks or grammar is None:
        return None
    theirs = (request.author_name, request.author_handle)
    ours = (playbook.brand,)
    post = mask(shown or request.text, names=theirs, keep=ours, grammar=grammar).text
    before = tuple((who, mask(said, names=theirs, keep=ours, grammar=grammar).text) for who, said in thread)
    told = issues_told(facts, request.reading)
    topics = [issue.topic for issue in told]
    topics += [str(topic) for topic in request.reading.topics if supported(topic, facts)]
    remedies = remedies_for(request, tuple(topics), question=sort is ReplySort.QUESTION)
    name = first_name(*theirs)
    issues = tuple(issue.noun or issue.clause for issue in told)
    limit = request.limit or limit_for(request.platform)
    return Ask(
        post=post,
        thread=before,
        issues=issues,
        remedies=remedies,
        is_question=sort is ReplySort.QUESTION,
        is_follow_up=request.is_follow_up,
        brand=playbook.brand,
        signer=playbook.signer,
        voice=" ".join(voice.split())[:600],
        reach=reach(playbook.contact),
        room=limit.max - length_of("\n" + signature(playbook), limit) - max(len(name) - len(NAME), 0),
        name=name,
        known=Known(
            told=" . ".join((post, *(said for _, said in before), *issues)),
            ours=" . ".join(said(remedy) for remedy in remedies),
            names=(playbook.brand, playbook.signer, name),
            contact=playbook.contact,
        ),
    )


def proposal_from(content: str, ask: Ask, request: DraftRequest, *, beside: tuple[str, ...] = ()) -> Proposal:
    """The answer as a proposal with its checks. Raises Rejected where anything is wrong with it.

    `beside` are the drafts that stand already: the same once more is no variant.
    """
    if request.grammar is None:
        raise Rejected("no-grammar", "It can't be checked without the grammar.")
    body = _with_name(unsigned(text_in(content), request.playbook), ask)
    if wrong := unfounded(body, ask.known, request.grammar):
        raise Rejected(f"fact-{wrong[0].code}", wrong[0].why)
    text = f"{body}\n{signature(request.playbook)}"
    limit = request.limit or limit_for(request.platform)
    length = length_of(text, limit)
    if length > limit.max:
        raise Rejected("too-long", f"It is longer than the platform takes: {length} of {limit.max}.")
    if any(likeness(text, other) >= TOO_ALIKE for other in beside):
        raise Rejected("alike", "It says the same as a draft of ours.")
    findings = check_reply(text, request.text, _context(request, ask, limit))
    proposal = Proposal(text, TEMPLATE, length, limit, findings, _sources(text, ask, request))
    for finding in proposal.findings:
        if finding.weight is Weight.BLOCK:
            raise Rejected(f"tone-{finding.code}", f"The tone check forbids it: {finding.advice}")
    return proposal


def _context(request: DraftRequest, ask: Ask, limit: Limit) -> Context:
    facts = facts_of(request.text, brand=request.playbook.brand, grammar=request.grammar)
    kind = settled_kind(request.reading, facts) if request.text else request.reading.kind
    return Context(
        platform=request.platform,
        reading=request.reading,
        playbook=request.playbook,
        recent=request.recent_replies,
        limit=limit,
        customer=ask.name,
        handle=request.author_handle,
        grammar=request.grammar,
        sense=request.sense,
        facts=facts,
        kind=kind,
    )


def _sources(text: str, ask: Ask, request: DraftRequest) -> tuple[Source, ...]:
    """Where the facts come from that stand in the answer as we would have said them."""
    facts = facts_of(request.text, brand=request.playbook.brand, grammar=request.grammar)
    values = values_for(
        request.playbook,
        request.reading,
        facts,
        name=ask.name,
        issues=3,
        also=True,
        question=ask.is_question,
        careful=None,
        voice=request.voice,
    )
    author = request.author_name or request.author_handle
    answered = request.answered if request.is_follow_up else ""
    found = sources_in(text, Told(values, facts, request.playbook, request.text, author, answered))
    if any(source.kind == "issue" for source in found):
        return found
    # It tells the trouble in its own words; the thing that it is about is the customer's.
    named = (
        Source(words, Origin.MENTION, words_of(issue, request.text), "issue")
        for issue in values.told
        if (words := standing(issue.thing, text))
    )
    return (*named, *found)


def _with_name(body: str, ask: Ask) -> str:
    """The customer's first name in the place of its mask, in the greeting and nowhere else."""
    if body.count(NAME) == 1 and body.find(NAME) <= GREETING and ask.name:
        return body.replace(NAME, ask.name)
    return body
