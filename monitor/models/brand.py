"""A brand, its connected accounts, and the streams that we pull."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from monitor.domain.places import place
from monitor.models.claimed import Claimed
from monitor.models.secrets import EncryptedJSONField


class Brand(models.Model):
    """Whose name we watch. `hours` maps mon..sun to [open, close]; a missing day is a day off."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    about = models.TextField(blank=True)
    handles = models.JSONField(default=list)
    keywords = models.JSONField(default=list)
    exclude = models.JSONField(default=list)
    time_zone = models.CharField(max_length=64, default="UTC")
    hours = models.JSONField(default=dict)
    voice = models.TextField(blank=True)
    signer = models.CharField(max_length=80, blank=True)
    contact = models.CharField(max_length=200, default="a direct message")
    alert_emails = models.JSONField(default=list)
    outbox_seconds = models.PositiveIntegerField(default=10)
    respond_within_minutes = models.PositiveIntegerField(default=120)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """A connected platform account of the brand. `alerts` is off for history that is read in.

    `notes` are what the platform lets us do, in sentences; `problem` is what a person has to put right, and
    `not_before` until when the platform wants to hear nothing of us. `monthly_cap` is in US dollars a
    calendar month (UTC); collecting stops before it is passed. `keep_days` is how long the words of a post are
    kept once nobody needs them any more: its matter is closed, or it needed no answer (None for always).
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="channels")
    platform = models.CharField(max_length=32)
    external_id = models.CharField(max_length=255)
    handle = models.CharField(max_length=255)
    label = models.CharField(max_length=120, blank=True)
    enabled = models.BooleanField(default=True)
    disconnected_at = models.DateTimeField(null=True)
    alerts = models.BooleanField(default=True)
    settings = models.JSONField(default=dict)
    secrets = EncryptedJSONField(default=dict, blank=True)
    notes = models.JSONField(default=list)
    may_reply = models.BooleanField(default=True)
    checked_at = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)
    problem_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    keep_days = models.PositiveIntegerField(null=True)
    monthly_cap = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["brand", "platform", "external_id"], name="channel_once_per_brand"
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"{self.handle} on {place(self.platform)}"


class Source(Claimed):
    """One stream we pull. The cursor is the room's own, and moves in the transaction that keeps the mentions.

    `start_at` is how far back the first run looks.
    """

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="sources")
    stream = models.CharField(max_length=32)
    query = models.CharField(max_length=512, blank=True)
    cursor = models.TextField(blank=True)
    start_at = models.DateTimeField(null=True)
    enabled = models.BooleanField(default=True)
    interval_seconds = models.PositiveIntegerField(default=300)
    next_run_at = models.DateTimeField()
    last_success_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)
    failures = models.PositiveIntegerField(default=0)
    items = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["channel", "stream", "query"], name="source_once_per_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.query}".strip()


class Purpose(models.TextChoices):
    """What money went to a platform for."""

    HEARD = "heard", "posts heard"
    LOOKED_AGAIN = "looked_again", "posts looked up again"
    POSTED = "posted", "replies"


class Spending(models.Model):
    """What one month cost with one platform account, in US dollars; for `heard`, by source.

    `month` is the first day of a calendar month, UTC.
    """

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="spending")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, null=True, related_name="spending")
    purpose = models.CharField(max_length=16, choices=Purpose)
    month = models.DateField()
    items = models.PositiveBigIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=4, default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["channel", "purpose", "month"],
                condition=Q(source=None),
                name="spending_once_per_channel_and_month",
            ),
            models.UniqueConstraint(
                fields=["source", "purpose", "month"],
                condition=~Q(source=None),
                name="spending_once_per_source_and_month",
            ),
        ]
