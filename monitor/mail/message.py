"""From a row to the message that goes over the wire."""

from __future__ import annotations

from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from monitor.models import Mail


def message(mail: Mail) -> EmailMultiAlternatives:
    """Text and HTML of one mail. Message-ID and Date are the row's, so a second sending is the same mail."""
    built = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        headers={
            "Message-ID": mail.message_id,
            "Date": format_datetime(mail.created_at),
            # Keeps holiday answers away (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    built.attach_alternative(mail.html, "text/html")
    return built
