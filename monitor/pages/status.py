"""The status page: is everything running, and if not, what is wrong and what to do."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitor.brands.keeping import missing
from monitor.models import Brand, Source
from monitor.pages import health
from monitor.pages.channels.gate import is_owner
from monitor.pages.formats import span
from monitor.signals import asked_for_troubles

SLOW = timedelta(minutes=5)
"""A mention that has not been filed for so long is worth a word."""


@never_cache
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Everything at a glance; refreshes itself in place."""
    now = timezone.now()
    brands = list(Brand.objects.order_by("pk"))
    clock, steps, sources = health.clock(now), health.steps(now), health.sources()
    mentions, mails = health.mentions(), health.mails()
    context = {
        "now": now,
        "zone": brands[0].time_zone if brands else "UTC",
        "clock": clock,
        "steps": steps,
        "sources": sources,
        "mentions": mentions,
        "backlog": sum(tally.count for tally in mentions if tally.code in health.BACKLOG),
        "cases": health.cases(),
        "mails": mails,
        "server": settings.EMAIL_HOST,
        "owner": is_owner(request),
        "to_set": [(brand, sentence) for brand in brands for sentence in missing(brand)],
        "troubles": troubles(clock=clock, steps=steps, sources=sources, mails=mails, now=now),
    }
    return render(request, "pages/status.html", context)


def troubles(
    *,
    clock: health.Clock,
    steps: list[health.Step],
    sources: list[Source],
    mails: list[health.Tally],
    now: datetime,
) -> list[str]:
    """What is wrong, worst first, in sentences for somebody who does not know the machine."""
    found = []
    if not clock.ticks:
        since = f" It last gave a sign of life {span(now - clock.last_beat)} ago." if clock.last_beat else ""
        found.append(
            f"The clock stands still: nothing is collected, read, posted or mailed.{since} "
            "To start it, type amends run, or amends clock beside a running web server."
        )
    found += [
        f"“{step.does}” went wrong in its last run. It is tried again by itself; "
        "if this stays, the log of the clock says more."
        for step in steps
        if not step.well
    ]
    # What a person has to put right with an account is said once, however many sources it has.
    needing = {source.channel: source.channel.problem for source in sources if _listened_to(source)}
    found += [f"{channel}: {problem}" for channel, problem in needing.items() if problem]
    found += [
        f"“{source}” of {source.channel} can't be collected: {source.last_error}"
        for source in sources
        if _listened_to(source) and source.failures and not source.channel.problem
    ]
    oldest = health.oldest_unread()
    if clock.ticks and oldest is not None and now - oldest > SLOW:
        found.append(f"Mentions wait to be read, the oldest for {span(now - oldest)}.")
    counts = {tally.code: tally.count for tally in mails}
    if counts["failed"]:
        found.append(f"{_mails(counts['failed'])} refused for good. The page of mails says why.")
    for _, sentences in asked_for_troubles.send(sender=troubles, now=now):
        found += list(sentences or ())
    return found


def _listened_to(source: Source) -> bool:
    return source.enabled and source.channel.enabled


def _mails(count: int) -> str:
    return "1 mail was" if count == 1 else f"{count} mails were"
