"""A lease by name, so that two clocks never tick at once. It never protects a posting: the row claim does."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from monitor.models import Lease

TERM = timedelta(seconds=30)


def take(name: str, *, holder: str, now: datetime, term: timedelta = TERM) -> bool:
    """Take or prolong the lease `name`; returns whether `holder` has it until `now + term`.

    Decided by one conditional UPDATE: mine already, or run out.
    """
    until = now + term
    mine = Q(holder=holder) | Q(until__lt=now)
    if Lease.objects.filter(mine, name=name).update(holder=holder, until=until) == 1:
        return True
    _, created = Lease.objects.get_or_create(name=name, defaults={"holder": holder, "until": until})
    return created


def give_back(name: str, *, holder: str) -> None:
    """Let the next holder in at once, at a clean end."""
    Lease.objects.filter(name=name, holder=holder).delete()
