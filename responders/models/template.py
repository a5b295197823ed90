"""Owners' own reply templates, every version of each, and what became of them in drafting."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitor.models import Brand, Case


class ReplyTemplate(models.Model):
    """One template of a brand. What it says stands in its versions; the one numbered `version` counts."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="reply_templates")
    name = models.CharField(max_length=60)
    enabled = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["brand", "name"], condition=Q(removed_at=None), name="reply_template_once_per_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateVersion(models.Model):
    """A template as somebody saved it; never changed. `back_to` is the earlier version that it repeats."""

    template = models.ForeignKey(ReplyTemplate, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    sort = models.CharField(max_length=16)
    topics = models.JSONField(default=list)
    moods = models.JSONField(default=list)
    least = models.PositiveSmallIntegerField(default=1)
    most = models.PositiveSmallIntegerField(default=3)
    room = models.CharField(max_length=8, default="any")
    use = models.CharField(max_length=8, default="also")
    texts = models.JSONField(default=list)
    back_to = models.PositiveIntegerField(null=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="template_versions"
    )
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["template", "number"], name="template_version_once"),
        ]


class TemplateTrial(models.Model):
    """What became of a template for one draft: a proposal, a place behind others, or left out (`why`)."""

    template = models.ForeignKey(ReplyTemplate, on_delete=models.CASCADE, related_name="trials")
    version = models.PositiveIntegerField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="template_trials")
    proposed = models.BooleanField()
    why = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["template", "-id"], name="template_trial_newest"),
        ]
