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
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from monitor.domain.mention import Gone as GonePost
from monitor.domain.mention import IncomingMention, ReplyMode
from monitor.models import Mention, Purpose
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
from monitor.steps.fitting import fit, fit_id, fit_json
from monitor.steps.keeping import keep_now
from monitor.steps.look_again import miss
from monitor.steps.trouble import needs_a_person
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.platforms.contract import Posted, Poster, Prepared, Target
from responders.platforms.registry import poster_for
from responders.steps.deciding import edited_since, mark_answered, put_back_drafts, text_hash

log = logging.getLogger(__name__)

ARRIVED = "It arrived after all, though it had been given up. Look at the thread."
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
    if (why := _held_because(reply)) is not None:
        _leave(reply, ReplyState.HELD, why)
        return False
    ledger = Ledger()
    try:
        poster = posters(account_of(reply.channel, ledger))
        prepared = _ready(reply, poster, now=now)
        return prepared is not None and _send(reply, poster, prepared, now=now)
    except (PlatformError, UnreadableSecretError) as error:
        _after_error(reply, error, now=now, called=False)
        return False
    except Exception:
        log.exception("reply %s: it could not be made ready", reply.pk)
        _leave(
            reply, ReplyState.HELD, "Amends could not make this reply ready; the log of the clock says more."
        )
        return False
    finally:
        book(ledger, reply.channel, purpose=Purpose.POSTED, items=1 if ledger.cost else 0, now=now)


def _ready(reply: Reply, poster: Poster, *, now: datetime) -> Prepared | None:
    """Look at the target, and fix the call; None where the reply does not leave after all."""
    begun = timezone.now()
    target = target_of(reply)
    state = poster.target_state(target)
    if isinstance(state, GonePost) and reply.follows is not None:
        _leave(reply, ReplyState.HELD, "Our own answer, below which this belongs, is not there any more.")
        return None
    if isinstance(state, GonePost):
        _leave(reply, ReplyState.HELD, "The customer has deleted the post.")
        miss([reply.mention_id], now=now)
        return None
    if state.version != target.version and reply.follows is None:
        _leave(reply, ReplyState.HELD, "The customer has changed the post since you read it.")
        keep_now([state], channel=reply.channel, now=now)
        return None
    if state.reply.mode != ReplyMode.API and reply.follows is None:
        why = state.reply.reason or "The platform takes no answer to this post any more."
        _leave(reply, ReplyState.HELD, why)
        Mention.objects.filter(pk=reply.mention_id).update(
            reply_mode=state.reply.mode, reply_reason=why[:400], reply_link=state.reply.link[:1024]
        )
        return None
    if unknown := _answered_elsewhere(reply, poster.standing(target)):
        reply.standing = [post.external_id for post in unknown]
        _leave(reply, ReplyState.HELD, _answered_already(unknown[0]))
        return None
    prepared = poster.prepare(reply.intent, reply.text, target, now=now)
    return prepared if _store_prepared(reply, prepared, now=now + (timezone.now() - begun)) else None


def _answered_elsewhere(reply: Reply, standing: Sequence[IncomingMention]) -> list[IncomingMention]:
    """Answers of ours below the target that did not come from here, unless a person was told of them before."""
    if not standing:
        return []
    of_case = Reply.objects.filter(case=reply.case_id)
    known = set(of_case.exclude(external_id="").values_list("external_id", flat=True))
    for told in of_case.exclude(pk=reply.pk).values_list("standing", flat=True):
        known.update(told)
    return [post for post in standing if post.external_id not in known]


def _answered_already(post: IncomingMention) -> str:
    words = " ".join(post.text.split())
    return f"This post was answered from your account already: “{words[:120]}”. To send yours too, approve again."


def _held_because(reply: Reply) -> str | None:
    if not reply.channel.enabled:
        return "This account is disconnected. Connect it again to send replies."
    if reply.case.version != reply.case_version:
        return "The customer has said something new in the meantime."
    if edited_since(reply.mention_id, reply.mention_version):
        return "The customer has changed the post since you read it."
    if text_hash(reply.text) != reply.approval.text_hash:
        return "The text is not the one that was approved."
    return None


def target_of(reply: Reply) -> Target:
    """The post that a reply answers, in the version that was read; for a further word, our own answer."""
    mention = reply.mention
    if reply.follows is not None:
        return Target(
            external_id=reply.follows.external_id,
            version="",
            thread_id=mention.thread_id,
            written_at=reply.follows.posted_at or reply.created_at,
            ref=dict(reply.follows.ref),
        )
    return Target(
        external_id=mention.external_id,
        version=reply.mention_version or mention.version,
        thread_id=mention.thread_id,
        written_at=mention.posted_at,
        ref=dict(mention.ref),
    )


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
    why = _no_longer(reply, poster)
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


def _no_longer(reply: Reply, poster: Poster) -> str | None:
    """Why this should not be sent once more, after all that may have happened since; None where nothing did."""
    reply = Reply.objects.select_related("case", "mention", "channel", "approval", "follows").get(pk=reply.pk)
    if (why := _held_because(reply)) is not None:
        return why
    target = target_of(reply)
    state = poster.target_state(target)
    if isinstance(state, GonePost):
        return "The post is not there any more."
    if reply.follows is None and (state.version != target.version or state.reply.mode != ReplyMode.API):
        return "The post has changed since you read it."
    return None


def mark_posted(reply: Reply, posted: Posted, *, now: datetime) -> bool:
    """Record the platform's id: the only thing that makes a reply `posted`."""
    state = ReplyState.PENDING if posted.pending else ReplyState.POSTED
    with transaction.atomic():
        done = Reply.objects.filter(pk=reply.pk, state__in=[ReplyState.SENDING, ReplyState.UNSURE]).update(
            state=state,
            external_id=fit_id(posted.external_id),
            permalink=fit(posted.permalink, 1024),
            ref=fit_json(dict(posted.ref)),
            posted_at=None if posted.pending else now,
            look_at=None,
            reason="",
            claim=None,
        )
        if done == 1 and not posted.pending:
            mark_answered(reply, now=now)
    if done != 1:
        _arrived_after_all(reply, posted, now=now)
    return done == 1


def _arrived_after_all(reply: Reply, posted: Posted, *, now: datetime) -> None:
    """A reply that was given up stands on the platform: the row must say so, whoever decided otherwise."""
    log.error("reply %s arrived after it was given up: %s", reply.pk, posted.external_id)
    facts = {"external_id": fit_id(posted.external_id), "permalink": fit(posted.permalink, 1024)}
    given_up = Reply.objects.filter(pk=reply.pk, state__in=[ReplyState.TAKEN_BACK, ReplyState.HELD])
    try:
        with transaction.atomic():
            if given_up.update(state=ReplyState.POSTED, posted_at=now, reason=ARRIVED, **facts):
                mark_answered(reply, now=now)
    except IntegrityError:
        # Another reply is on its way or stands already: the desk shows both.
        given_up.update(reason=ARRIVED, **facts)


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
