"""Proposed replies and what the tone check says of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from monitor.models import Case, Mention
from responders.domain.finding import Weight


class DraftState(models.TextChoices):
    """A draft's life; it never leaves without an approval."""

    PROPOSED = "proposed", "proposed"
    APPROVED = "approved", "approved"
    SUPERSEDED = "superseded", "superseded"
    DISMISSED = "dismissed", "dismissed"


class Writer(models.TextChoices):
    """Who proposed a wording."""

    OWN = "own", "our own templates"
    HOLDING = "holding", "our holding templates"
    SECOND = "second", "the second writer"


class Draft(models.Model):
    """One proposed wording for one version of a case; variant 1 is the one we would send.

    `sources` says where each fact of the text comes from: objects with `words` (of the draft), `origin` (mention,
    thread, playbook or brand) and `said` (the words there).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts")
    case_version = models.PositiveIntegerField()
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="drafts")
    mention_version = models.CharField(max_length=255, blank=True)
    variant = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=DraftState, default=DraftState.PROPOSED)
    text = models.TextField()
    template = models.CharField(max_length=120)
    writer = models.CharField(max_length=16, choices=Writer, default=Writer.OWN)
    sources = models.JSONField(default=list)
    length = models.PositiveIntegerField()
    limit = models.PositiveIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "case_version", "variant"], name="draft_once_per_variant"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case", "state"], name="draft_case")]


class Check(models.Model):
    """One finding of the tone check on a draft."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="checks")
    code = models.CharField(max_length=40)
    principle = models.CharField(max_length=8)
    weight = models.CharField(max_length=8, choices=[(w, w) for w in Weight])
    words = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    advice = models.CharField(max_length=400)
    why = models.CharField(max_length=400, blank=True)
    better = models.CharField(max_length=400, blank=True)
