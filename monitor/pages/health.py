"""How the machine is doing: the clock, the steps, the sources, what waits. The status page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Sum
from django.db.models.functions import Coalesce

from monitor.models import Case, Lease, Mail, Mention, Run, Source
from monitor.models.case import CaseState
from monitor.models.mail import MailState
from monitor.models.mention import MentionState
from monitor.models.run import RunOutcome
from monitor.steps import lease

LONGEST_RUN = timedelta(minutes=10)
"""A run that began longer ago and has not ended was killed."""
BACKLOG = (MentionState.COLLECTED, MentionState.READ)
WORDS = {"collect": "Collect posts", "read": "Read posts", "file_cases": "Open cases"}
LAST_WORDS = {
    "learn": "Learn from corrections",
    "reread": "Read posts again",
    "send_mail": "Send mails",
    "tidy": "Forget old runs",
}
"""What a step does, in the order of the work. Steps that only others know stand in between, by their name."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Whether a clock ticks, who holds it, and when it last gave a sign of life."""

    ticks: bool
    holder: str
    last_beat: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """The last run of one step, and what it handled within the hour. `outcome` may be "cut off"."""

    name: str
    does: str
    run: Run
    outcome: str
    well: bool
    handled_lately: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows are in one state."""

    code: str
    label: str
    count: int


def clock(now: datetime) -> Clock:
    """The clock by its lease, and without one (it was given back) by the latest run."""
    held = Lease.objects.filter(name="clock").first()
    if held is not None:
        return Clock(ticks=held.until >= now, holder=held.holder, last_beat=min(now, held.until - lease.TERM))
    latest = Run.objects.order_by("-started_at").first()
    return Clock(ticks=False, holder="", last_beat=latest.started_at if latest else None)


def steps(now: datetime) -> list[Step]:
    """The last run of every step that ever ran."""
    lately = dict(
        Run.objects.filter(started_at__gt=now - timedelta(hours=1))
        .values_list("step")
        .annotate(total=Coalesce(Sum("handled"), 0))
        .order_by()
    )
    order = [*WORDS, "", *LAST_WORDS]
    return [
        Step(
            name=run.step,
            does=(WORDS | LAST_WORDS).get(run.step, run.step.replace("_", " ").capitalize()),
            run=run,
            outcome=_outcome(run, now),
            well=_outcome(run, now) in {RunOutcome.DONE, RunOutcome.RUNNING},
            handled_lately=lately.get(run.step, 0),
        )
        for run in sorted(_last_runs(), key=lambda run: order.index(run.step if run.step in order else ""))
    ]


def _last_runs() -> Iterator[Run]:
    """One short look into the index for each step, however many runs there are."""
    name = ""
    while run := Run.objects.filter(step__gt=name).order_by("step", "-started_at").first():
        yield run
        name = run.step


def _outcome(run: Run, now: datetime) -> str:
    if run.outcome == RunOutcome.RUNNING and run.started_at < now - LONGEST_RUN:
        return "cut off"
    return run.get_outcome_display()


def sources() -> list[Source]:
    """Every stream that is pulled, those in trouble first."""
    rows = Source.objects.select_related("channel__brand")
    return list(rows.order_by("-enabled", "-failures", "channel__brand__name", "pk"))


def mentions() -> list[Tally]:
    """How many mentions stand in which state."""
    found = dict(Mention.objects.values_list("state").annotate(n=Count("pk")).order_by())
    return [Tally(str(code), label, found.get(code, 0)) for code, label in MentionState.choices]


def cases() -> list[Tally]:
    """How many cases wait for whom."""
    found = dict(Case.objects.values_list("state").annotate(n=Count("pk")).order_by())
    return [Tally(str(code), label, found.get(code, 0)) for code, label in CaseState.choices]


def mails() -> list[Tally]:
    """How many mails stand in which state."""
    found = dict(Mail.objects.values_list("state").annotate(n=Count("pk")).order_by())
    return [Tally(str(code), label, found.get(code, 0)) for code, label in MailState.choices]


def oldest_unread() -> datetime | None:
    """Since when the oldest mention in the backlog has been here."""
    found = Mention.objects.filter(state__in=BACKLOG).aggregate(oldest=Min("collected_at"))["oldest"]
    return found if isinstance(found, datetime) else None
