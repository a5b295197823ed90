"""Reconcile: find out what became of a reply whose posting was cut off.

Three looks; then, where the room can rule out a second post, the very same call once more; then a person.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from monitor.models import Purpose
from monitor.models.claimed import claim_rows
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.errors import PlatformError, RateLimited
from monitor.steps.accounts import Ledger, account_of, book
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.platforms.contract import Poster, Prepared, Target
from responders.platforms.registry import poster_for
from responders.steps.arriving import mark_posted
from responders.steps.deciding import put_back_drafts
from responders.steps.post import PosterFor, send_again

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""Longer than any room's send, counted from when the call was fixed: what still sends has lost its process."""
READY_WITHIN = timedelta(minutes=3)
"""The same for all the looks before the call."""
MOST_STARTS = 8
TOO_SLOW = (
    "The platform was too slow to look at the post before answering. Approve it again when it is better."
)

LOOKS = (timedelta(seconds=5), timedelta(seconds=60), timedelta(minutes=5))
"""When to look, each counted from the look before."""
MOST_ATTEMPTS = 3
"""So often at most is one reply handed to a platform, however safe its room says that is."""


def run(now: datetime, *, size: int = 20, posters: PosterFor = poster_for) -> int:
    """Settle what can be settled; returns how many replies moved."""
    return _cut_off(now) + _look(now, size=size, posters=posters)


def _cut_off(now: datetime) -> int:
    sending = Reply.objects.filter(state=ReplyState.SENDING)
    # Without `prepared` no call was made: it may go out as if nothing had happened.
    unready = sending.filter(prepared={}, sending_at__lt=now - READY_WITHIN)
    back = unready.filter(attempts__lt=MOST_STARTS).update(
        state=ReplyState.APPROVED, claim=None, send_after=now
    )
    for reply in unready.filter(attempts__gte=MOST_STARTS):
        with transaction.atomic():
            held = Reply.objects.filter(pk=reply.pk, state=ReplyState.SENDING, claim=reply.claim)
            if held.update(state=ReplyState.HELD, claim=None, reason=TOO_SLOW):
                put_back_drafts(reply)
                back += 1
    unsure = (
        sending.filter(sending_at__lt=now - LEASE)
        .exclude(prepared={})
        .update(
            state=ReplyState.UNSURE, claim=None, look_at=now, reason="Amends was stopped while it was sent."
        )
    )
    return back + unsure


def _look(now: datetime, *, size: int, posters: PosterFor) -> int:
    due = Reply.objects.filter(state=ReplyState.UNSURE, look_at__lte=now).order_by("look_at")
    token, claimed = claim_rows(due, now=now, size=size)
    return sum(
        _settle(reply, token, now=now, posters=posters)
        for reply in claimed.select_related("channel__brand", "case", "mention")
    )


def _settle(reply: Reply, token: uuid.UUID, *, now: datetime, posters: PosterFor) -> int:
    """Look once for one reply; returns whether that settled it."""
    ledger = Ledger()
    prepared = prepared_from(reply.prepared)
    try:
        poster = posters(account_of(reply.channel, ledger))
        posted = poster.find(prepared)
        if posted is not None:
            return int(mark_posted(reply, posted, now=now))
        return int(_not_found(reply, token, poster, prepared, now=now))
    except Exception as error:
        if not isinstance(error, PlatformError | UnreadableSecretError):
            log.exception("reply %s: the room failed while looking", reply.pk)
        # A look that failed is no look: nothing follows from it.
        log.warning("reply %s: could not look: %s", reply.pk, type(error).__name__)
        later = error.until if isinstance(error, RateLimited) else now + LOOKS[1]
        Reply.objects.filter(pk=reply.pk, claim=token).update(claim=None, look_at=later)
        return 0
    finally:
        book(ledger, reply.channel, purpose=Purpose.POSTED, now=now)


def _not_found(reply: Reply, token: uuid.UUID, poster: Poster, prepared: Prepared, *, now: datetime) -> bool:
    looks = reply.looks + 1
    if looks < len(LOOKS):
        _note_look(reply, token, looks=looks, look_at=now + LOOKS[looks])
        return False
    again = reply.attempts < MOST_ATTEMPTS and poster.may_send_again(
        prepared, now=now, attempts=reply.attempts
    )
    # The looks begin anew with a new attempt; without one, a person decides.
    _note_look(reply, token, looks=0 if again else looks, look_at=None)
    return again and send_again(reply, poster, prepared, now=now)


def _note_look(reply: Reply, token: uuid.UUID, *, looks: int, look_at: datetime | None) -> None:
    Reply.objects.filter(pk=reply.pk, claim=token, state=ReplyState.UNSURE).update(
        looks=looks, claim=None, look_at=look_at
    )


def prepared_from(body: Mapping[str, Any]) -> Prepared:
    """The stored posting as it was prepared before the call."""
    target = body["target"] | {"written_at": datetime.fromisoformat(body["target"]["written_at"])}
    return Prepared(
        intent=uuid.UUID(body["intent"]),
        target=Target(**target),
        text=body["text"],
        key=body["key"],
        created_at=datetime.fromisoformat(body["created_at"]),
        body=body["body"],
    )
