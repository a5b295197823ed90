"""Every version of a template, what differs between two, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitor.pages.channels.gate import SeeOther
from responders.desk.typed import whole_number
from responders.domain.own_words import Piece, compared, settings_changed
from responders.models import TemplateVersion
from responders.pages.templates.gate import owners_alone, template_or_404
from responders.people.requests import SignedIn
from responders.steps import template_saving as saving
from responders.steps.own_templates import words_of

SHOWN = 200
"""Versions in the list, the newest first."""


@never_cache
@require_safe
def versions(request: SignedIn, brand_id: int, template_id: int) -> HttpResponse:
    """The list; two versions beside each other, the newest and the one before unless others are asked for."""
    row = template_or_404(brand_id, template_id)
    found = list(row.versions.select_related("saved_by").order_by("-number")[:SHOWN])
    by_number = {version.number: version for version in found}
    newer = by_number.get(whole_number(request.GET.get("to", "")) or 0, found[0])
    older = by_number.get(whole_number(request.GET.get("from", "")) or newer.number - 1)
    if older is not None and older.number > newer.number:
        older, newer = newer, older
    context = {
        "brand": row.brand,
        "template": row,
        "versions": found,
        "older": older,
        "newer": newer,
        "settings": settings_changed(words_of(older), words_of(newer)) if older else (),
        "texts": _texts(older, newer),
        "owner": request.user.is_owner,
        "now": timezone.now(),
    }
    return render(request, "pages/templates/versions.html", context)


@owners_alone
def back(request: SignedIn, brand_id: int, template_id: int, number: int) -> HttpResponse:
    """POST makes an earlier version the newest; anything else (a reload) leads to the versions."""
    row = template_or_404(brand_id, template_id)
    if request.method == "POST":
        before = row.version
        try:
            row = saving.go_back(row, number, user=request.user, now=timezone.now())
        except saving.BadTemplateError as error:
            messages.error(request, f"Version {number} can’t be used as it was. {error}")
        else:
            same = "Version {0} says the same as the one that counts: nothing was changed."
            said = f"Back to version {number}, as version {row.version}."
            messages.success(request, said if row.version != before else same.format(number))
    return SeeOther(reverse("template-versions", args=[brand_id, row.pk]))


def _texts(older: TemplateVersion | None, newer: TemplateVersion) -> list[tuple[int, tuple[Piece, ...]]]:
    """Each wording with what differs by words; the same ones too, so that the whole can be read."""
    before = list(older.texts) if older else list(newer.texts)
    count = max(len(before), len(newer.texts))
    pairs = zip(
        [*before, *[""] * (count - len(before))],
        [*newer.texts, *[""] * (count - len(newer.texts))],
        strict=True,
    )
    return [(number, compared(old, new)) for number, (old, new) in enumerate(pairs, start=1)]
