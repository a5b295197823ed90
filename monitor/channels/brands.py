"""A brand by its name."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify

from monitor.models import Brand

LONGEST_NAME = 120


def brand_named(name: str) -> tuple[Brand, bool]:
    """The brand of this name, whatever its capitals, and whether it was made now.

    Raises ValueError for a name that is none.
    """
    name = " ".join(name.replace("\x00", "").split())
    if not name or len(name) > LONGEST_NAME:
        raise ValueError(f"A brand needs a name of 1 to {LONGEST_NAME} characters.")
    with transaction.atomic():
        known = Brand.objects.filter(name=name).first() or Brand.objects.filter(name__iexact=name).first()
        if known:
            return known, False
        return Brand.objects.create(name=name, slug=_free_slug(name)), True


def _free_slug(name: str) -> str:
    stem = slugify(name)[: LONGEST_NAME - 10] or "brand"
    taken = set(Brand.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken
    )
