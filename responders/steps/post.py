"""Post: one approved text, one attempt, exactly one post.

1. Claim the reply by a conditional UPDATE, committed before anything else: `approved` → `sending`.
2. Look at the target again: deleted or edited since means back to the desk.
3. Fix everything about the call (`prepared`) and commit it. Only now can a call be made: a reply found
   in `sending` without it was certainly never sent.
4. One call. The platform's id in hand → `posted`; a clear no → `refused`, or a later try where nothing
   can have been written; anything else → `unsure`, which is looked for and never sent again blindly.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from monitor.domain.mention import Gone as GonePost
from monitor.models import Channel
from monitor.platforms.errors import (
    AuthFailed,
    Gone,
    PlatformError,
    QuotaExhausted,
    RateLimited,
    Refused,
    Transient,
)
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.platforms.contract import Posted, Poster, Prepared, Target
from responders.platforms.registry import poster_for
from responders.steps.deciding import mark_answered, put_back_drafts, text_hash

log = logging.getLogger(__name__)

FIRST_LOOK = timedelta(seconds=5)
PosterFor = Callable[[Channel], Poster]


def run(now: datetime, *, size: int = 20, posters: PosterFor = poster_for) -> int:
    """Send up to `size` replies whose outbox window has passed; returns how many were posted."""
    due = Reply.objects.filter(state=ReplyState.APPROVED, send_after__lte=now).order_by("send_after", "pk")
    return sum(_post(pk, now=now, posters=posters) for pk in list(due.values_list("pk", flat=True)[:size]))


def _post(pk: int, *, now: datetime, posters: PosterFor) -> bool:
    token = uuid.uuid4()
    won = Reply.objects.filter(pk=pk, state=ReplyState.APPROVED, send_after__lte=now).update(
        state=ReplyState.SENDING,
        claim=token,
        sending_at=now,
        attempts=F("attempts") + 1,
        prepared={},
        reason="",
    )
    if won != 1:
        return False
    reply = Reply.objects.select_related("case", "mention", "channel__brand", "approval").get(pk=pk)
    if (why := _held_because(reply)) is not None:
        _leave(reply, ReplyState.HELD, why)
        return False
    poster = posters(reply.channel)
    target = target_of(reply)
    try:
        state = poster.target_state(target)
        if isinstance(state, GonePost):
            raise Gone("The customer has deleted the post.")
        if state.version != target.version:
            _leave(reply, ReplyState.HELD, "The customer has changed the post since you read it.")
            return False
        prepared = poster.prepare(reply.intent, reply.text, target, now=now)
    except PlatformError as error:
        _after_error(reply, error, now=now, called=False)
        return False
    if not _store_prepared(reply, prepared):
        return False
    return _send(reply, poster, prepared, now=now)


def _held_because(reply: Reply) -> str | None:
    if reply.case.version != reply.case_version:
        return "The customer has said something new in the meantime."
    if text_hash(reply.text) != reply.approval.text_hash:
        return "The text is not the one that was approved."
    return None


def target_of(reply: Reply) -> Target:
    """The post that a reply answers, in the version that was read."""
    mention = reply.mention
    return Target(
        external_id=mention.external_id,
        version=mention.version,
        thread_id=mention.thread_id,
        ref=dict(mention.ref),
    )


def _store_prepared(reply: Reply, prepared: Prepared) -> bool:
    body = asdict(prepared)
    body["intent"] = str(prepared.intent)
    body["created_at"] = prepared.created_at.isoformat()
    # Only the holder of the claim may go on: a process that slept too long stops here.
    return (
        Reply.objects.filter(pk=reply.pk, state=ReplyState.SENDING, claim=reply.claim).update(prepared=body)
        == 1
    )


def _send(reply: Reply, poster: Poster, prepared: Prepared, *, now: datetime) -> bool:
    try:
        posted = poster.send(prepared)
    except PlatformError as error:
        _after_error(reply, error, now=now, called=True)
        return False
    except Exception:
        log.exception("reply %s: the room failed while sending", reply.pk)
        _leave(reply, ReplyState.UNSURE, "Something broke while it was sent.", look_at=now + FIRST_LOOK)
        return False
    return mark_posted(reply, posted, now=now)


def mark_posted(reply: Reply, posted: Posted, *, now: datetime) -> bool:
    """Record the platform's id: the only thing that makes a reply `posted`."""
    state = ReplyState.PENDING if posted.pending else ReplyState.POSTED
    with transaction.atomic():
        done = Reply.objects.filter(pk=reply.pk, state__in=[ReplyState.SENDING, ReplyState.UNSURE]).update(
            state=state,
            external_id=posted.external_id,
            permalink=posted.permalink,
            posted_at=None if posted.pending else now,
            look_at=None,
            reason="",
            claim=None,
        )
        if done == 1 and not posted.pending:
            mark_answered(reply, now=now)
    return done == 1


def _after_error(reply: Reply, error: PlatformError, *, now: datetime, called: bool) -> None:
    """Where an error leaves a reply. Before the call, nothing can have been written."""
    if isinstance(error, RateLimited):
        _leave(reply, ReplyState.APPROVED, str(error), send_after=error.until)
    elif isinstance(error, Transient) and (error.applied == "no" or not called):
        _leave(reply, ReplyState.APPROVED, str(error), send_after=now + error.retry_in)
    elif isinstance(error, Transient):
        _leave(reply, ReplyState.UNSURE, str(error), look_at=now + FIRST_LOOK)
    elif isinstance(error, Gone):
        _leave(reply, ReplyState.HELD, str(error))
    elif isinstance(error, Refused | AuthFailed | QuotaExhausted):
        _leave(reply, ReplyState.REFUSED, str(error))
    else:
        _leave(reply, ReplyState.UNSURE, str(error), look_at=now + FIRST_LOOK)


def _leave(
    reply: Reply,
    state: ReplyState,
    reason: str,
    *,
    send_after: datetime | None = None,
    look_at: datetime | None = None,
) -> None:
    """Move a reply out of `sending`; what will not go out by itself puts its drafts back on the desk."""
    with transaction.atomic():
        moved = Reply.objects.filter(pk=reply.pk, state=ReplyState.SENDING, claim=reply.claim).update(
            state=state,
            reason=reason[:400],
            claim=None,
            look_at=look_at,
            send_after=send_after or reply.send_after,
        )
        if moved == 1 and state in {ReplyState.HELD, ReplyState.REFUSED}:
            put_back_drafts(reply)
