"""Reread: work off the wishes of people to have posts read again, a batch at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from monitor.models import Brand, Rereading
from monitor.models.claimed import claim_rows
from monitor.steps.read import Reads
from monitor.steps.rereading import MayDraft, read_batch

LEASE = timedelta(minutes=5)
"""Far more than a batch takes."""
BACK = timedelta(days=30)
"""How far back a wish goes where nobody says how far."""


def ask(brand: Brand, *, since: datetime, now: datetime) -> Rereading:
    """Wish that the brand's posts written from `since` on are read again. One wish stands at a time.

    A wish that stands already begins anew, and goes as far back as the farther of the two.
    """
    with transaction.atomic():
        wish, made = Rereading.objects.select_for_update().get_or_create(
            brand=brand, ended_at=None, defaults={"since": since, "asked_at": now}
        )
        if not made:
            wish.since, wish.reached = min(wish.since, since), None
            wish.save(update_fields=["since", "reached"])
    return wish


def run(now: datetime, *, reader: Reads, may_draft: MayDraft, size: int = 200) -> int:
    """Read the next `size` posts of the oldest wish again; returns how many, 0 where nothing is wished."""
    waiting = Rereading.objects.filter(ended_at=None).order_by("pk")
    token, claimed = claim_rows(waiting, now=now, size=1, lease=LEASE)
    wish = claimed.select_related("brand").first()
    if wish is None:
        return 0
    batch = read_batch(
        wish.brand,
        since=wish.since,
        below=wish.reached,
        reader=reader,
        now=now,
        may_draft=may_draft,
        size=size,
    )
    # Asked for once more meanwhile: it begins anew, so what this batch reached is not kept.
    ours = Rereading.objects.filter(claim=token)
    same = ours.filter(since=wish.since, reached=wish.reached)
    if batch is None:
        same.update(ended_at=now)
    else:
        ours.update(read=F("read") + batch.read, changed=F("changed") + batch.changed)
        same.update(reached=batch.reached)
    ours.update(claim=None, claimed_until=None)
    return batch.read if batch else 0
