"""A customer, and one matter of theirs from the first word to the outcome."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from monitor.domain.reading import Kind
from monitor.models.brand import Brand, Channel
from monitor.models.claimed import Claimed


class Customer(models.Model):
    """One person on one channel: one record, nothing only in someone's head (P13)."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="customers")
    external_id = models.CharField(max_length=255)
    handle = models.CharField(max_length=255, blank=True)
    name = models.CharField(max_length=255, blank=True)
    followers = models.BigIntegerField(null=True)
    first_seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="customer_once_per_channel"),
        ]

    def __str__(self) -> str:
        return self.name or self.handle


class CaseState(models.TextChoices):
    """Replied is not resolved: an answered case closes when the customer says so, or a person does."""

    OPEN = "open", "waiting for us"
    ANSWERED = "answered", "waiting for the customer"
    CLOSED = "closed", "closed"


class Outcome(models.TextChoices):
    """How the case ended (P1)."""

    NONE = "", "not known yet"
    RECOVERED = "recovered", "left happy"
    UNHAPPY = "still_unhappy", "still unhappy"
    SILENT = "silent", "gone silent"
    LOST = "lost", "lost"
    NO_REPLY = "no_reply", "needed no reply"


class Case(Claimed):
    """One customer's matter in one conversation. Its clock is `due_at`.

    `version` counts what the customer has said; `handled_version` is the last version that the next
    step in the way has taken up.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="cases")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="cases")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="cases")
    thread_id = models.CharField(max_length=255)
    state = models.CharField(max_length=16, choices=CaseState, default=CaseState.OPEN)
    outcome = models.CharField(max_length=16, choices=Outcome, default=Outcome.NONE, blank=True)
    closed_reason = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=16, choices=[(k, k) for k in Kind])
    unsure = models.BooleanField(default=False)
    severity = models.FloatField(default=0.0)
    escalate = models.BooleanField(default=False)
    topics = models.JSONField(default=list)
    risks = models.JSONField(default=list)
    priority = models.FloatField(default=0.0)
    version = models.PositiveIntegerField(default=0)
    handled_version = models.PositiveIntegerField(default=0)
    reopened = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    last_customer_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["channel", "thread_id", "customer"], name="case_once_per_matter"),
            models.CheckConstraint(
                condition=Q(state="closed") | Q(closed_at=None), name="case_closed_at_only_when_closed"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-priority", "last_customer_at"], name="case_queue"),
            models.Index(fields=["state", "-closed_at"], name="case_closed"),
            models.Index(fields=["claim"], name="case_claim"),
            models.Index(fields=["brand", "state"], name="case_brand"),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}: {self.customer}"
