"""What people say a mention is, and what was learnt from it for one brand."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitor.domain.reading import Kind
from monitor.models.brand import Brand
from monitor.models.claimed import Claimed
from monitor.models.mention import Mention


class LabelSource(models.TextChoices):
    """How a label came about. Whoever corrected a reading outranks whoever agreed with it."""

    CORRECTED = "corrected", "corrected by a person"
    APPROVED = "approved", "answered as it was read"
    NOT_ABOUT_US = "not_about_us", "not about us"


class Label(models.Model):
    """What a person says a mention is, in the wording of `mention_version`; the word that stands.

    Everything that begins with `said_` is what the machine had made of the same wording (empty and None
    where it had made nothing of it). What an earlier label of the mention said is in the record of deeds.
    """

    mention = models.OneToOneField(Mention, on_delete=models.CASCADE, related_name="label")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="labels")
    source = models.CharField(max_length=16, choices=LabelSource)
    mention_version = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=16, choices=[(k, k) for k in Kind])
    asks_question = models.BooleanField(default=False)
    severity = models.FloatField(default=0.0)
    escalate = models.BooleanField(default=False)
    topics = models.JSONField(default=list)
    risks = models.JSONField(default=list)
    said_kind = models.CharField(max_length=16, blank=True, choices=[(k, k) for k in Kind])
    said_confidence = models.FloatField(null=True)
    said_topics = models.JSONField(default=list)
    said_risks = models.JSONField(default=list)
    said_version = models.CharField(max_length=64, blank=True)
    labelled_at = models.DateTimeField()
    labelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="labels"
    )

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["brand", "-labelled_at"], name="label_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.source})"


class LayerState(models.TextChoices):
    """A layer's life: it reads until a better one takes its place, or a person stops it."""

    ACTIVE = "active", "in use"
    REPLACED = "replaced", "replaced by a newer one"
    REFUSED = "refused", "not taken: it read no better"
    STOPPED = "stopped", "stopped by a person"


class Layer(models.Model):
    """What was learnt for one brand on top of the model `base_version`, from so many `labels`.

    `number` counts from 1 within the brand; `figures` are what was measured before it was taken or refused,
    and `why` says so in a sentence.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="layers")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=LayerState)
    base_version = models.CharField(max_length=64)
    weights = models.BinaryField()
    labels = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=dict)
    why = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["brand", "number"], name="layer_once_per_number"),
            models.UniqueConstraint(
                fields=["brand"], condition=Q(state="active"), name="one_active_layer_per_brand"
            ),
        ]

    def __str__(self) -> str:
        return f"layer {self.number} of {self.brand}"


class OwnTopic(models.Model):
    """A topic that only this brand speaks of, known by example phrases."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="own_topics")
    name = models.CharField(max_length=60)
    phrases = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["brand", "name"], name="own_topic_once_per_brand"),
        ]

    def __str__(self) -> str:
        return self.name


class Learning(Claimed):
    """How one brand learns, and its place in the queue of the step that does it.

    `changed_at` is when its own topics changed last, or somebody let it learn again. While `paused_at` is
    set, labels are kept and nothing is learnt from them.
    """

    brand = models.OneToOneField(Brand, on_delete=models.CASCADE, related_name="learning")
    changed_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)


class Rereading(Claimed):
    """A wish that the brand's posts written from `since` on are read again, the newest first.

    `reached` is the last mention that was looked at; `read` counts those that were read again, `changed`
    those that are of another kind now.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="rereadings")
    since = models.DateTimeField()
    reached = models.PositiveBigIntegerField(null=True)
    read = models.PositiveBigIntegerField(default=0)
    changed = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["brand"], condition=Q(ended_at=None), name="one_rereading_at_a_time"
            ),
        ]
