"""A post by somebody about the brand, its earlier wordings, and what the pipeline made of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from monitor.domain.mention import MentionKind, ReplyMode, Visibility
from monitor.domain.reading import Kind
from monitor.models.brand import Channel, Source
from monitor.models.claimed import Claimed


class MentionState(models.TextChoices):
    """Where a mention stands on its way; docs/states.md draws it."""

    COLLECTED = "collected", "collected"
    READ = "read", "read"
    FILED = "filed", "filed with a case"
    SET_ASIDE = "set_aside", "set aside: needs no answer"
    BROKEN = "broken", "could not be understood"
    DELETED = "deleted", "erased: its author deleted it, or it was kept long enough"


class Mention(Claimed):
    """One post as the platform gave it. Its text is hostile until escaped.

    `missed_at` is when it was first found gone; it is erased when a later look agrees.
    """

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="mentions")
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="mentions")
    state = models.CharField(max_length=16, choices=MentionState, default=MentionState.COLLECTED)
    external_id = models.CharField(max_length=255)
    version = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=16, default=MentionKind.MENTION, choices=[(k, k) for k in MentionKind])
    author_id = models.CharField(max_length=255, blank=True)
    author_handle = models.CharField(max_length=255, blank=True)
    author_name = models.CharField(max_length=255, blank=True)
    author_followers = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    posted_at = models.DateTimeField()
    collected_at = models.DateTimeField()
    permalink = models.CharField(max_length=1024, blank=True)
    thread_id = models.CharField(max_length=255)
    parent_id = models.CharField(max_length=255, blank=True)
    parent_text = models.TextField(blank=True)
    parent_is_ours = models.BooleanField(default=False)
    visibility = models.CharField(
        max_length=16, default=Visibility.PUBLIC, choices=[(v, v) for v in Visibility]
    )
    metrics = models.JSONField(default=dict)
    reply_mode = models.CharField(
        max_length=16, default=ReplyMode.BY_HAND, choices=[(m, m) for m in ReplyMode]
    )
    reply_reason = models.CharField(max_length=400, blank=True)
    reply_link = models.CharField(max_length=1024, blank=True)
    ref = models.JSONField(default=dict)
    raw = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    case = models.ForeignKey("monitor.Case", on_delete=models.SET_NULL, null=True, related_name="mentions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="mention_once_per_channel"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "posted_at"], name="mention_queue"),
            models.Index(fields=["claim"], name="mention_claim"),
            models.Index(fields=["channel", "thread_id"], name="mention_thread"),
            models.Index(fields=["-posted_at"], name="mention_newest"),
            models.Index(fields=["channel", "looked_at"], name="mention_look_again"),
            models.Index(fields=["channel", "parent_id"], name="mention_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.author_handle}: {self.text[:60]}"


class MentionRevision(models.Model):
    """An earlier wording of a mention that its author edited."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="revisions")
    version = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    replaced_at = models.DateTimeField()


class Reading(models.Model):
    """What one version of the pipeline made of one version of a mention, or a person (`PERSON`).

    `own_topics` are names of topics that only this brand has.
    """

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="readings")
    mention_version = models.CharField(max_length=255, blank=True)
    model_version = models.CharField(max_length=64)
    kind = models.CharField(max_length=16, choices=[(k, k) for k in Kind])
    confidence = models.FloatField()
    probabilities = models.JSONField(default=dict)
    asks_question = models.BooleanField(default=False)
    severity = models.FloatField(default=0.0)
    escalate = models.BooleanField(default=False)
    topics = models.JSONField(default=list)
    own_topics = models.JSONField(default=list)
    risks = models.JSONField(default=list)
    language = models.CharField(max_length=16, blank=True)
    evidence = models.JSONField(default=list)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["mention", "mention_version", "model_version"], name="reading_once_per_model"
            ),
        ]
