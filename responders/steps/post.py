"""Post: one approved text, one attempt, exactly one post.

1. Claim the reply by a conditional UPDATE, committed before anything else: `approved` → `sending`.
2. Look at the target again: deleted, edited or answered already means back to the desk.
3. Fix everything about the call (`prepared`) and commit it. Only now can a call be made: a reply found
   in `sending` without it was certainly never sent.
4. One call. The platform's id in hand → `posted`; a clear no → `refused`, or a later try where nothing
   can have been written; anything else → `unsure`, which is looked for and never sent again blindly.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from monitor.models import Purpose
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.contract import Account
from monitor.platforms.errors import (
    AuthFailed,
    Gone,
    PlatformError,
    QuotaExhausted,
    RateLimited,
    Refused,
    Transient,
)
from monitor.steps.accounts import Ledger, account_of, book
from monitor.steps.trouble import needs_a_person
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.platforms.contract import Poster, Prepared
from responders.platforms.registry import poster_for
from responders.steps.arriving import mark_posted
from responders.steps.deciding import put_back_drafts
from responders.steps.last_look import answered_already, changed_here, changed_there, target_of

log = logging.getLogger(__name__)

NOT_READY = "Amends could not make this reply ready; the log of the clock says more."
FIRST_LOOK = timedelta(seconds=5)
TRIED_FOR = timedelta(hours=2)
"""So long after the approval a reply may still leave by itself."""
PosterFor = Callable[[Account], Poster]


def run(now: datetime, *, size: int = 20, posters: PosterFor = poster_for) -> int:
    """Send up to `size` replies whose outbox window has passed; returns how many were posted."""
    due = Reply.objects.filter(state=ReplyState.APPROVED, send_after__lte=now).order_by("send_after", "pk")
    begun = time.monotonic()
    posted = 0
    for pk in list(due.values_list("pk", flat=True)[:size]):
        # Each reply has a clock of its own: those before it may have taken a while.
        moment = now + timedelta(seconds=int(time.monotonic() - begun))
        posted += _post(pk, now=moment, posters=posters)
    return posted


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
    reply = Reply.objects.select_related("case", "mention", "channel__brand", "approval", "follows").get(
        pk=pk
    )
    ledger = Ledger()
    try:
        made = _ready(reply, posters, ledger, now=now)
        # From here on only the platform's answer moves the reply: an error of ours after the call proves nothing.
        return made is not None and _send(reply, *made, now=now)
    finally:
        book(ledger, reply.channel, purpose=Purpose.POSTED, items=1 if ledger.cost else 0, now=now)


def _ready(
    reply: Reply, posters: PosterFor, ledger: Ledger, *, now: datetime
) -> tuple[Poster, Prepared] | None:
    """Look at the target once more and fix the call; None where the reply does not leave after all."""
    begun = timezone.now()
    try:
        if (why := changed_here(reply)) is None:
            poster = posters(account_of(reply.channel, ledger))
            why = changed_there(reply, poster, now=now) or answered_already(reply, poster)
        if why is not None:
            _leave(reply, ReplyState.HELD, why)
            return None
        prepared = poster.prepare(reply.intent, reply.text, target_of(reply), now=now)
    except (PlatformError, UnreadableSecretError) as error:
        _after_error(reply, error, now=now, called=False)
        return None
    except Exception:
        log.exception("reply %s: it could not be made ready", reply.pk)
        _leave(reply, ReplyState.HELD, NOT_READY)
        return None
    if not _store_prepared(reply, prepared, now=now + (timezone.now() - begun)):
        return None
    return poster, prepared


def _store_prepared(reply: Reply, prepared: Prepared, *, now: datetime) -> bool:
    body = asdict(prepared)
    body["intent"] = str(prepared.intent)
    body["created_at"] = prepared.created_at.isoformat()
    body["target"]["written_at"] = prepared.target.written_at.isoformat()
    # Only the holder of the claim may go on: a process that slept too long stops here.
    return (
        Reply.objects.filter(pk=reply.pk, state=ReplyState.SENDING, claim=reply.claim).update(
            prepared=body, sending_at=now
        )
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


def send_again(reply: Reply, poster: Poster, prepared: Prepared, *, now: datetime) -> bool:
    """One more attempt for a reply that was looked for in vain, where its room says that no second post can come.

    The very same call, claimed as the first was. Whatever goes wrong now proves nothing about the first
    attempt, so the reply stays `unsure`.
    """
    row = Reply.objects.select_related("case", "mention", "channel__brand", "approval", "follows")
    fresh = row.get(pk=reply.pk)
    why = changed_here(fresh) or changed_there(fresh, poster, now=now)
    if why is not None:
        Reply.objects.filter(pk=reply.pk, state=ReplyState.UNSURE).update(reason=why[:400])
        return False
    token = uuid.uuid4()
    won = Reply.objects.filter(pk=reply.pk, state=ReplyState.UNSURE).update(
        state=ReplyState.SENDING, claim=token, sending_at=now, attempts=F("attempts") + 1
    )
    if won != 1:
        return False
    reply.claim = token
    try:
        return mark_posted(reply, poster.send(prepared), now=now)
    except PlatformError as error:
        until = error.until if isinstance(error, RateLimited) else now + FIRST_LOOK
        known = isinstance(error, RateLimited | Transient)
        _leave(reply, ReplyState.UNSURE, str(error), look_at=until if known else None)
    except Exception:
        log.exception("reply %s: the room failed while sending again", reply.pk)
        _leave(reply, ReplyState.UNSURE, "Something broke while it was sent again.")
    return False


def _after_error(
    reply: Reply, error: PlatformError | UnreadableSecretError, *, now: datetime, called: bool
) -> None:
    """Where an error leaves a reply. Before the call, nothing can have been written."""
    if isinstance(error, AuthFailed | QuotaExhausted | UnreadableSecretError):
        needs_a_person(reply.channel, str(error), now=now)
    safe = isinstance(error, RateLimited) or (
        isinstance(error, Transient) and (error.applied == "no" or not called)
    )
    later = error.until if isinstance(error, RateLimited) else now + getattr(error, "retry_in", FIRST_LOOK)
    if safe and later - reply.approval.approved_at > TRIED_FOR:
        # Words that were right two hours ago may be wrong by then: a person looks at them again.
        _leave(
            reply, ReplyState.HELD, f"{error} It did not go out in time; approve it again if it still fits."
        )
    elif safe:
        _leave(reply, ReplyState.APPROVED, str(error), send_after=later)
    elif isinstance(error, Transient):
        _leave(reply, ReplyState.UNSURE, str(error), look_at=now + FIRST_LOOK)
    elif isinstance(error, Gone):
        _leave(reply, ReplyState.HELD, str(error))
    elif isinstance(error, Refused | AuthFailed | QuotaExhausted | UnreadableSecretError):
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
            standing=reply.standing,
            claim=None,
            look_at=look_at,
            send_after=send_after or reply.send_after,
        )
        if moved == 1 and state in {ReplyState.HELD, ReplyState.REFUSED}:
            put_back_drafts(reply)
