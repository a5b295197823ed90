"""The playbook of a brand, from its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitor.models import Brand
from responders.domain.default_playbook import default_playbook
from responders.domain.playbook import Playbook, Remedy
from responders.models import PlaybookEntry


def playbook_of(brand: Brand) -> Playbook:
    """What the owner has written, over modest defaults for topics not written yet."""
    basis = default_playbook(brand.name, brand.signer or brand.name)
    remedies = dict(basis.remedies)
    for entry in PlaybookEntry.objects.filter(brand=brand):
        remedies[entry.topic] = Remedy(
            topic=entry.topic,
            act=entry.act,
            by_when=entry.by_when,
            ask=entry.ask,
            offer=entry.offer,
            limit=float(entry.limit),
        )
    return Playbook(
        brand=brand.name, signer=brand.signer or brand.name, remedies=remedies, contact=brand.contact
    )


def write_playbook(brand: Brand, remedies: Mapping[str, Mapping[str, Any]]) -> int:
    """Store remedies of a new brand; topics that the owner has written already stay. Returns rows written."""
    rows = [
        PlaybookEntry(
            brand=brand,
            topic=topic,
            act=remedy["act"],
            by_when=remedy["by_when"],
            ask=remedy.get("ask", ""),
            offer=remedy.get("offer", ""),
            limit=remedy.get("limit", 0) or 0,
        )
        for topic, remedy in remedies.items()
    ]
    PlaybookEntry.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
