"""An approved text on its way to the platform, and the decision that let it go."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from monitor.models import Case, Channel, Mention
from monitor.models.claimed import Claimed
from responders.domain.reply_states import LIVE, ReplyState
from responders.models.draft import Draft


class Approval(models.Model):
    """A person's decision on one exact text, known by its sha256.

    `over` lists the blocking checks that an owner let pass, and `owners_word` says why. `promised` is the money
    that the text promises, in the brand's currency; it counts against the playbook's bounds.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="approvals")
    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, related_name="approvals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals")
    text_hash = models.CharField(max_length=64)
    edited = models.BooleanField(default=False)
    over = models.JSONField(default=list)
    owners_word = models.CharField(max_length=400, blank=True)
    promised = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    approved_at = models.DateTimeField(db_index=True)


class Reply(Claimed):
    """One approved text. `intent` names the one posting it stands for, whatever happens on the way.

    A customer's post is answered once; a further word of ours `follows` our own answer, and stands below it.

    `prepared` holds everything random or dated about the call, stored before the call is made; `ref` is what
    an answer below it would need. `standing` are the ids of answers of ours that this one was held for.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="replies")
    case_version = models.PositiveIntegerField()
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="replies")
    mention_version = models.CharField(max_length=255, blank=True)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="replies")
    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, related_name="replies")
    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="reply")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    intent = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=16, choices=[(s, s) for s in ReplyState], default=ReplyState.APPROVED)
    text = models.TextField()
    send_after = models.DateTimeField()
    prepared = models.JSONField(default=dict)
    attempts = models.PositiveIntegerField(default=0)
    looks = models.PositiveIntegerField(default=0)
    look_at = models.DateTimeField(null=True)
    external_id = models.CharField(max_length=255, blank=True)
    permalink = models.CharField(max_length=1024, blank=True)
    ref = models.JSONField(default=dict)
    standing = models.JSONField(default=list)
    reason = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField()
    sending_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=LIVE), name="one_live_reply_per_case"
            ),
            models.UniqueConstraint(
                fields=["mention"],
                condition=Q(state__in=[*LIVE, ReplyState.POSTED], follows=None),
                name="one_reply_per_mention",
            ),
            models.UniqueConstraint(
                fields=["follows"],
                condition=Q(state__in=[*LIVE, ReplyState.POSTED]),
                name="one_reply_below_each_of_ours",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReplyState.POSTED) | ~Q(posted_at=None), name="posted_reply_has_its_time"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "send_after"], name="reply_outbox"),
            models.Index(fields=["state", "look_at"], name="reply_unsure"),
        ]
