"""A reply has arrived: the platform's own id is the only thing that makes it `posted`."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import IntegrityError, transaction

from monitor.steps.fitting import fit, fit_id, fit_json
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.platforms.contract import Posted
from responders.steps.deciding import mark_answered

log = logging.getLogger(__name__)

ARRIVED = "It arrived after all, though it had been given up. Look at the thread."


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
