"""All brands, and a further one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from monitor.brands.fields import LONGEST_NAME
from monitor.brands.keeping import missing
from monitor.channels.brands import brand_named
from monitor.models import Brand
from monitor.pages.channels.gate import SeeOther, is_owner, owner_only, owners_addresses, typed


@never_cache
@require_safe
def brands(request: HttpRequest) -> HttpResponse:
    """Every brand with what it lacks; where there is only one, its page."""
    rows = list(Brand.objects.order_by("name"))
    if len(rows) == 1:
        return redirect("brand", rows[0].pk)
    found = [(row, missing(row), row.channels.filter(enabled=True).count()) for row in rows]
    return render(request, "pages/brands/brands.html", {"brands": found, "owner": is_owner(request)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def add(request: HttpRequest) -> HttpResponse:
    """GET asks for the name; POST makes the brand and leads to its page."""
    if request.method != "POST":
        return render(request, "pages/brands/add.html", {"name": "", "problem": ""})
    text = typed(request, "name")
    problem = ""
    try:
        brand, made = brand_named(text, now=timezone.now(), user=request.user, alert_emails=owners_addresses)
    except ValueError as error:
        problem = str(error)
    else:
        if made:
            messages.success(request, "Added. Say here what to watch for, and who is told.")
            return SeeOther(reverse("brand", args=[brand.pk]))
        problem = "There is a brand of this name already."
    context = {"name": text[:LONGEST_NAME], "problem": problem}
    return render(request, "pages/brands/add.html", context, status=422)
