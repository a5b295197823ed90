"""Tell the owner of a case that must not wait: once, in the transaction that filed it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.domain.alerting import reasons
from monitor.mail.render import render_alert
from monitor.models import Alert, Case, Mail, Mention, Reading
from monitor.steps.posting_mail import mails_for

BATCH = 100
Item = tuple[Case, Mention, Reading]


def alert_cases(items: Sequence[Item], *, now: datetime) -> int:
    """Write an alert and its mails for each case that has none yet; returns how many alerts are new.

    Call it inside the transaction that files the cases: killed anywhere, neither exists. Cases of a
    channel with `alerts` off are passed over. A mail is written for each address of the brand.
    """
    # 1. One item a case, its gravest, without those that were told of before.
    wanted: dict[int, Item] = {}
    for case, mention, reading in items:
        before = wanted.get(case.pk)
        if case.channel.alerts and (before is None or reading.severity > before[2].severity):
            wanted[case.pk] = (case, mention, reading)
    for told in Alert.objects.filter(case__in=wanted).values_list("case_id", flat=True):
        del wanted[told]
    if not wanted:
        return 0
    # 2. The unique constraint settles a race; what stands afterwards and is ours is new.
    Alert.objects.bulk_create(
        [_alert(item, now=now) for item in wanted.values()], batch_size=BATCH, ignore_conflicts=True
    )
    new = 0
    mails: list[Mail] = []
    for alert in Alert.objects.filter(case__in=wanted, created_at=now).order_by("pk"):
        case, mention, reading = wanted[alert.case_id]
        if alert.mention_id != mention.pk:
            continue
        new += 1
        # The rows at hand have their brand and channel loaded.
        alert.case, alert.mention = case, mention
        mails += mails_for(case.brand, render_alert(alert, reading=reading), alert=alert, now=now)
    # 3. The mails of the new ones. The same race, seen from the other side, writes no second mail.
    Mail.objects.bulk_create(mails, batch_size=BATCH, ignore_conflicts=True)
    return new


def _alert(item: Item, *, now: datetime) -> Alert:
    case, mention, reading = item
    why = reasons(reading.risks, followers=mention.author_followers)
    return Alert(case=case, mention=mention, reasons=[reason.why for reason in why], created_at=now)
