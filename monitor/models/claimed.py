"""Rows are the queue: the two columns by which a step claims a row, and the claim itself."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models
from django.db.models import Q, QuerySet


class Claimed(models.Model):
    """A row that a step can claim for a while. A claim that has run out is anybody's again."""

    claim = models.UUIDField(null=True, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Claimed)


def claim_rows(
    waiting: QuerySet[Row], *, now: datetime, size: int, lease: timedelta = timedelta(minutes=2)
) -> tuple[uuid.UUID, QuerySet[Row]]:
    """Claim up to `size` rows of `waiting`, in its order; returns the claim and the rows that it won.

    One conditional UPDATE decides: a row that another process claimed in between does not match any
    more, so it is not ours. A process that dies leaves its claim to run out after `lease`.

    `waiting` must stand on its own table: with a join, the UPDATE's condition would move into a subquery,
    which PostgreSQL does not look at again after it has waited for a row, and two processes could win.
    """
    if sum(used > 0 for used in waiting.query.alias_refcount.values()) > 1:
        raise ValueError("claim_rows takes a query without joins")
    token = uuid.uuid4()
    free = waiting.filter(Q(claim=None) | Q(claimed_until__lt=now))
    ids = list(free.values_list("pk", flat=True)[:size])
    manager = waiting.model._default_manager  # noqa: SLF001 -- Django's documented name for it
    if ids:
        free.order_by().filter(pk__in=ids).update(claim=token, claimed_until=now + lease)
    return token, manager.filter(claim=token, pk__in=ids)
