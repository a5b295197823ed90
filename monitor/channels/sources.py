"""Sources: try one before it is saved, add, switch, pull at once, remove."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from monitor.channels.asking import NOT_UNDERSTOOD, log_failure
from monitor.channels.connecting import LOOK_BACK
from monitor.domain.mention import IncomingMention, Page
from monitor.domain.pulling import allowance
from monitor.models import Channel, Purpose, Source, Spending
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.about import Stream
from monitor.platforms.errors import PlatformError
from monitor.platforms.registry import about, collector_for
from monitor.signals import tell
from monitor.steps.accounts import Ledger, account_of, book, opened, spent

SHOWN = 10
LONGEST_QUERY = 512


class BadSourceError(ValueError):
    """The source can't be as it was written; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a source would have brought in the last day. `more`: there is more than `count`.

    `sample` are the latest posts, the newest first. `cost` is what the trial cost, `a_month` what such days
    would, in US dollars. `problem` is a sentence where it could not be tried.
    """

    count: int = 0
    more: bool = False
    broken: int = 0
    sample: tuple[IncomingMention, ...] = ()
    cost: Decimal = Decimal(0)
    a_month: Decimal = Decimal(0)
    problem: str = ""


def checked(channel: Channel, stream: str, query: str) -> tuple[Stream, str]:
    """The stream and the query, trimmed. Raises BadSourceError."""
    try:
        found = about(channel.platform).stream(stream)
    except LookupError as error:
        raise BadSourceError(str(error.args[0])) from error
    query = query.strip()
    if found.takes and not query:
        raise BadSourceError(f"“{found.label}” needs {found.takes}.")
    if query and not found.takes:
        raise BadSourceError(f"“{found.label}” takes no further words.")
    if len(query) > LONGEST_QUERY:
        raise BadSourceError(f"That is too long: at most {LONGEST_QUERY} characters.")
    if any(unicodedata.category(sign) == "Cc" for sign in query):
        raise BadSourceError("That holds signs that can't be searched for. Type it instead of pasting it.")
    if channel.platform == "folder":
        _allowed_folder(query)
    return found, query


def _allowed_folder(path: str) -> None:
    """Raise BadSourceError unless the folder stands below one that the machine's owner has opened."""
    wanted = Path(path).resolve()
    if not any(wanted.is_relative_to(Path(folder).resolve()) for folder in settings.FOLDERS):
        raise BadSourceError(
            f"Amends may read folders below {' and '.join(settings.FOLDERS)}. "
            "To open another one, set AMENDS_FOLDERS (docs/settings.md) and start Amends again."
        )


def try_source(channel: Channel, stream: str, query: str, *, now: datetime) -> Trial:
    """Fetch one page of the last day and keep none of it; what it costs is booked and the cap honoured.

    Raises BadSourceError.
    """
    found, query = checked(channel, stream, query)
    if channel.not_before and channel.not_before > now:
        return Trial(problem=f"The platform asked us to wait until {channel.not_before:%H:%M} UTC.")
    allowed = allowance(
        cap=channel.monthly_cap,
        spent=spent(channel, now=now),
        cost=found.cost,
        at_least_items=found.at_least_items,
        now=now,
        looks_cost=bool(about(channel.platform).look_cost),
    )
    if allowed.stop:
        return Trial(problem=allowed.stop)
    ledger = Ledger()
    try:
        collector = collector_for(account_of(channel, ledger))
        page = collector.fetch(found.name, query, "", since=now - LOOK_BACK, max_items=allowed.max_items)
    except (PlatformError, UnreadableSecretError, LookupError) as error:
        page, problem = None, str(error.args[0] if error.args else error)
    except Exception as error:  # noqa: BLE001 -- whatever a room does, a person gets a sentence
        log_failure(f"trying a source of channel {channel.pk}", error, secrets=opened(channel).values())
        page, problem = None, NOT_UNDERSTOOD
    items = len(page.mentions) if page and found.cost else 0
    book(ledger, channel, purpose=Purpose.HEARD, items=items, now=now)
    if page is None:
        return Trial(cost=ledger.cost, problem=problem)
    return _trial(page, ledger.cost)


