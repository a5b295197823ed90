"""A channel as its room sees it, and what is kept of what the room said on the way: secrets and costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Sum

from monitor.domain.watching import Watched
from monitor.models import Brand, Channel, Purpose, Source, Spending
from monitor.models.secrets import Sealed
from monitor.platforms.contract import Account


@dataclass(slots=True)
class Ledger:
    """What a room renewed and spent during a call. Filled wherever the call runs, kept where the rows are."""

    renewed: dict[str, str] = field(default_factory=dict)
    cost: Decimal = Decimal(0)

    def keep(self, changed: Mapping[str, str]) -> None:
        """Renewed secrets, the later ones over the earlier."""
        self.renewed.update(changed)

    def spend(self, dollars: Decimal) -> None:
        """Money that a call has cost."""
        self.cost += dollars


def account_of(channel: Channel, ledger: Ledger) -> Account:
    """The account behind a channel, its secrets opened. Raises UnreadableSecretError where they can't be."""
    return Account(
        platform=channel.platform,
        external_id=channel.external_id,
        handle=channel.handle,
        watched=watched_by(channel.brand, handle=channel.handle),
        settings=dict(channel.settings),
        secrets=opened(channel),
        keep=ledger.keep,
        spend=ledger.spend,
    )


def opened(channel: Channel) -> dict[str, str]:
    """The channel's secrets, from the row or as they were just set."""
    return channel.secrets.open() if isinstance(channel.secrets, Sealed) else dict(channel.secrets)


def watched_by(brand: Brand, *, handle: str = "") -> Watched:
    """The words that a brand watches for, with the handle of this account."""
    handles = tuple(dict.fromkeys([*([handle] if handle else []), *brand.handles]))
    return Watched(handles=handles, keywords=tuple(brand.keywords), exclude=tuple(brand.exclude))


def book(
    ledger: Ledger,
    channel: Channel,
    *,
    purpose: Purpose,
    now: datetime,
    source: Source | None = None,
    items: int = 0,
) -> None:
    """Keep what a call renewed and spent; call it once for each ledger, whatever became of the call."""
    if ledger.renewed:
        with transaction.atomic():
            row = Channel.objects.select_for_update().get(pk=channel.pk)
            # An account that was disconnected during the call gets nothing back.
            if row.enabled:
                row.secrets = opened(row) | ledger.renewed
                row.save(update_fields=["secrets"])
        channel.secrets = row.secrets
    if ledger.cost or items:
        month = month_of(now)
        Spending.objects.get_or_create(channel=channel, source=source, purpose=purpose, month=month)
        Spending.objects.filter(channel=channel, source=source, purpose=purpose, month=month).update(
            items=F("items") + items, cost=F("cost") + ledger.cost
        )


def month_of(now: datetime) -> date:
    """The first day of the calendar month, UTC."""
    return now.date().replace(day=1)


def spent(channel: Channel, *, now: datetime) -> Decimal:
    """US dollars that this month has cost so far, for whatever purpose."""
    rows = Spending.objects.filter(channel=channel, month=month_of(now))
    return rows.aggregate(total=Sum("cost"))["total"] or Decimal(0)
