"""Switching a template on and off, removing it, bringing it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from responders.pages.templates.gate import brand_or_404, owners_alone, template_or_404, to_list
from responders.people.requests import SignedIn
from responders.steps import template_saving as saving


@owners_alone
def turn(request: SignedIn, brand_id: int, template_id: int) -> HttpResponse:
    """POST switches it on or off; anything else (a reload) leads to the list."""
    row = template_or_404(brand_id, template_id)
    if request.method == "POST":
        enabled = request.POST.get("to") == "on"
        saving.turn(row, enabled=enabled, user=request.user, now=timezone.now())
        says = "is on: new drafts may use it" if enabled else "is off: drafts do without it"
        messages.success(request, f"{row.name} {says}.")
    return to_list(row.brand)


@owners_alone
def remove(request: SignedIn, brand_id: int, template_id: int) -> HttpResponse:
    """GET asks; POST removes it."""
    row = template_or_404(brand_id, template_id)
    if request.method != "POST":
        return render(request, "pages/templates/remove.html", {"brand": row.brand, "template": row})
    saving.remove(row, user=request.user, now=timezone.now())
    messages.success(request, f"Removed: {row.name}. It stands below, and can be brought back.")
    return to_list(row.brand)


@owners_alone
def bring_back(request: SignedIn, brand_id: int, template_id: int) -> HttpResponse:
    """POST brings a removed one back, switched off; anything else leads to the list."""
    brand = brand_or_404(brand_id)
    if request.method == "POST":
        row = template_or_404(brand_id, template_id, removed=True)
        try:
            saving.bring_back(row, user=request.user, now=timezone.now())
        except saving.BadTemplateError:
            messages.error(request, f"There is another template named {row.name} now. Rename that one first.")
        else:
            messages.success(request, f"{row.name} is back, and switched off.")
    return to_list(brand)
