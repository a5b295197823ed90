"""Connecting an account: choose a platform, give what it asks for, see what that account may do, confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from monitor.channels.asking import CannotConnectError
from monitor.channels.brands import brand_named
from monitor.channels.connecting import offered, standing_for, try_account
from monitor.channels.handing_over import Handed
from monitor.channels.incoming import address, example, is_sent_to_us, open_door
from monitor.channels.money import dearest, in_dollars
from monitor.models import Brand, Channel
from monitor.pages.channels.confirming import ask_to_confirm
from monitor.pages.channels.gate import channel_or_404, owner_only, owners_addresses, typed
from monitor.platforms.about import About
from monitor.platforms.registry import NoCollectorError, about


@never_cache
@require_safe
@owner_only
def choose(request: HttpRequest) -> HttpResponse:
    """A card for each platform, with what it costs and how replies go out."""
    context = {"platforms": offered(), "dearest": dearest, "dollars": in_dollars}
    return render(request, "pages/channels/choose.html", context)


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one platform as it goes to the browser: never with a secret in it."""

    values: Mapping[str, str] = field(default_factory=dict)
    brand_id: int | None = None
    brand_name: str = ""
    problem: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)


@sensitive_post_parameters()
@never_cache
@owner_only
def form(request: HttpRequest, platform: str) -> HttpResponse:
    """GET shows the steps and the fields; POST asks the platform, and shows who it says we are."""
    what = _about_or_404(platform)
    brands = list(Brand.objects.order_by("name"))
    if request.method != "POST":
        given = Form(brand_id=brands[0].pk if brands else None)
        return _page(request, what, given, brands=brands)
    return _try(request, what, brands=brands)


@sensitive_post_parameters()
@never_cache
@owner_only
def again(request: HttpRequest, channel_id: int) -> HttpResponse:
    """The same for an account that was connected before: its settings stand in the fields, its secrets do not."""
    channel = channel_or_404(channel_id)
    what = _about_or_404(channel.platform)
    if request.method != "POST":
        asked = {ask.name for ask in what.asks if not ask.secret}
        kept = {name: str(value) for name, value in channel.settings.items() if name in asked}
        return _page(request, what, Form(values=kept), channel=channel)
    return _try(request, what, channel=channel)


def _try(
    request: HttpRequest, what: About, *, brands: list[Brand] | None = None, channel: Channel | None = None
) -> HttpResponse:
    values = {ask.name: typed(request, f"ask-{ask.name}") for ask in what.asks}
    shown = {ask.name: values[ask.name][:500] for ask in what.asks if not ask.secret}
    given = Form(values=shown, brand_name=typed(request, "brand_name")[:120])
    brand = channel.brand if channel else None
    if brand is None:
        try:
            brand = _brand(request, brands or [])
        except ValueError as error:
            given = replace(given, problem=str(error), wrong={"brand": str(error)})
            return _page(request, what, given, brands=brands, status=422)
        given = replace(given, brand_id=brand.pk)
    if is_sent_to_us(what):
        return _open(request, what, brand, channel)
    try:
        tried = try_account(what.platform, values, brand, known=channel)
        standing_for(brand, tried)
        handed = Handed(tried=tried, brand_id=brand.pk, channel_id=channel.pk if channel else None)
        return ask_to_confirm(request, handed)
    except CannotConnectError as error:
        given = replace(given, problem=str(error), wrong=error.fields)
        return _page(request, what, given, brands=brands, channel=channel, status=422)


def _open(request: HttpRequest, what: About, brand: Brand, known: Channel | None) -> HttpResponse:
    """Nobody has to be asked: an address and a secret are made, and shown this once."""
    channel, secret = open_door(brand, what.platform, now=timezone.now(), user=request.user, known=known)
    context = {
        "what": what,
        "channel": channel,
        "secret": secret,
        "address": address(channel),
        "example": example(channel, secret),
    }
    return render(request, "pages/channels/secret.html", context)


def _brand(request: HttpRequest, brands: list[Brand]) -> Brand:
    """The brand chosen, or the first one, made by its name. Raises ValueError."""
    if not brands:
        return brand_named(
            typed(request, "brand_name"),
            now=timezone.now(),
            user=request.user,
            alert_emails=owners_addresses,
        )[0]
    if len(brands) == 1:
        return brands[0]
    for brand in brands:
        if str(brand.pk) == request.POST.get("brand"):
            return brand
    raise ValueError("Choose the brand whose account this is.")


def _page(
    request: HttpRequest,
    what: About,
    given: Form,
    *,
    brands: list[Brand] | None = None,
    channel: Channel | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "what": what,
        "given": given,
        "brands": brands or [],
        "channel": channel,
        "needs_brand": channel is None and not brands,
        "sent_to_us": is_sent_to_us(what),
    }
    return render(request, "pages/channels/connect.html", context, status=status)


def _about_or_404(platform: str) -> About:
    try:
        return about(platform)
    except NoCollectorError as error:
        raise Http404(str(error)) from error
