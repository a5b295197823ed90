"""Who may change a template: owners (P18). Managers read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from monitor.models import Brand
from monitor.pages.channels.gate import SeeOther
from responders.models import ReplyTemplate
from responders.people.requests import SignedIn

Rest = ParamSpec("Rest")


def owners_alone(
    view: Callable[Concatenate[SignedIn, Rest], HttpResponse],
) -> Callable[Concatenate[SignedIn, Rest], HttpResponse]:
    """Anybody else is told whom to ask."""

    @wraps(view)
    @never_cache
    def guarded(request: SignedIn, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not request.user.is_owner:
            return render(request, "pages/templates/owner_only.html", kwargs, status=403)
        return view(request, *args, **kwargs)

    return guarded


def brand_or_404(brand_id: int) -> Brand:
    """The brand. Raises Http404."""
    return get_object_or_404(Brand, pk=brand_id)


def template_or_404(brand_id: int, template_id: int, *, removed: bool = False) -> ReplyTemplate:
    """A template of the brand, one that stands or one that was removed. Raises Http404."""
    rows = ReplyTemplate.objects.select_related("brand").filter(
        brand=brand_id, removed_at__isnull=not removed
    )
    return get_object_or_404(rows, pk=template_id)


def to_list(brand: Brand) -> SeeOther:
    """Back to the brand's templates."""
    return SeeOther(reverse("templates", args=[brand.pk]))
