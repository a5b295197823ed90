"""Holding replies: time is short, the facts are not there yet, and the customer gets a word with a real time (P7).

Nothing is made up: the apology names their own trouble, what we are doing comes from the playbook, and the
time from the brand's clock and hours. Where somebody was hurt, or worse, the careful lines say it and no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from responders.domain.choosing import likeness_to
from responders.domain.drafting import DraftRequest
from responders.domain.facts import Facts, facts_of
from responders.domain.filling import Values
from responders.domain.finding import Finding, Weight
from responders.domain.holding_lines import Matter, fitting, values_of
from responders.domain.lengths import Limit, length_of, limit_for
from responders.domain.people import first_name
from responders.domain.promised_time import Promise
from responders.domain.reply_templates import Line
from responders.domain.settling import settled_kind
from responders.domain.sorts import ReplySort, careful_risk, sort_of
from responders.domain.tone import Context, check_reply

JUDGED = 6
"""Wordings that are put through the tone check at most; the first clean one is taken."""


@dataclass(frozen=True, slots=True)
class Held:
    """One holding text: as a proposal, with where its facts come from and the time it promises."""

    text: str
    template: str
    length: int
    limit: Limit
    findings: tuple[Finding, ...]
    promise: Promise
    sources: tuple[dict[str, Any], ...]

    @property
    def blocked(self) -> bool:
        """Whether a check forbids posting it as it stands."""
        return any(finding.weight is Weight.BLOCK for finding in self.findings)


def is_grave(request: DraftRequest) -> bool:
    """Whether the post needs careful words, and a word sooner than others."""
    return careful_risk(request.reading, _facts(request)) is not None


def hold_reply(request: DraftRequest, promise: Promise) -> Held | None:
    """The holding text for a post, none where the post gets no reply or no wording fits the platform.

    The same request and promise always give the same text.
    """
    facts = _facts(request)
    sort = sort_of(request.reading, facts)
    if sort is ReplySort.NONE:
        return None
    matter = Matter(
        request=request,
        promise=promise,
        facts=facts,
        sort=sort,
        risk=careful_risk(request.reading, facts) if sort is ReplySort.CAREFUL else None,
        name=first_name(request.author_name, request.author_handle),
        limit=request.limit or limit_for(request.platform),
    )
    held = _held(matter)
    if held is None or not held.blocked or sort is not ReplySort.COMPLAINT:
        return held
    # What the customer's words can't be said back in is said in general ones.
    plain = Facts(things=facts.things, staff=facts.staff, but=facts.but, plain=facts.plain)
    general = _held(replace(matter, facts=plain))
    return held if general is None or general.blocked else general


def _held(matter: Matter) -> Held | None:
    for issues in (3, 2, 1):
        values = values_of(matter, issues)
        texts = list(fitting(matter, values))[:JUDGED]
        if texts:
            return _best(matter, values, texts)
    return None


def _facts(request: DraftRequest) -> Facts:
    return facts_of(request.text, brand=request.playbook.brand, grammar=request.grammar)


def _best(matter: Matter, values: Values, texts: list[tuple[str, Line]]) -> Held:
    request = matter.request
    kind = settled_kind(request.reading, matter.facts) if request.text else request.reading.kind
    context = Context(
        platform=request.platform,
        reading=request.reading,
        playbook=request.playbook,
        recent=request.recent_replies,
        limit=matter.limit,
        customer=matter.name,
        handle=request.author_handle,
        grammar=request.grammar,
        facts=matter.facts,
        kind=kind,
    )
    ranked: list[tuple[tuple[int, int, int, float], Held]] = []
    for text, line in texts:
        findings = check_reply(text, request.text, context)
        blocking = sum(finding.weight is Weight.BLOCK for finding in findings)
        warning = sum(finding.weight is Weight.WARN for finding in findings)
        length = length_of(text, matter.limit)
        sources = tuple(_sources(matter, values, text))
        held = Held(text, line.place, length, matter.limit, findings, matter.promise, sources)
        alike = likeness_to(text, request.recent_replies)
        ranked.append(((blocking, warning, len(findings), alike), held))
        if not findings:
            break
    return min(ranked, key=lambda pair: pair[0])[1]


def _sources(matter: Matter, values: Values, text: str) -> Iterator[dict[str, Any]]:
    filled, playbook = values.filled, matter.request.playbook
    promise = matter.promise
    yield {"words": promise.words, "origin": "clock", "said": promise.said, "at": promise.at.isoformat()}
    lower = text.lower()
    for name, origin in (
        ("issue", "mention"),
        ("clause", "mention"),
        ("subject", "mention"),
        ("doing", "playbook"),
    ):
        value = filled.get(name, "")
        if value and (start := lower.find(value.lower())) >= 0:
            said = value if origin == "playbook" else ""
            yield {"words": text[start : start + len(value)], "origin": origin, "said": said}
    if matter.name and matter.name in text:
        yield {"words": matter.name, "origin": "mention", "said": matter.request.author_name}
    yield {"words": playbook.signer, "origin": "brand", "said": filled["sign"].strip()}
