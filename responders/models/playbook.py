"""The owner's playbook, a row for each topic."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from monitor.models import Brand


class PlaybookEntry(models.Model):
    """What may be promised about one topic; see responders.domain.playbook.Remedy."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="playbook")
    topic = models.CharField(max_length=40)
    act = models.CharField(max_length=300)
    by_when = models.CharField(max_length=120)
    ask = models.CharField(max_length=200, blank=True)
    offer = models.CharField(max_length=200, blank=True)
    limit = models.DecimalField(max_digits=9, decimal_places=2, default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["brand", "topic"], name="playbook_entry_once_per_topic"),
        ]
