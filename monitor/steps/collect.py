"""Collect: pull each source that is due, page by page, and keep every page together with its cursor.

1. Claim what is due, one source of a channel at a time, so that an account's limits are kept in order.
2. Fetch in a thread of its own: a platform that hangs holds up no other.
3. Keep the page and move the cursor in one transaction; book what it cost.
4. On to the next page, or back to the timetable.
"""

from __future__ import annotations

import logging
import random
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.db.models import F, Q

from monitor.domain.mention import Page
from monitor.domain.pulling import allowance, next_month, next_run
from monitor.models import Channel, Purpose, Source
from monitor.models.claimed import claim_rows
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.about import Stream
from monitor.platforms.contract import Account, Collector
from monitor.platforms.errors import AuthFailed
from monitor.platforms.registry import NoCollectorError, about, collector_for
from monitor.steps.accounts import Ledger, account_of, book, spent
from monitor.steps.fetching import Flights, Landed
from monitor.steps.keeping import Kept, keep, keep_singly
from monitor.steps.trouble import all_is_well, cap_reached, stand_back, wait_till

log = logging.getLogger(__name__)

PAGES_PER_RUN = 10
LEASE = timedelta(minutes=5)
"""Longer than any fetch: a claim that runs out belongs to a process that died."""
LOOK_BACK = timedelta(days=1)
"""How far a source looks back on its first run, unless its `start_at` says otherwise."""
PATIENCE = 0.8
"""Seconds that a tick waits for fetches; what takes longer lands in a later tick."""

CollectorFor = Callable[[Account], Collector]


@dataclass(slots=True)
class _Pull:
    """One source in hand."""

    source: Source
    stream: Stream
    local: bool
    looks_cost: bool
    token: uuid.UUID
    ledger: Ledger
    collector: Collector
    pages: int = 0
    brought: int = 0


