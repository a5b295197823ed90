"""The outbox of mails: written with the event that causes them, sent by a step."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from monitor.models.alert import Alert
from monitor.models.brand import Brand
from monitor.models.claimed import Claimed


class MailState(models.TextChoices):
    """A mail's life. `kept` means that no mail server is set up: it can be read on a page."""

    WAITING = "waiting", "waiting to be sent"
    SENT = "sent", "sent"
    KEPT = "kept", "kept: no mail server is set up"
    FAILED = "failed", "refused for good"


class Mail(Claimed):
    """One mail to one address.

    The Message-ID is fixed here, so that a rare second sending is one mail to its reader.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="mails")
    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, null=True, related_name="mails")
    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField()
    message_id = models.CharField(max_length=255, unique=True)
    state = models.CharField(max_length=16, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["alert", "to"], name="mail_once_per_alert_and_address"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_try_at"], name="mail_queue")
        ]
