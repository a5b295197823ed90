"""The owner sees what the account may do and costs, and says yes."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from monitor.channels.asking import CannotConnectError
from monitor.channels.connecting import connect, standing_for
from monitor.channels.handing_over import Handed, RanOutError, seal, unseal
from monitor.channels.money import DEFAULT_CAP, costs_money, dollars, in_dollars
from monitor.models import Brand, Channel
from monitor.pages.channels.gate import SeeOther, owner_only, typed
from monitor.platforms.registry import ROOMS, about

IN_THE_SESSION = "connecting"


def ask_to_confirm(request: HttpRequest, handed: Handed) -> HttpResponse:
    """The page that shows what was tried. What was tried waits in the session.

    The session stays on this machine: not even the encrypted secret goes to the browser.
    """
    number = secrets.token_urlsafe(12)
    token = seal(handed, user_id=request.user.pk or 0)
    request.session[IN_THE_SESSION] = {"number": number, "token": token}
    return _page(request, handed, number=number)


@never_cache
@owner_only
def confirm(request: HttpRequest, platform: str) -> HttpResponse:
    """Keep what was tried, once: a second press of the button finds nothing."""
    if request.method != "POST":
        return redirect("connect")
    waiting = request.session.get(IN_THE_SESSION) or {}
    number = typed(request, "number")
    if not number or waiting.get("number") != number:
        return _start_over(request, platform)
    try:
        handed = unseal(waiting["token"], user_id=request.user.pk or 0)
    except RanOutError:
        return _start_over(request, platform)
    brand = Brand.objects.filter(pk=handed.brand_id).first()
    if brand is None or handed.tried.platform != platform:
        return _start_over(request, platform)
    try:
        return _keep(request, handed, brand, number=number)
    except CannotConnectError as error:
        request.session.pop(IN_THE_SESSION, None)
        messages.error(request, f"{error} Nothing was kept.")
        return SeeOther(_back_from(handed))


def _keep(request: HttpRequest, handed: Handed, brand: Brand, *, number: str) -> HttpResponse:
    cap = None
    platform = handed.tried.platform
    if costs_money(about(platform)):
        try:
            cap = dollars(typed(request, "cap"))
        except ValueError as error:
            text = typed(request, "cap")[:40]
            return _page(request, handed, number=number, cap=text, cap_problem=str(error), status=422)
    del request.session[IN_THE_SESSION]
    channel = connect(brand, handed.tried, now=timezone.now(), cap=cap, user=request.user)
    return _done(request, channel)


def _done(request: HttpRequest, channel: Channel) -> HttpResponse:
    name = about(channel.platform).name
    if channel.sources.filter(enabled=True).exists():
        said = f"Connected to {name}. Its first posts come in as soon as the clock has fetched them."
    else:
        said = f"Connected to {name}. Say below what to listen to."
    messages.success(request, said)
    return SeeOther(reverse("channel", args=[channel.pk]))


def _page(
    request: HttpRequest,
    handed: Handed,
    *,
    number: str,
    cap: str = "",
    cap_problem: str = "",
    status: int = 200,
) -> HttpResponse:
    tried = handed.tried
    what = about(tried.platform)
    brand = Brand.objects.get(pk=handed.brand_id)
    known = standing_for(brand, tried)
    kept_cap = known.monthly_cap if known and known.monthly_cap is not None else DEFAULT_CAP
    context = {
        "what": what,
        "tried": tried,
        "brand": brand,
        "several_brands": Brand.objects.count() > 1,
        "number": number,
        "paid": costs_money(what),
        "cap": cap or kept_cap,
        "cap_problem": cap_problem,
        "first": [stream for stream in what.streams if stream.first and tried.may_listen],
        "known": known,
        "back": _back_from(handed),
        "dollars": in_dollars,
    }
    return render(request, "pages/channels/confirm.html", context, status=status)


def _back_from(handed: Handed) -> str:
    """The form that was filled in."""
    if handed.channel_id:
        return reverse("reconnect", args=[handed.channel_id])
    return reverse("connect-platform", args=[handed.tried.platform])


def _start_over(request: HttpRequest, platform: str) -> HttpResponse:
    messages.warning(
        request, "That check is too long ago, or another one was made since. Nothing was kept: check again."
    )
    return SeeOther(reverse("connect-platform", args=[platform]) if platform in ROOMS else reverse("connect"))
