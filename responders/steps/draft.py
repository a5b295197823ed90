"""Draft: propose replies for each case whose customer has said something new, checked and ready to read."""

from __future__ import annotations

from datetime import datetime
from itertools import chain

from django.db import transaction
from django.db.models import F

from monitor.domain.reading import Kind
from monitor.models import Brand, Case, Mention, Reading
from monitor.models.case import CaseState
from monitor.models.claimed import claim_rows
from monitor.steps.facts import reading_facts
from responders.domain.drafting import DraftRequest, Proposal, draft_reply
from responders.domain.lengths import limit_for
from responders.domain.playbook import Playbook
from responders.models import Check, Draft, Reply
from responders.models.draft import DraftState
from responders.playbooks import playbook_of

RECENT = 12


def run(now: datetime, *, size: int = 100) -> int:
    """Draft for up to `size` cases, the most pressing first; returns how many."""
    waiting = Case.objects.filter(state=CaseState.OPEN, handled_version__lt=F("version"))
    token, claimed = claim_rows(waiting.order_by("-priority", "last_customer_at"), now=now, size=size)
    cases = list(
        claimed.select_related("brand", "channel", "customer").order_by("-priority", "last_customer_at")
    )
    if not cases:
        return 0
    mentions = _latest_mentions(cases)
    readings = _latest_readings(list(mentions.values()))
    desks = {case.brand_id: _BrandDesk(case.brand) for case in cases}
    drafts = list(
        chain.from_iterable(
            desks[case.brand_id].drafts_for(case, mentions[case.pk], readings[mentions[case.pk].pk], now=now)
            for case in cases
            if case.pk in mentions
        )
    )
    with transaction.atomic():
        Draft.objects.filter(case__in=cases, state=DraftState.PROPOSED).update(state=DraftState.SUPERSEDED)
        Draft.objects.bulk_create([draft for draft, _ in drafts], batch_size=100, ignore_conflicts=True)
        _keep_checks(drafts)
        for case in cases:
            Case.objects.filter(pk=case.pk, claim=token).update(
                handled_version=case.version, claim=None, claimed_until=None
            )
    return len(cases)


def _keep_checks(drafts: list[tuple[Draft, Proposal]]) -> None:
    """ignore_conflicts brings no ids back: re-read them by (case, version, variant)."""
    wanted = {(d.case_id, d.case_version, d.variant): proposal for d, proposal in drafts}
    stored = Draft.objects.filter(case__in={key[0] for key in wanted}, checks=None)
    checks = [
        Check(
            draft=draft,
            code=finding.code,
            principle=finding.principle,
            weight=finding.weight,
            words=finding.words[:300],
            start=finding.start,
            end=finding.end,
            advice=finding.advice[:400],
        )
        for draft in stored
        if (draft.case_id, draft.case_version, draft.variant) in wanted
        for finding in wanted[draft.case_id, draft.case_version, draft.variant].findings
    ]
    Check.objects.bulk_create(checks, batch_size=200)


def _latest_mentions(cases: list[Case]) -> dict[int, Mention]:
    """The customer's last word in each case: that is the one to answer."""
    latest: dict[int, Mention] = {}
    for mention in Mention.objects.filter(case__in=cases).order_by("posted_at", "pk"):
        if mention.case_id is not None:
            latest[mention.case_id] = mention
    return latest


def _latest_readings(mentions: list[Mention]) -> dict[int, Reading]:
    rows = Reading.objects.filter(mention__in=mentions).order_by("read_at", "pk")
    return {row.mention_id: row for row in rows}


class _BrandDesk:
    """What all drafts of one brand share: the playbook, and the replies not to sound like (P20)."""

    def __init__(self, brand: Brand) -> None:
        self.playbook: Playbook = playbook_of(brand)
        live = Reply.objects.filter(case__brand=brand).order_by("-pk").values_list("text", flat=True)[:RECENT]
        self.recent: list[str] = list(live)

    def drafts_for(
        self, case: Case, mention: Mention, reading: Reading, *, now: datetime
    ) -> list[tuple[Draft, Proposal]]:
        request = DraftRequest(
            text=mention.text,
            platform=case.channel.platform,
            reading=reading_facts(reading),
            playbook=self.playbook,
            author_name=mention.author_name,
            author_handle=mention.author_handle,
            recent_replies=tuple(self.recent[-RECENT:]),
            is_follow_up=case.answered_at is not None,
            seed=mention.external_id,
        )
        proposals = draft_reply(request)
        if proposals and reading.kind == Kind.COMPLAINT:
            self.recent.append(proposals[0].text)
        # Where nothing sound can be proposed (another language, chatter), a person starts from an empty field.
        blank = Proposal(text="", template="", length=0, limit=limit_for(case.channel.platform), findings=())
        return [
            (
                Draft(
                    case=case,
                    case_version=case.version,
                    mention=mention,
                    variant=number,
                    text=proposal.text,
                    template=proposal.template[:120],
                    length=proposal.length,
                    limit=proposal.limit.max,
                    created_at=now,
                ),
                proposal,
            )
            for number, proposal in enumerate(proposals or (blank,), start=1)
        ]
