"""Tell the owner of a case that must not wait: once, in the transaction that filed it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from monitor.domain.alerting import reasons
from monitor.mail.plain import one_line
from monitor.mail.render import RenderedMail, render_alert
from monitor.models import Alert, Brand, Case, Mail, Mention, Reading
from monitor.models.mail import MailState

log = logging.getLogger(__name__)

BATCH = 100
LONGEST_ADDRESS = 254
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
        mails += _mails(alert, render_alert(alert, reading=reading), brand=case.brand, now=now)
    # 3. The mails of the new ones. The same race, seen from the other side, writes no second mail.
    Mail.objects.bulk_create(mails, batch_size=BATCH, ignore_conflicts=True)
    return new


def _alert(item: Item, *, now: datetime) -> Alert:
    case, mention, reading = item
    why = reasons(reading.risks, followers=mention.author_followers)
    return Alert(case=case, mention=mention, reasons=[reason.why for reason in why], created_at=now)


def _mails(alert: Alert, rendered: RenderedMail, *, brand: Brand, now: datetime) -> list[Mail]:
    addresses = {str(address).strip().casefold(): str(address).strip() for address in brand.alert_emails}
    if not addresses:
        log.warning("alert %s: %s has no address for alerts, so nobody gets a mail", alert.pk, brand)
    _, at, domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")
    here = domain if at and domain.isascii() else "localhost"
    return [
        _checked(
            Mail(
                brand=brand,
                alert=alert,
                to=one_line(address, LONGEST_ADDRESS),
                subject=rendered.subject,
                text=rendered.text,
                html=rendered.html,
                message_id=make_msgid("alert", here),
                next_try_at=now,
                created_at=now,
            )
        )
        for address in addresses.values()
    ]


def _checked(mail: Mail) -> Mail:
    """A mail to something that is no address stands as failed, where somebody sees it."""
    try:
        validate_email(mail.to)
    except ValidationError:
        mail.state = MailState.FAILED
        mail.last_error = "This is not a mail address. Please put it right in the brand's alert addresses."
    return mail
