"""A brand's settings as rows: changed on record, tried on what is stored, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction

from monitor.brands.fields import BY_NAME, BadBrandError
from monitor.brands.trying import Post, Sorted, sort_out
from monitor.channels.overview import platform_name
from monitor.domain.places import place
from monitor.domain.watching import Watched
from monitor.models import Brand, Channel, Mention
from monitor.models.mention import MentionState
from monitor.signals import tell

TRIED_OVER = timedelta(days=30)
MOST_TRIED = 20_000
"""The newest posts; more would keep a person waiting."""
WITHOUT_WORDS = (MentionState.BROKEN, MentionState.DELETED)


@transaction.atomic
def change(
    brand_id: int, values: Mapping[str, Any], *, now: datetime, user: object = None
) -> tuple[Brand, list[str]]:
    """Set checked `values`, on record with what stood there before; returns the brand and what has changed.

    Raises BadBrandError where another brand has that name, and Brand.DoesNotExist.
    """
    brand = Brand.objects.select_for_update().get(pk=brand_id)
    changed = [name for name in BY_NAME if name in values and getattr(brand, name) != values[name]]
    if "name" in changed and Brand.objects.exclude(pk=brand.pk).filter(name__iexact=values["name"]).exists():
        raise BadBrandError({"name": "Another brand has this name already."})
    if changed:
        before = {name: getattr(brand, name) for name in changed}
        for name in changed:
            setattr(brand, name, values[name])
        brand.save(update_fields=changed)
        after = {name: values[name] for name in changed}
        tell("set_brand", f"brand:{brand.pk}", user=user, now=now, before=before, after=after)
    return brand, changed


def standing(brand: Brand) -> dict[str, Any]:
    """All that can be set, as it stands."""
    return {name: getattr(brand, name) for name in BY_NAME}


def written(brand: Brand) -> dict[str, str]:
    """The same as a person would type it, lists with one a line."""
    return {name: field.write(getattr(brand, name)) for name, field in BY_NAME.items()}


def try_words(brand: Brand, values: Mapping[str, Any], *, now: datetime) -> tuple[Sorted, bool]:
    """Sort the brand's stored posts of the last 30 days by checked words; nothing is kept.

    Also whether there are more posts than the newest that were looked at.
    """
    rows = (
        Mention.objects.filter(channel__brand=brand, posted_at__gte=now - TRIED_OVER)
        .exclude(state__in=WITHOUT_WORDS)
        .order_by("-posted_at")
        .values_list(
            "text", "author_handle", "author_name", "channel__platform", "channel__handle", "posted_at"
        )[: MOST_TRIED + 1]
    )
    posts = (
        Post(text, handle or name, place(platform), heard_by, at)
        for text, handle, name, platform, heard_by, at in rows.iterator()
    )

    def watched(handle: str) -> Watched:
        handles = tuple(dict.fromkeys([*([handle] if handle else []), *values["handles"]]))
        return Watched(handles=handles, keywords=tuple(values["keywords"]), exclude=tuple(values["exclude"]))

    found = sort_out(islice(posts, MOST_TRIED), watched)
    return found, next(posts, None) is not None


def accounts_of(brand: Brand) -> list[Channel]:
    """The connected accounts that have a handle of their own: it is watched for there without being written."""
    rows = Channel.objects.filter(brand=brand, enabled=True).exclude(platform="file").order_by("pk")
    return [row for row in rows if row.handle not in {"", platform_name(row.platform)}]


def missing(brand: Brand) -> list[str]:
    """What the brand lacks to be heard and to be told, in sentences; its name stands before them."""
    found = []
    if not brand.alert_emails:
        found.append("No address for alerts is set, so nobody gets a mail when a post must not wait.")
    if not brand.keywords:
        found.append("No words to watch for are set, so communities and feeds bring next to nothing.")
    return found
