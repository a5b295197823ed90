"""Forget: what answers words that their author took back goes as well. What was posted stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from responders.domain.reply_states import ReplyState
from responders.models import Draft, OwnersQuestion, QuestionState, Reply

WHY = "The customer has deleted the post."


def run(now: datetime, *, size: int = 200) -> int:
    """Erase up to `size` drafts under deleted posts, and stop what has not left; returns how many rows.

    Of a reply that never left, the approval with the hash of its text is kept, and the words are not.
    """
    with transaction.atomic():
        stopped = Reply.objects.filter(
            state__in=[ReplyState.APPROVED, ReplyState.BY_HAND], mention__deleted_at__lte=now
        )
        held = Reply.objects.filter(pk__in=list(stopped.values_list("pk", flat=True))).filter(
            state__in=[ReplyState.APPROVED, ReplyState.BY_HAND]
        )
        count = held.update(state=ReplyState.HELD, reason=WHY)
        doomed = list(Draft.objects.filter(mention__deleted_at__lte=now).values_list("pk", flat=True)[:size])
        OwnersQuestion.objects.filter(draft__in=doomed, state=QuestionState.OPEN).update(
            state=QuestionState.PASSED, answered_at=now
        )
        OwnersQuestion.objects.filter(draft__in=doomed).update(text="")
        Draft.objects.filter(pk__in=doomed).delete()
        never_left = Reply.objects.filter(
            state__in=[ReplyState.HELD, ReplyState.REFUSED, ReplyState.TAKEN_BACK],
            mention__deleted_at__lte=now,
        )
        never_left.exclude(text="", prepared={}).update(text="", prepared={})
        # What was sent needs no more of the customer's post than its own id: the key proves the call.
        settled = Reply.objects.filter(state=ReplyState.POSTED, mention__deleted_at__lte=now)
        for reply in settled.filter(prepared__has_key="target")[:size]:
            Reply.objects.filter(pk=reply.pk).update(prepared={"key": reply.prepared.get("key", "")})
    return count + len(doomed)
