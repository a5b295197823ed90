"""The page of one brand's playbook: owners write it, managers read it."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from monitor.models import Brand
from monitor.pages.channels.gate import SeeOther, owner_only, typed
from responders.domain.playbook_rules import better_act
from responders.domain.playbook_topics import BY_CODE
from responders.pages.playbook.examples import example_for
from responders.pages.playbook.forms import Form, form_from, form_of, playbook_in, with_faults
from responders.pages.playbook.page import edit_page, read_page
from responders.people.requests import SignedIn
from responders.playbooks import playbook_of
from responders.steps.playbooks import Overtaken, save

OWN_OF_EVERY_TOPIC = ("signer", "contact")
FIX, SHOW = "fix-act-", "example-"


@never_cache
@require_safe
def playbooks(request: HttpRequest) -> HttpResponse:
    """The brands, each with its playbook; where there is only one, its page."""
    rows = list(Brand.objects.order_by("name"))
    if len(rows) == 1:
        return redirect("playbook", rows[0].pk)
    found = [(row, row.playbooks.order_by("-number").first()) for row in rows]
    return render(request, "pages/playbook/playbooks.html", {"brands": found, "now": timezone.now()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def playbook(request: SignedIn, brand_id: int) -> HttpResponse:
    """GET shows the playbook; an owner's POST saves it, shows an example, or puts a wording right."""
    brand = get_object_or_404(Brand, pk=brand_id)
    if request.method == "POST":
        return _typed(request, brand)
    standing = playbook_of(brand)
    if not request.user.is_owner:
        return read_page(request, brand, standing)
    return edit_page(request, brand, form_of(standing), standing, opened=request.GET.get("topic", ""))


@owner_only
def _typed(request: HttpRequest, brand: Brand) -> HttpResponse:
    standing, do = playbook_of(brand), typed(request, "do")
    form = form_from(request, standing=standing)
    if do.startswith(FIX) and (name := do.removeprefix("fix-")) in form.text:
        form = replace(form, text={**form.text, name: better_act(form.text[name]) or form.text[name]})
    found, wrong = playbook_in(form, standing=standing)
    if do.startswith((FIX, SHOW)):
        # Only what was asked about is spoken of: the rest may be half written.
        topic = do.removeprefix(FIX).removeprefix(SHOW)
        told = {name: says for name, says in wrong.items() if name.endswith(f"-{topic}")}
        messages.info(request, "Nothing is saved yet.")
        return edit_page(request, brand, with_faults(form, told), found, opened=topic)
    if wrong:
        return edit_page(request, brand, with_faults(form, wrong), found, status=422)
    try:
        version = save(brand.pk, found, user=request.user, now=timezone.now())  # type: ignore[arg-type]
    except Overtaken as overtaken:
        newer = Form(text=form.text, version=overtaken.version.number)
        return edit_page(request, brand, newer, found, overtaken=overtaken.version, status=409)
    if version is None:
        messages.info(request, "Nothing was changed.")
    else:
        messages.success(request, f"Saved as version {version.number}. Drafts follow it from now on.")
    return SeeOther(reverse("playbook", args=[brand.pk]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def example(request: HttpRequest, brand_id: int, topic: str) -> HttpResponse:
    """How a reply about one topic would read with what stands in the form; nothing is saved."""
    brand = get_object_or_404(Brand, pk=brand_id)
    if request.method != "POST" or topic not in BY_CODE:
        return redirect("playbook", brand.pk)
    standing = playbook_of(brand)
    found, wrong = playbook_in(form_from(request, standing=standing), standing=standing)
    told = [says for name, says in wrong.items() if name in OWN_OF_EVERY_TOPIC or name.endswith(f"-{topic}")]
    context = {
        "topic": BY_CODE[topic],
        "example": None if told else example_for(found, BY_CODE[topic]),
        "told": told,
    }
    return render(request, "pages/playbook/_example.html", context)