class Collecting:
    """The pulls in hand between two ticks."""

    def __init__(self, collectors: CollectorFor = collector_for, *, chance: Callable[[], float]) -> None:
        self._collectors = collectors
        self._chance = chance
        self._flights = Flights()
        self._in_hand: dict[int, _Pull] = {}

    def tick(self, now: datetime, *, patience: float | None = PATIENCE) -> int:
        """Begin what is due and take what has come; returns mentions kept.

        `patience` is in seconds; None waits for everything in hand to end.
        """
        until = None if patience is None else time.monotonic() + patience
        begun, kept = self._begin(now)
        while self._in_hand or (begun and until is None):
            begun = 0
            wait = 60.0 if until is None else until - time.monotonic()
            landed = self._flights.land(wait=wait)
            if landed is not None:
                kept += self._take(landed, now)
            elif self._in_hand and not self._flights.under_way:
                # Nothing is in the air, so nothing will land: a pull that was left behind is let go.
                for pull in list(self._in_hand.values()):
                    self._end(pull)
            elif until is not None and time.monotonic() >= until:
                break
            begun, more = self._begin(now)
            kept += more
        return kept

    def _begin(self, now: datetime) -> tuple[int, int]:
        """Claim the sources that are due, at most one for each channel that is free.

        Returns how many were begun, and mentions kept of those that were done with at once.
        """
        begun = kept = 0
        busy = {pull.source.channel_id for pull in self._in_hand.values()}
        free = Channel.objects.filter(enabled=True).exclude(pk__in=busy)
        ready = list(free.filter(Q(not_before=None) | Q(not_before__lte=now)).values_list("pk", flat=True))
        # Whoever waits longest comes first, so that a long backlog does not keep a neighbour waiting.
        due = Source.objects.filter(enabled=True, next_run_at__lte=now).order_by(
            F("last_success_at").asc(nulls_first=True), "next_run_at", "pk"
        )
        first: dict[int, int] = {}
        for pk, channel_id in due.filter(channel_id__in=ready).values_list("pk", "channel_id"):
            first.setdefault(channel_id, pk)
        token, claimed = claim_rows(due.filter(pk__in=first.values()), now=now, size=len(first), lease=LEASE)
        for source in claimed.select_related("channel", "channel__brand"):
            begun += 1
            pull = self._opened(source, token, now)
            if pull is not None:
                self._in_hand[source.pk] = pull
                kept += self._fetch(pull, now)
        return begun, kept

    def _opened(self, source: Source, token: uuid.UUID, now: datetime) -> _Pull | None:
        """The source with its ear; None where it can't be pulled, which the source then says."""
        ledger = Ledger()
        try:
            what = about(source.channel.platform)
            stream = what.stream(source.stream)
            collector = self._collectors(account_of(source.channel, ledger))
        except UnreadableSecretError as error:
            stand_back(source, AuthFailed(str(error)), now=now)
        except (NoCollectorError, KeyError) as error:
            wait_till(source, str(error.args[0]), until=now + LOOK_BACK)
        except Exception as error:
            log.exception("source %s: its room does not open", source.pk)
            stand_back(source, error, now=now)
        else:
            return _Pull(source, stream, what.local, bool(what.look_cost), token, ledger, collector)
        _let_go(source, token)
        return None

    def _fetch(self, pull: _Pull, now: datetime) -> int:
        source, stream = pull.source, pull.stream
        allowed = allowance(
            cap=source.channel.monthly_cap,
            spent=spent(source.channel, now=now),
            cost=stream.cost,
            at_least_items=stream.at_least_items,
            now=now,
            looks_cost=pull.looks_cost,
        )
        if allowed.stop:
            cap_reached(source, allowed.stop, until=next_month(now), now=now)
            self._end(pull)
            return 0
        since = source.start_at or now - LOOK_BACK
        collector, cursor = pull.collector, source.cursor
        pull.pages += 1

        def work() -> Page:
            return collector.fetch(
                source.stream, source.query, cursor, since=since, max_items=allowed.max_items
            )

        if pull.local:
            return self._take(self._flights.here(work, tag=source.pk), now)
        self._flights.start(work, tag=source.pk)
        return 0

    def _take(self, landed: Landed, now: datetime) -> int:
        """Keep what one fetch brought, or note why it brought nothing. Whatever goes wrong, the pull ends."""
        pull = self._in_hand[landed.tag]
        try:
            if isinstance(landed.result, Page):
                return self._keep(pull, landed.result, now)
            self._book(pull, items=0, now=now)
            stand_back(pull.source, landed.error or TypeError("the room brought no page"), now=now)
        except Exception as error:
            # A locked database, a page that fits no row: the next try may do better, and the others go on.
            log.exception("source %s: its page could not be kept", pull.source.pk)
            with suppress(DatabaseError):
                stand_back(pull.source, error, now=now)
        self._end(pull)
        return 0

    def _keep(self, pull: _Pull, page: Page, now: datetime) -> int:
        source = pull.source
        every = max(timedelta(seconds=source.interval_seconds), pull.stream.at_least)
        again = next_run(now, every=every, at_least=pull.stream.at_least, chance=self._chance())
        with transaction.atomic():
            wanted = Source.objects.select_for_update(of=("self",)).filter(
                pk=source.pk, channel__enabled=True
            )
            if not wanted.exists():
                # Removed or disconnected while its page was on the way: what nobody listens to is not kept.
                self._end(pull)
                return 0
            result = self._stored(pull, page, now)
            moved = Source.objects.filter(pk=source.pk, claim=pull.token, cursor=source.cursor).update(
                cursor=page.cursor,
                items=F("items") + result.new,
                last_success_at=now,
                last_error="",
                failures=0,
                next_run_at=max(again, page.not_before or now),
            )
        pull.brought += result.new + result.edited
        self._book(pull, items=len(page.mentions), now=now)
        all_is_well(source)
        source.cursor = page.cursor
        kept = result.new + result.edited
        if page.more and moved and page.not_before is None:
            if pull.pages < PAGES_PER_RUN:
                return kept + self._fetch(pull, now)
            if pull.brought:
                # There is more: come back at once rather than at the next interval, after the others. Pages
                # without end that bring nothing new wait like everybody.
                Source.objects.filter(pk=source.pk).update(next_run_at=now)
        self._end(pull)
        return kept

    def _stored(self, pull: _Pull, page: Page, now: datetime) -> Kept:
        """The page as rows; one by one where the database does not take it as a whole."""
        source = pull.source
        channel = source.channel
        try:
            with transaction.atomic():
                return keep(page.mentions, channel=channel, source=source, now=now, broken=page.broken)
        except (DataError, IntegrityError, ArithmeticError, ValueError, TypeError):
            log.exception("source %s: a page could not be kept as a whole", source.pk)
            return keep_singly(page.mentions, channel=channel, source=source, now=now, broken=page.broken)

    def _book(self, pull: _Pull, *, items: int, now: datetime) -> None:
        book(
            pull.ledger,
            pull.source.channel,
            purpose=Purpose.HEARD,
            source=pull.source,
            items=items if pull.stream.cost else 0,
            now=now,
        )
        pull.ledger.renewed.clear()
        pull.ledger.cost = pull.ledger.cost * 0

    def _end(self, pull: _Pull) -> None:
        self._in_hand.pop(pull.source.pk, None)
        with suppress(DatabaseError):
            _let_go(pull.source, pull.token)


def _let_go(source: Source, token: uuid.UUID) -> None:
    Source.objects.filter(pk=source.pk, claim=token).update(claim=None, claimed_until=None)


_chance = random.Random().random  # noqa: S311 -- spreads the load, guards nothing
_clocks = Collecting(chance=_chance)


def tick(now: datetime) -> int:
    """The clock's way: begin what is due, take what has come, and leave the slow ones in the air."""
    return _clocks.tick(now)


def run(now: datetime, *, collectors: CollectorFor = collector_for) -> int:
    """Pull everything that is due to its end; returns mentions kept."""
    return Collecting(collectors, chance=_chance).tick(now, patience=None)
