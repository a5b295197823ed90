"""Money that replies promise: what one text promises, and what was promised already."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Sum

from monitor.models import Brand, Case
from monitor.pages.formats import in_zone
from responders.domain.bounds import worth
from responders.domain.playbook import Playbook
from responders.domain.promised import promised_money as promised_in
from responders.domain.reply_states import LIVE, ReplyState
from responders.domain.tone.context import Spent
from responders.models import Approval

CUSTOMER_DAYS = 30
MOST = Decimal("9999999.99")
"""What the column of an approval holds."""


def spent_before(case: Case, playbook: Playbook, *, now: datetime) -> Spent:
    """What was promised today to everybody, in the brand's day, and to this customer in the last 30 days.

    Only replies that stand or may still arrive count: what was taken back, refused or held did not cost anything.
    Nothing is asked of the database where the owner has set no such bound.
    """
    bounds = playbook.bounds
    return Spent(
        today=_sum(case__brand=case.brand_id, approved_at__gte=day_start(case.brand, now))
        if bounds.day is not None
        else 0.0,
        customer=_sum(case__customer=case.customer_id, approved_at__gte=now - timedelta(days=CUSTOMER_DAYS))
        if bounds.customer is not None
        else 0.0,
    )


def promised_money(text: str, playbook: Playbook, *, mention: str = "") -> Decimal:
    """The money that a text promises: amounts that it gives, and gifts of the playbook at their limit.

    What was taken wrongly by the word of the `mention`, and is handed back, costs nothing.
    """
    low = " ".join(text.lower().split())
    gifts = {
        remedy.offer.lower(): worth(remedy)
        for remedy in playbook.remedies.values()
        if remedy.offer and not promised_in(f"You get {remedy.offer}") and remedy.offer.lower() in low
    }
    return min(Decimal(str(round(promised_in(text, mention) + sum(gifts.values()), 2))), MOST)


def day_start(brand: Brand, now: datetime) -> datetime:
    """When the brand's day began."""
    return in_zone(now, brand.time_zone).replace(hour=0, minute=0, second=0, microsecond=0)


def _sum(**about: object) -> float:
    counted = Approval.objects.filter(reply__state__in=[*LIVE, ReplyState.POSTED], **about)
    return float(counted.aggregate(sum=Sum("promised"))["sum"] or 0)
