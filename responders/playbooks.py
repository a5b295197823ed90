"""The playbook of a brand: its newest version over the default one, and the way to a new version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from monitor.models import Brand
from responders.domain.default_playbook import default_playbook
from responders.domain.playbook import Playbook
from responders.domain.playbook_changes import changes
from responders.domain.tone import CHECKS
from responders.models import PlaybookVersion
from responders.people.models import User
from responders.playbook_json import playbook_from, playbook_to_json

CURRENCIES = {"Europe/London": "£", "Europe/Belfast": "£", "Europe/Jersey": "£", "Europe/Zurich": "CHF "} | {
    "Asia/Tokyo": "¥",
    "Asia/Kolkata": "₹",
}
_BY_REGION = {"Europe": "€", "America": "$", "US": "$", "Australia": "$", "Pacific": "$"}


def playbook_of(brand: Brand) -> Playbook:
    """What the owner has written, over modest defaults for topics not written yet.

    Who signs and how to reach them are the brand's own settings, and so the same on every page.
    """
    newest = PlaybookVersion.objects.filter(brand=brand).order_by("-number").first()
    return default_for(brand) if newest is None else playbook_in(newest, brand)


def playbook_in(version: PlaybookVersion, brand: Brand, *, as_saved: bool = False) -> Playbook:
    """The playbook of one version; `as_saved` also with who signed, and how to reach them, at that time."""
    content = dict(version.content)
    known = {check.code for check in CHECKS}
    # A check that a later release dropped must not make the whole playbook unreadable.
    content["weights"] = {code: w for code, w in content.get("weights", {}).items() if code in known}
    found = playbook_from(content, brand=brand.name)
    basis = default_for(brand)
    return replace(
        found,
        brand=brand.name,
        signer=(as_saved and content.get("signer")) or basis.signer,
        contact=(as_saved and content.get("contact")) or basis.contact,
        currency=found.currency or basis.currency,
        version=version.number,
    )


def default_for(brand: Brand) -> Playbook:
    """The default playbook in the brand's name."""
    basis = default_playbook(brand.name, brand.signer or brand.name)
    return replace(basis, contact=brand.contact, currency=currency_at(brand.time_zone))


def currency_at(zone: str) -> str:
    """The sign of the money that people most likely use in a time zone: a guess that an owner can put right."""
    return CURRENCIES.get(zone) or _BY_REGION.get(zone.partition("/")[0]) or "£"


def add_version(
    brand: Brand, playbook: Playbook, *, before: Playbook, now: datetime, user: User | None, note: str = ""
) -> PlaybookVersion:
    """Keep `playbook` as the newest version, with what differs from `before` in words. Hold the brand's row."""
    # Where nobody has set anything before, a list of all that differs from the default tells nothing.
    said = [note] if note and user is None else [*([note] if note else []), *changes(before, playbook)]
    newest = PlaybookVersion.objects.filter(brand=brand).order_by("-number").first()
    return PlaybookVersion.objects.create(
        brand=brand,
        number=newest.number + 1 if newest else 1,
        content=playbook_to_json(playbook),
        changes=said,
        saved_by=user,
        saved_at=now,
    )


@transaction.atomic
def write_playbook(
    brand: Brand, remedies: Mapping[str, Mapping[str, Any]], *, bounds: Mapping[str, float] | None = None
) -> int:
    """Store remedies of a new brand, and its bounds; what the owner has written already stays.

    Returns remedies written.
    """
    Brand.objects.select_for_update(no_key=True).get(pk=brand.pk)
    before = playbook_of(brand)
    newest = PlaybookVersion.objects.filter(brand=brand).order_by("-number").first()
    standing = newest.content.get("remedies", {}) if newest else {}
    own = {topic: {**remedy} for topic, remedy in remedies.items() if topic not in standing}
    if not own:
        return 0
    for topic, remedy in own.items():
        basis = before.remedies.get(topic)
        remedy.setdefault("department", basis.department if basis else "")
        remedy.setdefault("holding", basis.holding if basis else "")
        remedy["limit"] = remedy.get("limit") or 0
    content = playbook_to_json(before)
    content["remedies"] |= own
    if bounds and newest is None:
        content["bounds"] = dict(bounds)
    after = replace(playbook_from(content, brand=brand.name), signer=before.signer, contact=before.contact)
    add_version(brand, after, before=before, now=timezone.now(), user=None, note="Written at set-up")
    return len(own)
