"""A mention that must not wait, told to the owner once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from monitor.models.case import Case
from monitor.models.mention import Mention


class Alert(models.Model):
    """Why the owner was told of a case, and by which mention. A case is told of once."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="alerts")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="alerts")
    reasons = models.JSONField(default=list)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case"], name="alert_once_per_case"),
        ]
