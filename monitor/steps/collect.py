"""Collect: pull one page from each source that is due, and keep it together with the cursor."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from monitor.models import Channel, Source
from monitor.models.claimed import claim_rows
from monitor.platforms.errors import AuthFailed, PlatformError, QuotaExhausted, RateLimited, Transient
from monitor.platforms.registry import collector_for
from monitor.steps.keeping import keep

log = logging.getLogger(__name__)

PAGES_PER_RUN = 10
MAX_BACK_OFF = timedelta(hours=1)


def run(now: datetime) -> int:
    """Pull every source that is due; returns mentions kept. One that fails never holds up another."""
    channels = list(Channel.objects.filter(enabled=True).values_list("pk", flat=True))
    due = Source.objects.filter(enabled=True, channel_id__in=channels, next_run_at__lte=now)
    token, claimed = claim_rows(due.order_by("next_run_at"), now=now, size=50)
    kept = 0
    for source in claimed.select_related("channel", "channel__brand"):
        try:
            kept += _pull(source, now=now)
        except PlatformError as error:
            _stand_back(source, error, now=now)
        finally:
            Source.objects.filter(pk=source.pk, claim=token).update(claim=None, claimed_until=None)
    return kept


def _pull(source: Source, *, now: datetime) -> int:
    """1. Fetch a page, outside any transaction. 2. Keep it and move the cursor in one. 3. On to the next."""
    collector = collector_for(source.channel)
    kept = 0
    interval = max(timedelta(seconds=source.interval_seconds), collector.min_interval)
    for _ in range(PAGES_PER_RUN):
        page = collector.fetch(source.stream, source.query, source.cursor)
        with transaction.atomic():
            result = keep(page.mentions, channel=source.channel, source=source, broken=page.broken, now=now)
            before, source.cursor = source.cursor, page.cursor
            moved = Source.objects.filter(pk=source.pk, cursor=before).update(
                cursor=page.cursor,
                last_success_at=now,
                last_error="",
                failures=0,
                items=F("items") + result.new,
                next_run_at=max(now + interval, page.not_before or now),
            )
        kept += result.new + result.edited
        if not page.more or not moved:
            break
    else:
        # There is more: come back at once rather than at the next interval.
        Source.objects.filter(pk=source.pk).update(next_run_at=now)
    return kept


def _stand_back(source: Source, error: PlatformError, *, now: datetime) -> None:
    failures = source.failures + 1
    wait = min(timedelta(seconds=source.interval_seconds) * 2 ** min(failures, 10), MAX_BACK_OFF)
    if isinstance(error, Transient):
        wait = max(wait, error.retry_in)
    until = now + wait
    if isinstance(error, RateLimited):
        until = error.until
    if isinstance(error, AuthFailed | QuotaExhausted):
        until = now + MAX_BACK_OFF
    log.warning("source %s: %s (next try %s)", source.pk, error, until.isoformat(timespec="seconds"))
    Source.objects.filter(pk=source.pk).update(
        failures=failures, last_error=str(error)[:2000], next_run_at=until
    )