def _trial(page: Page, cost: Decimal) -> Trial:
    newest = sorted(page.mentions, key=lambda post: post.created_at)[::-1]
    return Trial(
        count=len(page.mentions),
        more=page.more,
        broken=len(page.broken),
        sample=tuple(newest[:SHOWN]),
        cost=cost,
        a_month=cost * 30,
    )


@transaction.atomic
def add_source(channel: Channel, stream: str, query: str, *, now: datetime, user: object = None) -> Source:
    """A new source, due at once, that looks back one day. Raises BadSourceError, also for one that is there."""
    found, query = checked(channel, stream, query)
    source, made = Source.objects.get_or_create(
        channel=channel,
        stream=found.name,
        query=query,
        defaults={
            "interval_seconds": int(max(found.every, found.at_least).total_seconds()),
            "next_run_at": now,
            "start_at": now - LOOK_BACK,
        },
    )
    if not made:
        raise BadSourceError(
            "This is listened to already."
            if source.enabled
            else "This is there already, switched off. Switch it on again below."
        )
    tell(
        "add_source", f"channel:{channel.pk}", user=user, now=now, source=source.pk, stream=found.name,
        query=query,
    )  # fmt: skip
    return source


@transaction.atomic
def switch_source(source: Source, *, on: bool, now: datetime, user: object = None) -> None:
    """Listen to it, or not for now. One that is switched on goes on where it left off, at once."""
    fresh = {"next_run_at": _soonest(source, now), "failures": 0, "last_error": ""} if on else {}
    Source.objects.filter(pk=source.pk).update(enabled=on, **fresh)
    tell(
        "switch_source_on" if on else "switch_source_off",
        f"channel:{source.channel_id}",
        user=user,
        now=now,
        source=source.pk,
    )


def collect_now(source: Source, *, now: datetime) -> datetime:
    """Put it first in the timetable; returns when it is pulled, not before the platform allows it.

    Raises BadSourceError where nothing is pulled at all.
    """
    if not source.channel.enabled:
        raise BadSourceError("The account is disconnected: connect it again first.")
    if not source.enabled:
        raise BadSourceError("This is switched off: switch it on first.")
    soonest = _soonest(source, now)
    Source.objects.filter(pk=source.pk).update(next_run_at=soonest)
    return soonest


def _soonest(source: Source, now: datetime) -> datetime:
    try:
        at_least = about(source.channel.platform).stream(source.stream).at_least
    except LookupError:
        at_least = timedelta(0)
    asked_to_wait = source.channel.not_before or now
    last = source.last_success_at or now - at_least
    return max(now, last + at_least, asked_to_wait)


@transaction.atomic
def remove_source(source: Source, *, now: datetime, user: object = None) -> None:
    """Forget the source. What it brought stays, and so does what it cost: the month's cap goes on counting it.

    Raises BadSourceError while it is being pulled.
    """
    busy = Q(claim__isnull=False) & Q(claimed_until__gt=now)
    row = Source.objects.select_for_update().filter(pk=source.pk).exclude(busy).first()
    if row is None:
        raise BadSourceError("Posts are being collected from it right now. Try again in a minute.")
    for cost in Spending.objects.filter(source=row):
        Spending.objects.get_or_create(
            channel_id=row.channel_id, source=None, purpose=cost.purpose, month=cost.month
        )
        Spending.objects.filter(
            channel_id=row.channel_id, source=None, purpose=cost.purpose, month=cost.month
        ).update(items=F("items") + cost.items, cost=F("cost") + cost.cost)
    tell("remove_source", f"channel:{row.channel_id}", user=user, now=now, stream=row.stream, query=row.query)
    row.delete()
