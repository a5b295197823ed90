"""A brand by its name; made where it is new."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from monitor.brands import lists
from monitor.brands.fields import LONGEST_NAME, name
from monitor.models import Brand
from monitor.signals import tell

NOBODY: tuple[str, ...] = ()


def known_brand(typed: str) -> Brand | None:
    """The brand of this name, whatever its capitals."""
    line = unicodedata.normalize("NFC", " ".join(typed.replace("\x00", "").split()))
    return Brand.objects.filter(name=line).first() or Brand.objects.filter(name__iexact=line).first()


@transaction.atomic
def brand_named(
    typed: str,
    *,
    now: datetime,
    user: object = None,
    alert_emails: Callable[[], Iterable[str]] = lambda: NOBODY,
) -> tuple[Brand, bool]:
    """The brand of this name, and whether it was made now.

    A new one mails `alert_emails` (those that are addresses) and lives in the time zone of the first brand.
    Raises ValueError for a name that is none.
    """
    wanted = name(typed)
    if known := known_brand(wanted):
        return known, False
    first = Brand.objects.order_by("pk").first()
    brand = Brand.objects.create(
        name=wanted,
        slug=_free_slug(wanted),
        time_zone=first.time_zone if first else "UTC",
        alert_emails=_addresses(alert_emails()),
    )
    tell("add_brand", f"brand:{brand.pk}", user=user, now=now, name=wanted)
    return brand, True


def _addresses(given: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for text in given:
        try:
            read = lists.addresses(text)
        except ValueError:
            continue
        for address in read:
            found.setdefault(address.casefold(), address)
    return list(found.values())[: lists.MOST_ADDRESSES]


def _free_slug(name: str) -> str:
    stem = slugify(name)[: LONGEST_NAME - 10] or "brand"
    taken = set(Brand.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(
        slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken
    )
