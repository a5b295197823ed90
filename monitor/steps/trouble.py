"""What a failed call means for its source and its account, and what the owner is told."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from monitor.domain.pulling import WAITING_FOR_A_PERSON, back_off
from monitor.mail.account import render_account_problem, render_cap_reached
from monitor.models import Channel, Mail, Source
from monitor.platforms.errors import AuthFailed, PlatformError, QuotaExhausted, RateLimited, Transient
from monitor.steps.posting_mail import mails_for

log = logging.getLogger(__name__)

NOT_UNDERSTOOD = "Amends did not understand what the platform answered. The log of the clock says more."


def stand_back(source: Source, error: Exception, *, now: datetime) -> None:
    """Note why a pull failed, and when it is tried again.

    A platform's own "not before" is kept, for the whole account where it speaks of that. What a person has
    to put right stands with the channel as well.
    """
    failures = source.failures + 1
    every = timedelta(seconds=source.interval_seconds)
    at_least = error.retry_in if isinstance(error, Transient) else timedelta(0)
    until = now + back_off(every=every, failures=failures, at_least=at_least)
    said = str(error) if isinstance(error, PlatformError) else NOT_UNDERSTOOD
    if isinstance(error, RateLimited):
        until = max(error.until, now)
        if error.scope == "account":
            Channel.objects.filter(pk=source.channel_id).update(not_before=until)
    elif isinstance(error, AuthFailed | QuotaExhausted):
        until = now + WAITING_FOR_A_PERSON
        needs_a_person(source.channel, said, now=now)
    elif not isinstance(error, PlatformError):
        log.error("source %s: the room failed", source.pk, exc_info=error)
    log.warning("source %s: %s (next try %s)", source.pk, said, until.isoformat(timespec="seconds"))
    Source.objects.filter(pk=source.pk).update(failures=failures, last_error=said[:2000], next_run_at=until)
    source.failures = failures


def cap_reached(source: Source, why: str, *, until: datetime, now: datetime) -> None:
    """The owner's cap says stop until next month: the owner is told once, the status page all the while."""
    wait_till(source, why, until=until)
    channel = source.channel
    rendered = render_cap_reached(channel, said=why)
    once = f"cap|{channel.pk}|{until:%Y-%m}|{channel.monthly_cap}"
    Mail.objects.bulk_create(mails_for(channel.brand, rendered, now=now, once=once), ignore_conflicts=True)


def wait_till(source: Source, why: str, *, until: datetime) -> None:
    """No failure, and yet nothing to do before `until`: `why` says so on the status page."""
    Source.objects.filter(pk=source.pk).update(last_error=why[:2000], next_run_at=until)


def needs_a_person(channel: Channel, problem: str, *, now: datetime) -> bool:
    """Note what somebody has to put right, and mail the owner where it is news; True where it is."""
    with transaction.atomic():
        news = Channel.objects.filter(pk=channel.pk, problem="").update(
            problem=problem[:2000], problem_at=now
        )
        if news == 1:
            rendered = render_account_problem(channel, said=problem, now=now)
            Mail.objects.bulk_create(mails_for(channel.brand, rendered, now=now))
    return news == 1


def all_is_well(source: Source) -> None:
    """A pull went through: whatever was wrong with the account is right again."""
    channel = source.channel
    if channel.problem or channel.not_before:
        Channel.objects.filter(pk=channel.pk).update(problem="", problem_at=None, not_before=None)
        channel.problem, channel.not_before = "", None
    source.failures = 0
