"""What an owner does with sources: try one, add it, switch it, pull it at once, remove it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from monitor.channels import sources
from monitor.models import Channel, Source
from monitor.pages.channels.gate import back, deed, owner_only, typed
from monitor.pages.channels.listing import channel_page
from monitor.pages.formats import span


@never_cache
@deed
def add(request: HttpRequest, channel: Channel) -> HttpResponse:
    """Try a source, or add it. What was typed is kept either way."""
    stream, query = typed(request, "stream"), typed(request, f"query-{typed(request, 'stream')}")
    written = {"stream": stream, "query": query[: sources.LONGEST_QUERY * 2]}
    now = timezone.now()
    if not channel.enabled:
        return back(channel, request, "This account is disconnected.", level=messages.WARNING)
    try:
        if typed(request, "do") == "try":
            trial = sources.try_source(channel, stream, query, now=now)
            return channel_page(request, channel, source=written, trial=trial)
        sources.add_source(channel, stream, query, now=now, user=request.user)
    except sources.BadSourceError as error:
        return channel_page(request, channel, source=written, source_problem=str(error), status=422)
    return back(channel, request, "Added. Its first posts come in as soon as the clock has fetched them.")


def about_a_source(view: Callable[[HttpRequest, Source], HttpResponse]) -> Callable[..., HttpResponse]:
    """An owner's POST about one source; who asks for its address otherwise is led to its channel."""

    @wraps(view)
    @never_cache
    @owner_only
    def only_post(request: HttpRequest, source_id: int) -> HttpResponse:
        source = source_or_404(source_id)
        return view(request, source) if request.method == "POST" else redirect("channel", source.channel_id)

    return only_post


@about_a_source
def switch(request: HttpRequest, source: Source) -> HttpResponse:
    """On or off, as the button said."""
    on = typed(request, "on") == "yes"
    sources.switch_source(source, on=on, now=timezone.now(), user=request.user)
    return back(source.channel, request, "Switched on." if on else "Switched off. What it brought stays.")


@about_a_source
def collect_now(request: HttpRequest, source: Source) -> HttpResponse:
    """Put it first in the timetable."""
    now = timezone.now()
    try:
        when = sources.collect_now(source, now=now)
    except sources.BadSourceError as error:
        return back(source.channel, request, str(error), level=messages.WARNING)
    if when > now:
        wait = span(when - now)
        return back(source.channel, request, f"The platform wants us to wait: collected in {wait}.")
    return back(source.channel, request, "Collected with the clock's next tick.")


@never_cache
@owner_only
def remove(request: HttpRequest, source_id: int) -> HttpResponse:
    """GET asks whether it is meant; POST forgets the source and keeps what it brought."""
    source = source_or_404(source_id)
    if request.method != "POST":
        return render(
            request, "pages/channels/remove_source.html", {"source": source, "channel": source.channel}
        )
    try:
        sources.remove_source(source, now=timezone.now(), user=request.user)
    except sources.BadSourceError as error:
        return back(source.channel, request, str(error), level=messages.WARNING)
    return back(source.channel, request, "Removed. What it brought stays.")


def source_or_404(source_id: int) -> Source:
    """The source with its channel. Raises Http404."""
    return get_object_or_404(Source.objects.select_related("channel__brand"), pk=source_id)
