"""Every run leaves a row: what ran, when, how it ended."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db.models import Max

from monitor.models import Run
from monitor.models.run import RunOutcome

log = logging.getLogger(__name__)

KEEP = timedelta(days=7)
KEEP_IDLE = timedelta(hours=1)


def recorded(step: str, work: Callable[[datetime], int], *, now: Callable[[], datetime] | None = None) -> int:
    """Run one step and record it; returns rows handled, 0 where it failed.

    The row is written before the work, so that a killed process leaves a run that never ended. An error
    ends in the log and in the row, never in the scheduler: the next run tries again.
    """
    tell_time = now or (lambda: datetime.now(UTC))
    run = Run.objects.create(step=step, started_at=tell_time())
    try:
        handled = work(run.started_at)
    except Exception as error:
        log.exception("step %s failed", step)
        _end(run, RunOutcome.FAILED, tell_time(), error=f"{type(error).__name__}: {error}"[:2000])
        return 0
    _end(run, RunOutcome.DONE, tell_time(), handled=handled)
    return handled


def missed(step: str, *, at: datetime) -> None:
    """Record that the clock could not start a run in time."""
    Run.objects.create(step=step, started_at=at, ended_at=at, outcome=RunOutcome.MISSED)


def _end(run: Run, outcome: RunOutcome, at: datetime, *, handled: int = 0, error: str = "") -> None:
    Run.objects.filter(pk=run.pk).update(outcome=outcome, ended_at=at, handled=handled, error=error)


def tidy(now: datetime) -> int:
    """Forget old runs: idle ones after an hour, all after a week, but never a step's latest."""
    latest = [row["latest"] for row in Run.objects.values("step").annotate(latest=Max("pk"))]
    idle = Run.objects.filter(started_at__lt=now - KEEP_IDLE, outcome=RunOutcome.DONE, handled=0)
    old = Run.objects.filter(started_at__lt=now - KEEP)
    return sum(rows.exclude(pk__in=latest).delete()[0] for rows in (idle, old))
