"""The owner's playbook, whole in each of its versions, and what managers asked the owner beyond it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitor.models import Brand, Case
from responders.models.draft import Draft
from responders.models.reply import Reply


class PlaybookVersion(models.Model):
    """The whole playbook as it was saved once; the highest number counts, and none is ever changed.

    `content` is what responders.playbook_json reads; `changes` says in words what differs from the version
    before. `saved_by` is None for what a set-up wrote.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="playbooks")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="playbooks"
    )
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["brand", "number"], name="playbook_number_once_per_brand"),
        ]


class QuestionState(models.TextChoices):
    """How a question to the owner ended."""

    OPEN = "open", "waits for the owner"
    APPROVED = "approved", "the owner let it go out"
    DECLINED = "declined", "the owner said no"
    PASSED = "passed", "overtaken: something else was decided"


class OwnersQuestion(models.Model):
    """A reply beyond the playbook, or stopped by a check, that a manager shows to the owner with a line of why.

    `stopped` are the codes that stopped it, and `word` is what the owner answered. At most one is open per case.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="owners_questions")
    case_version = models.PositiveIntegerField()
    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, related_name="owners_questions")
    text = models.TextField()
    why = models.CharField(max_length=400)
    stopped = models.JSONField(default=list)
    state = models.CharField(max_length=16, choices=QuestionState, default=QuestionState.OPEN)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="asked_owner"
    )
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="answered_as_owner"
    )
    answered_at = models.DateTimeField(null=True)
    word = models.CharField(max_length=400, blank=True)
    reply = models.ForeignKey(Reply, on_delete=models.SET_NULL, null=True, related_name="owners_questions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="open"), name="one_open_question_per_case"
            ),
        ]
