"""What becomes of an account once it is connected: checked again, capped, disconnected."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from monitor.channels.asking import NOT_UNDERSTOOD, log_failure
from monitor.channels.connecting import healthy
from monitor.channels.money import costs_money
from monitor.models import Channel, Purpose, Source
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.errors import AuthFailed, PlatformError
from monitor.platforms.registry import NoCollectorError, about, collector_for
from monitor.signals import tell
from monitor.steps.accounts import Ledger, account_of, book, opened

LONGEST_KEPT = 3650


def check_again(channel: Channel, *, now: datetime) -> str:
    """Ask the platform once more, with what we have; returns the problem as a sentence, "" where all is well.

    An account that is let in again is listened to at once.
    """
    ledger = Ledger()
    try:
        info = collector_for(account_of(channel, ledger)).check()
    except (PlatformError, UnreadableSecretError, NoCollectorError) as error:
        if isinstance(error, AuthFailed | UnreadableSecretError):
            Channel.objects.filter(pk=channel.pk).update(problem=str(error)[:2000], problem_at=now)
        return str(error)
    except Exception as error:  # noqa: BLE001 -- as above
        log_failure(f"checking channel {channel.pk}", error, secrets=opened(channel).values())
        return NOT_UNDERSTOOD
    finally:
        book(ledger, channel, purpose=Purpose.HEARD, now=now)
    channel.handle = (info.handle or channel.handle)[:255]
    channel.settings = dict(channel.settings) | dict(info.settings)
    healthy(channel, notes=info.notes, may_reply=info.may_reply, now=now)
    channel.save(
        update_fields=[
            "handle", "settings", "notes", "may_reply", "checked_at", "problem", "problem_at", "not_before",
        ]
    )  # fmt: skip
    Source.objects.filter(channel=channel, failures__gt=0).update(next_run_at=now)
    return ""


@transaction.atomic
def disconnect(channel: Channel, *, now: datetime, user: object = None) -> None:
    """Stop listening and forget the secrets. What was heard and said stays."""
    channel.enabled = False
    channel.secrets = {}
    channel.problem, channel.problem_at, channel.not_before = "", None, None
    channel.disconnected_at = now
    channel.save(
        update_fields=["enabled", "secrets", "problem", "problem_at", "not_before", "disconnected_at"]
    )
    tell("disconnect", f"channel:{channel.pk}", user=user, now=now, account=channel.handle)


@transaction.atomic
def set_keep_days(channel: Channel, days: int | None, *, now: datetime, user: object = None) -> None:
    """How long the words of posts are kept once nobody needs them any more; None for always.

    Raises ValueError for a number of days that is none.
    """
    if days is not None and not 1 <= days <= LONGEST_KEPT:
        raise ValueError(f"Write a number of days from 1 to {LONGEST_KEPT}, or nothing for always.")
    channel.keep_days = days
    channel.save(update_fields=["keep_days"])
    tell("set_keep_days", f"channel:{channel.pk}", user=user, now=now, days=days)


@transaction.atomic
def set_cap(channel: Channel, cap: Decimal | None, *, now: datetime, user: object = None) -> None:
    """How much a month may cost. Sources that the old cap had stopped are tried again at once.

    Raises ValueError where the platform costs money and there would be no cap.
    """
    if cap is None and costs_money(about(channel.platform)):
        raise ValueError("This platform charges for every post, so it needs a cap.")
    channel.monthly_cap = cap
    channel.save(update_fields=["monthly_cap"])
    Source.objects.filter(channel=channel, failures=0).exclude(last_error="").update(
        next_run_at=now, last_error=""
    )
    tell(
        "set_cap",
        f"channel:{channel.pk}",
        user=user,
        now=now,
        dollars_a_month=None if cap is None else str(cap),
    )
