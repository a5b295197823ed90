"""What an owner does with an account that is connected: check it, cap it, disconnect it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from monitor.channels import tending
from monitor.channels.money import dollars, in_dollars
from monitor.models import Channel
from monitor.pages.channels.gate import SeeOther, back, channel_or_404, deed, owner_only, typed
from monitor.pages.channels.listing import channel_page
from monitor.steps.look_again import AFTER_DISCONNECTING, looked_at


@never_cache
@deed
def check(request: HttpRequest, channel: Channel) -> HttpResponse:
    """Ask the platform once more who we are."""
    if not channel.enabled:
        return back(channel, request, "This account is disconnected.", level=messages.WARNING)
    problem = tending.check_again(channel, now=timezone.now())
    if problem:
        return back(channel, request, problem, level=messages.ERROR)
    return back(channel, request, "Checked: the platform lets us in.")


@never_cache
@deed
def cap(request: HttpRequest, channel: Channel) -> HttpResponse:
    """How much a month may cost."""
    text = typed(request, "cap").strip()
    try:
        amount = dollars(text) if text else None
        tending.set_cap(channel, amount, now=timezone.now(), user=request.user)
    except ValueError as error:
        return channel_page(request, channel, cap=text[:40], cap_problem=str(error), status=422)
    said = "There is no cap now." if amount is None else f"The cap is {in_dollars(amount)} a month now."
    return back(channel, request, said)


@never_cache
@deed
def keep(request: HttpRequest, channel: Channel) -> HttpResponse:
    """How long words are kept that nobody needs any more."""
    text = typed(request, "days").strip()
    try:
        days = _days(text)
        tending.set_keep_days(channel, days, now=timezone.now(), user=request.user)
    except ValueError as error:
        return channel_page(request, channel, keep=text[:20], keep_problem=str(error), status=422)
    said = "Words are kept always now." if days is None else f"Words are kept for {days} days now."
    return back(channel, request, said if days != 1 else "Words are kept for one day now.")


def _days(text: str) -> int | None:
    if not text:
        return None
    # An impossible number is told of by the same sentence as a wrong one.
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


@never_cache
@owner_only
def disconnect(request: HttpRequest, channel_id: int) -> HttpResponse:
    """GET asks whether it is meant; POST stops listening and forgets the secrets."""
    channel = channel_or_404(channel_id)
    if request.method != "POST":
        context = {
            "channel": channel,
            "looks_again": looked_at(channel),
            "days": AFTER_DISCONNECTING if channel.keep_days is None else channel.keep_days,
        }
        return render(request, "pages/channels/disconnect.html", context)
    tending.disconnect(channel, now=timezone.now(), user=request.user)
    messages.info(request, "Disconnected. Nothing more is heard there, and its secrets are forgotten.")
    return SeeOther(reverse("channels"))
