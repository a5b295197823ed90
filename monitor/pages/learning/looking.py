"""How well a brand is read, what was learnt, and its own topics."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from monitor.domain.reading import Kind
from monitor.learning import layers, topics
from monitor.learning.how_well import how_well
from monitor.models import Brand, Label, Learning, Rereading
from monitor.pages.channels.gate import SeeOther, is_owner, owner_only, typed

KINDS = {
    Kind.COMPLAINT: "complaint",
    Kind.PRAISE: "praise",
    Kind.QUESTION: "question",
    Kind.OTHER: "something else",
}
LONGEST_BACK = 4_000
"""Characters of what was typed into a field that come back with its error."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def learning(request: HttpRequest, brand_id: int) -> HttpResponse:
    """GET shows it; an owner's POST adds an own topic."""
    brand = get_object_or_404(Brand, pk=brand_id)
    return _add_topic(request, brand) if request.method == "POST" else _page(request, brand)


@owner_only
def _add_topic(request: HttpRequest, brand: Brand) -> HttpResponse:
    text = {name: typed(request, name) for name in ("name", "phrases")}
    try:
        topic = topics.add(brand, text["name"], text["phrases"], now=timezone.now(), user=request.user)
    except topics.BadTopicError as error:
        return _page(request, brand, typed_in=text, wrong=error.fields)
    rests = Learning.objects.filter(brand=brand).exclude(paused_at=None).exists()
    when = "once you let Amends learn again" if rests else "within a minute"
    messages.success(request, f"Added: {topic.name}. It is looked for in new posts {when}.")
    return SeeOther(reverse("learning", args=[brand.pk]))


def _page(
    request: HttpRequest,
    brand: Brand,
    *,
    typed_in: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> HttpResponse:
    now = timezone.now()
    found = topics.counts(brand, now=now)
    state = Learning.objects.filter(brand=brand).first()
    shown = layers.lines(brand)
    context = {
        "brand": brand,
        "owner": is_owner(request),
        "now": now,
        "well": how_well(brand),
        "kinds": KINDS,
        "labels": Label.objects.filter(brand=brand).count(),
        "lines": shown,
        "in_use": next((line.layer.number for line in shown if line.state == "in use"), None),
        "paused_at": state.paused_at if state else None,
        "own_topics": [(topic, found[topic.name]) for topic in brand.own_topics.order_by("name")],
        "rereading": Rereading.objects.filter(brand=brand).order_by("-pk").first(),
        "form": {
            name: text[:LONGEST_BACK] for name, text in (typed_in or {"name": "", "phrases": ""}).items()
        },
        "wrong": wrong or {},
    }
    return render(request, "pages/learning/learning.html", context, status=422 if wrong else 200)
