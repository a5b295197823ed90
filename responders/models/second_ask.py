"""What was asked of the second writer, and how it went: at most once for each word of a customer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from monitor.models import Case


class AskOutcome(models.TextChoices):
    """How one ask ended."""

    ASKED = "asked", "asked, and no answer yet"
    PASSED_OVER = "passed_over", "not shown to the second writer"
    PROPOSED = "proposed", "a variant stands at the desk"
    REJECTED = "rejected", "its text was not used"
    LATE = "late", "the case had moved on"
    FAILED = "failed", "no usable answer"


class SecondAsk(models.Model):
    """One ask. `reason` says why no variant came of it, without a word of the customer's."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="second_asks")
    case_version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=16, choices=AskOutcome, default=AskOutcome.ASKED)
    code = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "case_version"], name="asked_once_per_case_version"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["asked_at"], name="second_ask_time")]
