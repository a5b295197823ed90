"""Watch by hand: a reply that a person posts on the platform itself is found there, and needs no link."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from monitor.domain.mention import IncomingMention
from monitor.models import Channel, Purpose
from monitor.models.claimed import claim_rows
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.contract import Account, Collector
from monitor.platforms.errors import PlatformError
from monitor.platforms.registry import NoCollectorError, about, collector_for
from monitor.steps.accounts import Ledger, account_of, book
from monitor.steps.fitting import fit, fit_id, fit_json
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.people.audit import record
from responders.steps.deciding import mark_answered

log = logging.getLogger(__name__)

FIRST_LOOK = timedelta(seconds=20)
WATCHED_FOR = timedelta(days=3)
"""Then it stays on the desk until a person says where it stands."""

CollectorFor = Callable[[Account], Collector]


def next_look(age: timedelta) -> timedelta:
    """How long to wait before the next look at a reply approved so long ago: often at first, then seldom."""
    if age < timedelta(minutes=3):
        return timedelta(seconds=30)
    return max(timedelta(minutes=1), min(age / 3, timedelta(hours=6)))


def run(now: datetime, *, size: int = 20, collectors: CollectorFor = collector_for) -> int:
    """Look for up to `size` replies that somebody was to post by hand; returns how many stand."""
    connected = list(Channel.objects.filter(enabled=True, problem="").values_list("pk", flat=True))
    waiting = Reply.objects.filter(state=ReplyState.BY_HAND, channel_id__in=connected)
    waiting.filter(look_at=None, looks=0, created_at__gte=now - WATCHED_FOR).update(look_at=now + FIRST_LOOK)
    token, claimed = claim_rows(waiting.filter(look_at__lte=now).order_by("look_at"), now=now, size=size)
    found = 0
    for reply in claimed.select_related("channel__brand", "mention", "approval", "follows"):
        post = _find(reply, collectors, now=now)
        if post is not None:
            found += _settle(reply, post, now=now)
            continue
        age = now - reply.created_at
        Reply.objects.filter(pk=reply.pk, claim=token).update(
            claim=None, looks=reply.looks + 1, look_at=now + next_look(age) if age < WATCHED_FOR else None
        )
    return found


def _find(reply: Reply, collectors: CollectorFor, *, now: datetime) -> IncomingMention | None:
    """Our answer below the customer's post, newer than the approval; None where there is none to be seen."""
    ledger = Ledger()
    mention = reply.mention
    try:
        if not about(reply.channel.platform).look_again:
            return None
        ear = collectors(account_of(reply.channel, ledger))
        ours = list(
            ear.our_replies(mention.external_id, thread_id=mention.thread_id, since=mention.posted_at)
        )
        if reply.follows is not None and reply.follows.external_id:
            since = reply.follows.posted_at or reply.follows.created_at
            ours += ear.our_replies(reply.follows.external_id, thread_id=mention.thread_id, since=since)
    except NoCollectorError:
        return None
    except (PlatformError, UnreadableSecretError) as error:
        log.info("reply %s: could not look for it: %s", reply.pk, error)
        return None
    except Exception:
        log.exception("reply %s: the room failed while looking for it", reply.pk)
        return None
    finally:
        book(ledger, reply.channel, purpose=Purpose.POSTED, now=now)
    # Platforms tell whole seconds; what stood there before the approval is not this reply.
    known = set(Reply.objects.filter(case=reply.case_id).values_list("external_id", flat=True))
    later = [
        post
        for post in ours
        if post.created_at >= reply.created_at - timedelta(minutes=1) and post.external_id not in known
    ]
    return later[0] if later else None


def _settle(reply: Reply, post: IncomingMention, *, now: datetime) -> bool:
    with transaction.atomic():
        done = Reply.objects.filter(pk=reply.pk, state=ReplyState.BY_HAND).update(
            state=ReplyState.POSTED,
            external_id=fit_id(post.external_id),
            permalink=fit(post.permalink, 1024),
            ref=fit_json(dict(post.ref)),
            posted_at=post.created_at,
            look_at=None,
            claim=None,
        )
        if done != 1:
            return False
        mark_answered(reply, now=now)
        record(None, "found_posted", f"case:{reply.case_id}", now, reply=reply.pk, link=post.permalink)
    return True
