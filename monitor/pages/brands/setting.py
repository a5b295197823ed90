"""The page of one brand: owners set it, managers look at it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from monitor.brands import lists, opening, spans, zones
from monitor.brands.fields import BY_NAME, BadBrandError
from monitor.brands.keeping import MOST_TRIED, accounts_of, change, missing, try_words
from monitor.brands.trying import Sorted
from monitor.channels.overview import platform_name
from monitor.models import Brand
from monitor.pages.brands.forms import WORDS, Form, form_from, form_of, values_in, words_in
from monitor.pages.channels.gate import SeeOther, is_owner, owner_only, typed

SIGN = {"handles": "@"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def brand(request: HttpRequest, brand_id: int) -> HttpResponse:
    """GET shows the brand; an owner's POST saves it, or only tries the words on what is stored."""
    row = get_object_or_404(Brand, pk=brand_id)
    if request.method != "POST":
        return _page(request, row, form_of(row))
    return _try(request, row) if typed(request, "do") == "try" else _save(request, row)


@owner_only
def _save(request: HttpRequest, row: Brand) -> HttpResponse:
    try:
        values = values_in(request)
        row, changed = change(row.pk, values, now=timezone.now(), user=request.user)
    except BadBrandError as error:
        return _page(request, row, form_from(request, wrong=error.fields), status=422)
    if changed:
        names = [BY_NAME[name].label for name in changed]
        messages.success(request, f"Saved: {', '.join(names)}.")
    else:
        messages.info(request, "Nothing was changed.")
    return SeeOther(reverse("brand", args=[row.pk]))


@owner_only
def _try(request: HttpRequest, row: Brand) -> HttpResponse:
    try:
        values = words_in(request)
    except BadBrandError as error:
        return _page(request, row, form_from(request, wrong=error.fields), status=422)
    trial = try_words(row, values, now=timezone.now())
    return _page(request, row, form_from(request, wrong={}), trial=trial)


def _page(
    request: HttpRequest,
    row: Brand,
    form: Form,
    *,
    trial: tuple[Sorted, bool] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "brand": row,
        "form": form,
        "understood": {name: _understood(name, form.text[name]) for name in WORDS},
        "accounts": [(account.handle, platform_name(account.platform)) for account in accounts_of(row)],
        "missing": missing(row),
        "trial": trial[0] if trial else None,
        "more": bool(trial and trial[1]),
        "most_tried": MOST_TRIED,
        "day_names": opening.NAMES,
        "hours_in_words": opening.in_words(row.hours),
        "within_in_words": spans.written(row.respond_within_minutes),
        "zones": zones.by_region(),
        "several_brands": Brand.objects.count() > 1,
        "owner": is_owner(request),
        "now": timezone.now(),
    }
    return render(request, "pages/brands/brand.html", context, status=status)


def _understood(name: str, text: str) -> list[str]:
    """The list as it is read; nothing where it can't be."""
    try:
        found = (lists.handles if name == "handles" else lists.words)(text)
    except ValueError:
        return []
    return [f"{SIGN.get(name, '')}{piece}" for piece in found]
