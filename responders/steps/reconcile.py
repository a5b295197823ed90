"""Reconcile: find out what became of a reply whose posting was cut off. Looks, and never sends."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from monitor.models.claimed import claim_rows
from monitor.platforms.errors import PlatformError
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.platforms.contract import Posted, Prepared, Target
from responders.platforms.registry import poster_for
from responders.steps.post import PosterFor, mark_posted

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""Longer than any room's own time limit: a reply still `sending` after it has lost its process."""

LOOKS = (timedelta(seconds=5), timedelta(seconds=60), timedelta(minutes=5))
"""When to look, each counted from the look before; after the last one a person decides."""


def run(now: datetime, *, size: int = 20, posters: PosterFor = poster_for) -> int:
    """Settle what can be settled; returns how many replies moved."""
    return _cut_off(now) + _look(now, size=size, posters=posters)


def _cut_off(now: datetime) -> int:
    lost = Reply.objects.filter(state=ReplyState.SENDING, sending_at__lt=now - LEASE)
    # Without `prepared` no call was made: it may go out as if nothing had happened.
    back = lost.filter(prepared={}).update(state=ReplyState.APPROVED, claim=None, send_after=now)
    unsure = lost.exclude(prepared={}).update(
        state=ReplyState.UNSURE, claim=None, look_at=now, reason="Amends was stopped while it was sent."
    )
    return back + unsure


def _look(now: datetime, *, size: int, posters: PosterFor) -> int:
    due = Reply.objects.filter(state=ReplyState.UNSURE, look_at__lte=now).order_by("look_at")
    token, claimed = claim_rows(due, now=now, size=size)
    settled = 0
    for reply in claimed.select_related("channel__brand", "case", "mention"):
        posted: Posted | None = None
        try:
            posted = posters(reply.channel).find(prepared_from(reply.prepared))
        except PlatformError as error:
            log.warning("reply %s: could not look: %s", reply.pk, error)
            Reply.objects.filter(pk=reply.pk, claim=token).update(claim=None, look_at=now + LOOKS[1])
            continue
        if posted is not None:
            settled += mark_posted(reply, posted, now=now)
            continue
        looks = reply.looks + 1
        Reply.objects.filter(pk=reply.pk, claim=token, state=ReplyState.UNSURE).update(
            looks=looks, claim=None, look_at=now + LOOKS[looks] if looks < len(LOOKS) else None
        )
    return settled


def prepared_from(body: Mapping[str, Any]) -> Prepared:
    """The stored posting as it was prepared before the call."""
    return Prepared(
        intent=uuid.UUID(body["intent"]),
        target=Target(**body["target"]),
        text=body["text"],
        key=body["key"],
        created_at=datetime.fromisoformat(body["created_at"]),
        body=body["body"],
    )
