"""A new template, one that stands, and its preview while it is typed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from monitor.models import Brand
from monitor.pages.channels.gate import SeeOther
from responders.domain.own_copies import shipped_reply
from responders.domain.own_templates import MOODS
from responders.domain.own_words import (
    LONGEST_NAME,
    ROOM_NAMES,
    SORT_NAMES,
    TOPICS,
    TemplateWords,
    settings_in_words,
)
from responders.models import ReplyTemplate
from responders.pages.templates.forms import EMPTY, Form, form_from, form_of, with_a_box_more, words_in
from responders.pages.templates.gate import brand_or_404, owners_alone, template_or_404
from responders.pages.templates.previewing import Preview, preview
from responders.pages.templates.variables import variables_for
from responders.people.requests import SignedIn
from responders.steps import template_saving as saving
from responders.steps.own_templates import words_of

MOOD_NAMES = dict(zip(MOODS, ("calm", "annoyed", "furious", "sarcastic", "sad", "has given up"), strict=True))


@owners_alone
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedIn, brand_id: int) -> HttpResponse:
    """GET shows an empty form, or one with a shipped reply in it; POST saves it or previews it."""
    brand = brand_or_404(brand_id)
    if request.method != "POST":
        words = _copied(request.GET.get("from", ""))
        return _page(request, brand, None, form_of(words, enabled=True, version=0))
    return _posted(request, brand, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: SignedIn, brand_id: int, template_id: int) -> HttpResponse:
    """GET shows it; an owner's POST saves it or previews it."""
    row = template_or_404(brand_id, template_id)
    if request.method == "POST":
        return _changed(request, brand_id=brand_id, template_id=template_id)
    words = words_of(saving.current(row))
    return _page(request, row.brand, row, form_of(words, enabled=row.enabled, version=row.version))


@owners_alone
def _changed(request: SignedIn, brand_id: int, template_id: int) -> HttpResponse:
    row = template_or_404(brand_id, template_id)
    return _posted(request, row.brand, row)


@owners_alone
def preview_part(request: SignedIn, brand_id: int) -> HttpResponse:
    """The preview alone, of what stands in the form."""
    brand = brand_or_404(brand_id)
    if request.method != "POST":
        return redirect("templates", brand_id)
    return render(request, "pages/templates/_preview.html", _seen(brand, form_from(request).words))


def _posted(request: SignedIn, brand: Brand, row: ReplyTemplate | None) -> HttpResponse:
    deed = request.POST.get("do", "save")
    if deed == "more":
        return _page(request, brand, row, with_a_box_more(form_from(request)), deed=deed)
    if deed == "preview":
        return _page(request, brand, row, form_from(request), deed=deed)
    try:
        return _save(request, brand, row)
    except saving.BadTemplateError as error:
        return _page(request, brand, row, form_from(request, wrong=error.fields), status=422)
    except saving.OvertakenError as error:
        return _overtaken(request, brand, row, error.version)


def _save(request: SignedIn, brand: Brand, row: ReplyTemplate | None) -> HttpResponse:
    words, form, now = words_in(request), form_from(request), timezone.now()
    if row is None:
        row = saving.add(brand, words, enabled=form.enabled, user=request.user, now=now)
        in_use = "New drafts may use it from now on." if row.enabled else "It is switched off."
        messages.success(request, f"Added: {row.name}. {in_use}")
    else:
        row, changed = saving.save(
            row, words, enabled=form.enabled, based_on=form.version, user=request.user, now=now
        )
        said = f"Saved: {row.name}, version {row.version}." if changed else "Nothing was changed."
        messages.add_message(request, messages.SUCCESS if changed else messages.INFO, said)
    return SeeOther(reverse("template", args=[brand.pk, row.pk]))


def _overtaken(request: SignedIn, brand: Brand, row: ReplyTemplate | None, version: int) -> HttpResponse:
    """What was typed is kept; saving again puts it above what somebody else saved."""
    says = (
        f"Somebody saved version {version} while you were writing. What you typed still stands here. "
        "Look at what they changed, then save again to put yours above it."
    )
    form = form_from(request)
    newer = Form(
        form.words, enabled=form.enabled, version=version, boxes=form.boxes, wrong={"overtaken": says}
    )
    return _page(request, brand, row, newer, status=409)


def _page(
    request: SignedIn,
    brand: Brand,
    row: ReplyTemplate | None,
    form: Form,
    *,
    deed: str = "",
    status: int = 200,
) -> HttpResponse:
    own_topics = tuple(brand.own_topics.order_by("name").values_list("name", flat=True))
    context: dict[str, Any] = {
        "brand": brand,
        "template": row,
        "form": form,
        "owner": request.user.is_owner,
        "longest_name": LONGEST_NAME,
        "sorts": SORT_NAMES,
        "topics": TOPICS,
        "own_topics": own_topics,
        "moods": MOOD_NAMES,
        "rooms": ROOM_NAMES,
        "settings": settings_in_words(form.words),
        "variables": variables_for(),
        "now": timezone.now(),
        **_seen(brand, form.words),
        "deed": deed,
    }
    return render(request, "pages/templates/template.html", context, status=status)


def _seen(brand: Brand, words: TemplateWords) -> dict[str, Any]:
    empty = not any(words.texts)
    seen = Preview(()) if empty else preview(brand, words)
    return {"brand": brand, "seen": seen, "nothing_written": empty, "deed": "", "now": timezone.now()}


def _copied(place: str) -> TemplateWords:
    """A start from the shipped reply at this place; an empty form where there is none."""
    shipped = shipped_reply(place) if place else None
    if shipped is None:
        return EMPTY
    return TemplateWords(name="", sort=shipped.sort, texts=(shipped.text,))
