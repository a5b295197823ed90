"""What a failed call means for its source and its account, and what the owner is told."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from monitor.domain.pulling import WAITING_FOR_A_PERSON, back_off
from monitor.models import Channel, Source
from monitor.platforms.errors import AuthFailed, PlatformError, QuotaExhausted, RateLimited, Transient

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


def wait_till(source: Source, why: str, *, until: datetime) -> None:
    """No failure, and yet nothing to do before `until`: `why` says so on the status page."""
    Source.objects.filter(pk=source.pk).update(last_error=why[:2000], next_run_at=until)


def needs_a_person(channel: Channel, problem: str, *, now: datetime) -> bool:
    """Note what somebody has to put right; True where it is news."""
    return (
        Channel.objects.filter(pk=channel.pk, problem="").update(problem=problem[:2000], problem_at=now) == 1
    )


def all_is_well(source: Source) -> None:
    """A pull went through: whatever was wrong with the account is right again."""
    channel = source.channel
    if channel.problem or channel.not_before:
        Channel.objects.filter(pk=channel.pk).update(problem="", problem_at=None, not_before=None)
        channel.problem, channel.not_before = "", None
    source.failures = 0
