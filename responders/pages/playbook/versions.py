"""Earlier versions of a playbook: to look at, and to go back to by one click."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitor.models import Brand
from monitor.pages.channels.gate import SeeOther, owner_only
from responders.models import PlaybookVersion
from responders.pages.playbook.page import read_page
from responders.playbooks import playbook_in
from responders.steps.playbooks import go_back


@never_cache
@require_safe
def version(request: HttpRequest, brand_id: int, number: int) -> HttpResponse:
    """One version as it was saved."""
    brand = get_object_or_404(Brand, pk=brand_id)
    found = get_object_or_404(PlaybookVersion.objects.select_related("saved_by"), brand=brand, number=number)
    return read_page(request, brand, playbook_in(found, brand, as_saved=True), version=found)


@never_cache
@owner_only
def use(request: HttpRequest, brand_id: int, number: int) -> HttpResponse:
    """POST makes an earlier version count again, as a new one; anything else leads to the playbook."""
    if request.method != "POST":
        return redirect("playbook", brand_id)
    get_object_or_404(PlaybookVersion, brand=brand_id, number=number)
    made = go_back(brand_id, number, user=request.user, now=timezone.now())  # type: ignore[arg-type]
    if made is None:
        messages.info(request, f"Version {number} says what stands already.")
    else:
        messages.success(request, f"Back to version {number}: it counts again, as version {made.number}.")
    return SeeOther(reverse("playbook", args=[brand_id]))
