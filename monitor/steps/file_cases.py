"""Open or join a case for each mention that was read, and tell the owner of what must not wait."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from monitor.domain.reading import Reading as ReadingFacts
from monitor.domain.triage import needs_case
from monitor.models import Case, Customer, Mention, Reading
from monitor.models.claimed import claim_rows
from monitor.models.mention import MentionState
from monitor.steps.alerting import alert_cases
from monitor.steps.current import current_readings
from monitor.steps.facts import reading_facts
from monitor.steps.moving import CASE_FIELDS, due, move_case


@dataclass(slots=True)
class _Read:
    mention: Mention
    row: Reading
    facts: ReadingFacts

    @property
    def customer_key(self) -> tuple[int, str]:
        # Without an author (a deleted account) each post is a customer of its own.
        return (self.mention.channel_id, self.mention.author_id or f"post:{self.mention.external_id}")

    @property
    def case_key(self) -> tuple[int, str, tuple[int, str]]:
        return (self.mention.channel_id, self.mention.thread_id, self.customer_key)


def run(now: datetime, *, size: int = 200) -> int:
    """File up to `size` mentions, in the order in which they were written; returns how many.

    Everything a batch causes (customers, cases, alerts, mails) is one transaction: killed anywhere, it
    never happened.
    """
    waiting = Mention.objects.filter(state=MentionState.READ).order_by("posted_at", "pk")
    token, claimed = claim_rows(waiting, now=now, size=size)
    with transaction.atomic():
        # Held until the end, and only while they are still ours: a process that slept past its claim, or a
        # post that was edited meanwhile, moves no case twice.
        ours = claimed.filter(state=MentionState.READ).select_for_update(of=("self",))
        reads = _with_readings(list(ours.select_related("channel__brand").order_by("posted_at", "pk")))
        filed = [item for item in reads if needs_case(item.facts) or item.mention.parent_is_ours]
        kept = {item.mention.pk for item in filed}
        aside = [item for item in reads if item.mention.pk not in kept]
        _file(filed, now=now)
        _hand_on(token, aside, MentionState.SET_ASIDE)
        _hand_on(token, filed, MentionState.FILED)
    return len(reads)


def open_case(mention: Mention, *, now: datetime) -> Case | None:
    """A person wants a case of a mention that was set aside; None where it is not set aside any more."""
    with transaction.atomic():
        taken = Mention.objects.filter(pk=mention.pk, state=MentionState.SET_ASIDE).update(
            state=MentionState.FILED
        )
        if taken != 1:
            return None
        [item] = _with_readings([Mention.objects.select_related("channel__brand").get(pk=mention.pk)])
        _file([item], now=now)
    return item.mention.case


def _file(reads: list[_Read], *, now: datetime) -> None:
    """Give each mention its case, let it move that case, and tell the owner of what must not wait."""
    if not reads:
        return
    cases = _cases_for(reads, now=now)
    urgent = _apply(reads, cases)
    for item in reads:
        item.mention.case = cases[item.case_key]
    Mention.objects.bulk_update([item.mention for item in reads], ["case"], batch_size=100)
    alert_cases(urgent, now=now)


def _with_readings(mentions: list[Mention]) -> list[_Read]:
    rows = current_readings(mentions)
    return [_Read(mention=m, row=rows[m.pk], facts=reading_facts(rows[m.pk])) for m in mentions]


def _hand_on(token: uuid.UUID, reads: Iterable[_Read], state: MentionState) -> None:
    Mention.objects.filter(claim=token, pk__in=[item.mention.pk for item in reads]).update(
        state=state, claim=None, claimed_until=None
    )


def _customers_for(reads: list[_Read], *, now: datetime) -> dict[tuple[int, str], Customer]:
    wanted = {
        item.customer_key: Customer(
            channel_id=item.mention.channel_id,
            external_id=item.customer_key[1],
            handle=item.mention.author_handle,
            name=item.mention.author_name,
            followers=item.mention.author_followers,
            first_seen_at=now,
        )
        for item in reads
    }
    Customer.objects.bulk_create(list(wanted.values()), batch_size=100, ignore_conflicts=True)
    return {
        (customer.channel_id, customer.external_id): customer
        for customer in Customer.objects.filter(
            channel__in={key[0] for key in wanted}, external_id__in={key[1] for key in wanted}
        )
    }


def _cases_for(reads: list[_Read], *, now: datetime) -> dict[tuple[int, str, tuple[int, str]], Case]:
    """The case of each mention, opened where there is none yet. The unique constraint settles a race."""
    customers = _customers_for(reads, now=now)
    wanted: dict[tuple[int, str, tuple[int, str]], Case] = {}
    for item in reads:
        if item.case_key in wanted:
            continue
        received = item.mention.posted_at
        wanted[item.case_key] = Case(
            brand=item.mention.channel.brand,
            channel=item.mention.channel,
            customer=customers[item.customer_key],
            thread_id=item.mention.thread_id,
            kind=item.facts.kind,
            opened_at=now,
            last_customer_at=received,
            due_at=due(item.mention.channel, received),
        )
    Case.objects.bulk_create(list(wanted.values()), batch_size=100, ignore_conflicts=True)
    # Held until the end, in one order: what the desk decides of a case comes wholly before or wholly after.
    found = (
        Case.objects.select_for_update(of=("self",))
        .filter(
            channel__in={key[0] for key in wanted},
            thread_id__in={key[1] for key in wanted},
            customer__in=[customers[key[2]] for key in wanted],
        )
        .select_related("brand", "channel", "customer")
        .order_by("pk")
    )
    cases = {
        (case.channel_id, case.thread_id, (case.channel_id, case.customer.external_id)): case
        for case in found
    }
    return {key: cases[key] for key in wanted}


def _apply(
    reads: list[_Read], cases: dict[tuple[int, str, tuple[int, str]], Case]
) -> list[tuple[Case, Mention, Reading]]:
    """Let each mention move its case, in order; returns those that must not wait."""
    urgent: dict[int, tuple[Case, Mention, Reading]] = {}
    for item in reads:
        case = cases[item.case_key]
        move_case(case, item.mention, item.facts)
        if item.facts.escalate:
            urgent.setdefault(case.pk, (case, item.mention, item.row))
    touched = list({case.pk: case for case in cases.values()}.values())
    # As an upsert of rows that are all there: ten times as fast as Django's bulk_update of so many columns.
    Case.objects.bulk_create(
        touched, update_conflicts=True, unique_fields=["id"], update_fields=CASE_FIELDS, batch_size=100
    )
    return list(urgent.values())
