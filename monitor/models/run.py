"""The clock's record of every run, and the lease that keeps two clocks from ticking at once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class RunOutcome(models.TextChoices):
    """How a run ended; `running` with an old start was killed."""

    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"
    MISSED = "missed", "missed"


class Run(models.Model):
    """One run of one step."""

    step = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=16, choices=RunOutcome, default=RunOutcome.RUNNING)
    handled = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["step", "-started_at"], name="run_step"),
            models.Index(fields=["-started_at"], name="run_newest"),
        ]


class Lease(models.Model):
    """Who holds a name, and until when. Taken by conditional UPDATE."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=80)
    until = models.DateTimeField()
