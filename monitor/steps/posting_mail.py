"""Put a mail to a brand's owners into the outbox, one for each of their addresses."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from monitor.mail.plain import one_line
from monitor.mail.render import RenderedMail
from monitor.models import Alert, Brand, Mail
from monitor.models.mail import MailState

log = logging.getLogger(__name__)

LONGEST_ADDRESS = 254


def mails_for(
    brand: Brand, rendered: RenderedMail, *, now: datetime, alert: Alert | None = None, once: str = ""
) -> list[Mail]:
    """The unsaved rows. Two with the same `once` have the same Message-ID, which the database keeps only once."""
    addresses = {str(address).strip().casefold(): str(address).strip() for address in brand.alert_emails}
    if not addresses:
        log.warning("%s has no address for alerts, so nobody gets a mail", brand)
    return [
        _checked(
            Mail(
                brand=brand,
                alert=alert,
                to=one_line(address, LONGEST_ADDRESS),
                subject=rendered.subject,
                text=rendered.text,
                html=rendered.html,
                message_id=_message_id(once and f"{once}|{address}"),
                next_try_at=now,
                created_at=now,
            )
        )
        for address in addresses.values()
    ]


def _message_id(once: str) -> str:
    _, at, domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")
    here = domain if at and domain.isascii() else "localhost"
    if not once:
        return make_msgid("alert", here)
    return f"<{hashlib.sha256(once.encode()).hexdigest()[:40]}.amends@{here}>"


def _checked(mail: Mail) -> Mail:
    """A mail to something that is no address stands as failed, where somebody sees it."""
    try:
        validate_email(mail.to)
    except ValidationError:
        mail.state = MailState.FAILED
        mail.last_error = "This is not a mail address. Please put it right in the brand's alert addresses."
    return mail
