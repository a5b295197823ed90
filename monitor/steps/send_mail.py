"""Send the mails that wait. A server that refuses, hangs or is down loses none and holds up nothing else."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q

from monitor.mail.answers import ERRORS, Failure, failure, wait_after, without_secrets
from monitor.mail.message import message
from monitor.models import Mail
from monitor.models.claimed import claim_rows
from monitor.models.mail import MailState

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
PATIENCE = 60.0
"""Seconds after which a batch takes up no further mail: well within the lease, however slow the server."""
BREATHER = timedelta(seconds=30)
"""How long mails wait that had no turn when the server hung: less than the one that it hung on."""
SEND_KEPT = timedelta(hours=24)
"""Mails kept for want of a server are sent once there is one, unless older: an old alarm helps nobody."""


def run(now: datetime, *, size: int = 20) -> int:
    """Send up to `size` mails over one connection; returns how many were dealt with, well or not.

    1. Without a mail server, keep them all: a page shows them.
    2. Claim what is due. A claim that ran out (a killed process) is sent again under the same Message-ID.
    3. Where nobody gets through, all of them wait and try again later.
    4. A mail that fails stands back, and the next one goes.
    5. A server that hangs or hangs up ends the batch. Mails that had no turn wait half a minute, so that
       a run costs one time-out, and they have their turn before the one it hung on.
    """
    free = Q(claim=None) | Q(claimed_until__lt=now)
    if not settings.EMAIL_HOST:
        return Mail.objects.filter(free, state=MailState.WAITING).update(state=MailState.KEPT)
    Mail.objects.filter(state=MailState.KEPT, created_at__gt=now - SEND_KEPT).update(
        state=MailState.WAITING, next_try_at=now
    )
    due = Mail.objects.filter(state=MailState.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")
    token, claimed = claim_rows(due, now=now, size=size, lease=LEASE)
    mails = list(claimed.order_by("next_try_at", "pk"))
    if not mails:
        return 0
    try:
        handled, server_well = _send(mails, token, now=now)
    finally:
        Mail.objects.filter(claim=token).update(claim=None, claimed_until=None)
    if not server_well:
        due.filter(free).order_by().update(next_try_at=now + BREATHER)
    return handled


def _send(mails: Sequence[Mail], token: uuid.UUID, *, now: datetime) -> tuple[int, bool]:
    """How many mails were dealt with, and whether the server can be talked to."""
    try:
        connection = _open()
    except ERRORS as error:
        for mail in mails:
            _settle(mail, token, failure(error), now=now)
        return len(mails), False
    started = time.monotonic()
    try:
        for handled, mail in enumerate(mails, start=1):
            trouble = _send_one(connection, mail)
            _settle(mail, token, trouble, now=now)
            if trouble and trouble.hung_up:
                return handled, False
            if time.monotonic() - started > PATIENCE:
                return handled, True
    finally:
        _close(connection)
    return len(mails), True


def _open() -> BaseEmailBackend:
    # With TLS from the first byte on there is nothing left for STARTTLS to do.
    connection = get_connection(use_tls=settings.EMAIL_USE_TLS and not settings.EMAIL_USE_SSL)
    try:
        connection.open()
    except ERRORS:
        _close(connection)
        raise
    return connection


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except ERRORS as error:
        log.info("the mail server did not let us go politely: %s", type(error).__name__)


def _send_one(connection: BaseEmailBackend, mail: Mail) -> Failure | None:
    try:
        connection.send_messages([message(mail)])
    except ERRORS as error:
        return failure(error)
    return None


def _settle(mail: Mail, token: uuid.UUID, trouble: Failure | None, *, now: datetime) -> None:
    """Write down how it went, if the claim is still ours."""
    mine = Mail.objects.filter(pk=mail.pk, claim=token)
    attempts = mail.attempts + 1
    if trouble is None:
        mine.update(
            state=MailState.SENT,
            attempts=attempts,
            sent_at=now,
            last_error="",
            claim=None,
            claimed_until=None,
        )
        return
    says = without_secrets(trouble.says, user=settings.EMAIL_HOST_USER, password=settings.EMAIL_HOST_PASSWORD)
    log.warning("mail %s: %s", mail.pk, says)
    mine.update(
        state=MailState.FAILED if trouble.for_good else MailState.WAITING,
        attempts=attempts,
        last_error=says,
        next_try_at=now + wait_after(attempts),
        claim=None,
        claimed_until=None,
    )
