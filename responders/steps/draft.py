"""Draft: propose replies for each case whose customer has said something new, checked and ready to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import chain

from django.db import transaction
from django.db.models import F

from monitor.models import Brand, Case, Mention, Reading
from monitor.models.case import CaseState
from monitor.models.claimed import claim_rows
from monitor.steps.current import current_readings
from responders.domain.drafting import DraftRequest, Proposal, draft_many
from responders.domain.playbook import Playbook
from responders.domain.reply_states import ReplyState
from responders.domain.voice import Voice, voice_from
from responders.models import Check, Draft, Reply, TemplateTrial
from responders.models.draft import DraftState
from responders.playbooks import playbook_of
from responders.steps import own_templates
from responders.steps.checking import limit_on
from responders.steps.matter import checks_of, request_with

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
    readings = current_readings(mentions.values())
    brands = {case.brand_id: case.brand for case in cases}
    desks = {number: _BrandDesk(brand) for number, brand in brands.items()}
    answered = _answered(cases)
    asked = [
        (case, mentions[case.pk], readings[mentions[case.pk].pk]) for case in cases if case.pk in mentions
    ]
    drafts: list[tuple[Draft, Proposal]] = []
    trials: list[TemplateTrial] = []
    requests = [
        desks[case.brand_id].request(case, mention, reading, answered.get(case.pk, ""), now=now)
        for case, mention, reading in asked
    ]
    for (case, mention, _), request, proposals in zip(asked, requests, draft_many(requests), strict=True):
        drafts += drafts_of(case, mention, request, proposals, now=now)
        trials += own_templates.trials(case, request.tried or (), proposals, now=now)
    with transaction.atomic():
        # Only what is still ours: a process that slept past its claim drafts nothing a second time.
        ours = set(Case.objects.select_for_update().filter(claim=token).values_list("pk", flat=True))
        drafts = [(draft, proposal) for draft, proposal in drafts if draft.case_id in ours]
        Draft.objects.filter(case__in=ours, state=DraftState.PROPOSED).update(state=DraftState.SUPERSEDED)
        Draft.objects.bulk_create([draft for draft, _ in drafts], batch_size=100)
        found = chain.from_iterable(checks_of(draft, proposal.findings) for draft, proposal in drafts)
        Check.objects.bulk_create(found, batch_size=200)
        own_templates.keep([row for row in trials if row.case_id in ours])
        for version in {case.version for case in cases}:
            seen = [case.pk for case in cases if case.version == version]
            Case.objects.filter(claim=token, pk__in=seen).update(
                handled_version=version, claim=None, claimed_until=None
            )
    return len(ours)


def _answered(cases: list[Case]) -> dict[int, str]:
    """What we last wrote in each case that has an answer of ours."""
    live = Reply.objects.filter(case__in=cases, state=ReplyState.POSTED).order_by("pk")
    return dict(live.values_list("case_id", "text"))


def _latest_mentions(cases: list[Case]) -> dict[int, Mention]:
    """The customer's last word in each case: that is the one to answer."""
    latest: dict[int, Mention] = {}
    for mention in Mention.objects.filter(case__in=cases, deleted_at=None).order_by("posted_at", "pk"):
        if mention.case_id is not None:
            latest[mention.case_id] = mention
    return latest


class _BrandDesk:
    """What all drafts of one brand share: the playbook, and the replies not to sound like (P20)."""

    def __init__(self, brand: Brand) -> None:
        self.playbook: Playbook = playbook_of(brand)
        self.voice: Voice = voice_from(brand.voice)
        live = Reply.objects.filter(case__brand=brand).order_by("-pk").values_list("text", flat=True)[:RECENT]
        self.recent = tuple(live)
        self.own = own_templates.templates_in_use(brand)

    def request(
        self, case: Case, mention: Mention, reading: Reading, answered: str, *, now: datetime
    ) -> DraftRequest:
        """What a draft for this case depends on."""
        plain = request_with(
            case,
            mention,
            reading,
            playbook=self.playbook,
            voice=self.voice,
            recent=self.recent,
            answered=answered,
            now=now,
        )
        return replace(plain, own=self.own, tried=[])


def drafts_of(
    case: Case,
    mention: Mention,
    request: DraftRequest,
    proposals: tuple[Proposal, ...],
    *,
    now: datetime,
) -> list[tuple[Draft, Proposal]]:
    """The rows of a case's proposals."""
    limit = request.limit or limit_on(case.channel, mention)
    # Where nothing sound can be proposed (another language, chatter), a person starts from an empty field.
    blank = Proposal(text="", template="", length=0, limit=limit, findings=())
    return [
        (
            Draft(
                case=case,
                case_version=case.version,
                mention=mention,
                mention_version=mention.version,
                variant=number,
                text=proposal.text,
                template=proposal.template[:120],
                sources=[source.to_json() for source in proposal.sources],
                length=proposal.length,
                limit=proposal.limit.max,
                created_at=now,
            ),
            proposal,
        )
        for number, proposal in enumerate(proposals or (blank,), start=1)
    ]
