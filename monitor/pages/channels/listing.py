"""Every account with its sources, and one account by itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitor.channels.incoming import address, example
from monitor.channels.money import costs_money, in_dollars
from monitor.channels.overview import ChannelStanding, standings
from monitor.channels.sources import Trial
from monitor.models import Brand, Channel
from monitor.pages.channels.gate import channel_or_404, is_owner


@never_cache
@require_safe
def channels(request: HttpRequest) -> HttpResponse:
    """Every account, what it may do, and how each of its sources is doing; refreshes itself in place."""
    now = timezone.now()
    found = standings(now)
    brands = list(Brand.objects.order_by("pk")[:2])
    context = {
        "standings": [standing for standing in found if standing.channel.enabled],
        "gone": [standing for standing in found if not standing.channel.enabled],
        "brands": brands,
        "several_brands": len(brands) > 1,
        "owner": is_owner(request),
        "dollars": in_dollars,
        "now": now,
    }
    return render(request, "pages/channels/channels.html", context)


@never_cache
@require_safe
def channel(request: HttpRequest, channel_id: int) -> HttpResponse:
    """One account: what it may do, what it costs, its sources, and a form for a further one."""
    return channel_page(request, channel_or_404(channel_id))


def channel_page(
    request: HttpRequest,
    row: Channel,
    *,
    source: dict[str, str] | None = None,
    source_problem: str = "",
    trial: Trial | None = None,
    cap: str | None = None,
    cap_problem: str = "",
    keep: str | None = None,
    keep_problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of one account; `source`, `cap` and `keep` are what a person had typed, and what is wrong."""
    now = timezone.now()
    standing: ChannelStanding = standings(now, channels=[row])[0]
    what = standing.about
    # What takes no words is listened to once; there is nothing to add to it.
    there = {source.source.stream for source in standing.sources}
    streams = [
        stream for stream in (what.streams if what else ()) if stream.takes or stream.name not in there
    ]
    context: dict[str, Any] = {
        "standing": standing,
        "channel": row,
        "what": what,
        "streams": streams,
        "zone": row.brand.time_zone,
        "typed": source or {"stream": streams[0].name if streams else "", "query": ""},
        "source_problem": source_problem,
        "trial": trial,
        "address": address(row),
        "example": example(row),
        "cap": cap if cap is not None else row.monthly_cap,
        "cap_problem": cap_problem,
        "keep_days": keep if keep is not None else row.keep_days,
        "keep_problem": keep_problem,
        "must_have_cap": what is not None and costs_money(what),
        "owner": is_owner(request),
        "dollars": in_dollars,
        "now": now,
    }
    return render(request, "pages/channels/channel.html", context, status=status)
