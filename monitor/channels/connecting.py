"""Connect an account: try what was given, and keep it once the owner has seen what it may do and costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction

from monitor.channels.asking import NOT_UNDERSTOOD, CannotConnectError, log_failure, sorted_out
from monitor.channels.money import DEFAULT_CAP, KEEP_DAYS, costs_money
from monitor.models import Brand, Channel, Purpose, Source
from monitor.platforms.about import About
from monitor.platforms.contract import Account, AccountInfo
from monitor.platforms.errors import PlatformError
from monitor.platforms.registry import ROOMS, about, collector_for
from monitor.signals import tell
from monitor.steps.accounts import Ledger, book, watched_by

LOOK_BACK = timedelta(days=1)
COMES_BY_ITSELF = ("practice",)
"""Comes with the sample brand: there is nothing to connect."""


@dataclass(frozen=True, slots=True)
class Tried:
    """An account that the platform let in, and what it said of it. `cost` is what asking cost, US dollars."""

    platform: str
    external_id: str
    handle: str
    may_listen: bool
    may_reply: bool
    notes: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    cost: Decimal = Decimal(0)


def offered() -> list[About]:
    """The platforms that can be connected, by name."""
    return sorted(
        (about(platform) for platform in ROOMS if platform not in COMES_BY_ITSELF),
        key=lambda what: what.name.lower(),
    )


def try_account(
    platform: str, values: Mapping[str, str], brand: Brand, *, known: Channel | None = None
) -> Tried:
    """Ask the platform who we are with these values; nothing is kept.

    `known` is the channel that is to be connected again. Raises CannotConnectError, and NoCollectorError
    for a platform that we have no room for.
    """
    what = about(platform)
    settings, secrets = sorted_out(what, values)
    ledger = Ledger()
    account = Account(
        platform=platform,
        external_id=known.external_id if known else "",
        handle=known.handle if known else "",
        watched=watched_by(brand),
        settings=({**known.settings} if known else {}) | settings,
        secrets=secrets,
        keep=ledger.keep,
        spend=ledger.spend,
    )
    info = _ask(account)
    if known and info.external_id and info.external_id != known.external_id:
        raise CannotConnectError(
            f"This signs in as {info.handle}, another account than {known.handle}. "
            "To listen to both, connect it as an account of its own."
        )
    return Tried(
        platform=platform,
        external_id=known.external_id if known else (info.external_id or platform)[:255],
        handle=(info.handle or what.name)[:255],
        may_listen=info.may_listen,
        may_reply=info.may_reply,
        notes=info.notes,
        settings=dict(account.settings) | dict(info.settings),
        secrets=secrets | ledger.renewed,
        cost=ledger.cost,
    )


def _ask(account: Account) -> AccountInfo:
    try:
        return collector_for(account).check()
    except PlatformError as error:
        raise CannotConnectError(str(error)) from None
    except Exception as error:  # noqa: BLE001 -- whatever a room does, a person gets a sentence
        log_failure(f"checking {account.platform}", error, secrets=account.secrets.values())
        raise CannotConnectError(NOT_UNDERSTOOD) from None


def standing_for(brand: Brand, tried: Tried) -> Channel | None:
    """The channel of the same account, if there is one.

    Raises CannotConnectError where it is another server's account that happens to have the same number:
    servers of one platform count for themselves.
    """
    found = Channel.objects.filter(
        brand=brand, platform=tried.platform, external_id=tried.external_id
    ).first()
    servers = (
        {str(settings.get("server", "")) for settings in (found.settings, tried.settings)} if found else ()
    )
    if found and found.handle != tried.handle and len(servers) > 1:
        raise CannotConnectError(
            f"{found.handle} is connected already and has the same number on its server as {tried.handle} "
            "on this one. One brand can't have both: connect it for a brand of its own."
        )
    return found


def connect(
    brand: Brand, tried: Tried, *, now: datetime, cap: Decimal | None = None, user: object = None
) -> Channel:
    """Keep an account that was tried: a new channel, or the one that stands for the same account already.

    1. The channel gets what the platform said, its secrets, and a clean bill of health.
    2. The streams that an account listens to at first become sources, due at once.
    3. What trying cost is booked; who did it goes on record.

    Raises CannotConnectError as `standing_for` does.
    Without a `cap`, one that is there stays, and a platform that costs money gets 25 dollars a month.
    """
    try:
        return _connect(brand, tried, now=now, cap=cap, user=user)
    except IntegrityError:
        pass
    # Somebody else has connected the same account at this moment: now it stands there, and is connected again.
    try:
        return _connect(brand, tried, now=now, cap=cap, user=user)
    except IntegrityError as error:
        raise CannotConnectError(
            f"{tried.handle} was changed by somebody else at the same moment. Try again."
        ) from error


@transaction.atomic
def _connect(brand: Brand, tried: Tried, *, now: datetime, cap: Decimal | None, user: object) -> Channel:
    what = about(tried.platform)
    channel = standing_for(brand, tried) or Channel(
        brand=brand, platform=tried.platform, external_id=tried.external_id
    )
    again = channel.pk is not None
    channel.handle = tried.handle
    channel.settings = dict(tried.settings)
    channel.secrets = dict(tried.secrets)
    channel.enabled, channel.disconnected_at = True, None
    if cap is not None:
        channel.monthly_cap = cap
    elif channel.monthly_cap is None and costs_money(what):
        channel.monthly_cap = DEFAULT_CAP
    if not again and what.look_cost:
        channel.keep_days = KEEP_DAYS
    healthy(channel, notes=tried.notes, may_reply=tried.may_reply, now=now)
    channel.save()
    _first_sources(channel, what, may_listen=tried.may_listen, now=now)
    book(Ledger(cost=tried.cost), channel, purpose=Purpose.HEARD, now=now)
    tell(
        "reconnect" if again else "connect",
        f"channel:{channel.pk}",
        user=user,
        now=now,
        platform=tried.platform,
        account=tried.handle,
    )
    return channel


def healthy(channel: Channel, *, notes: tuple[str, ...], may_reply: bool, now: datetime) -> None:
    """Set what a check that went well says of the account; the caller saves the row."""
    channel.notes = list(notes)
    channel.may_reply = may_reply
    channel.checked_at = now
    channel.problem, channel.problem_at, channel.not_before = "", None, None


def _first_sources(channel: Channel, what: About, *, may_listen: bool, now: datetime) -> None:
    Source.objects.filter(channel=channel).update(next_run_at=now, failures=0, last_error="")
    for stream in what.streams if may_listen else ():
        if stream.first and not stream.takes:
            Source.objects.get_or_create(
                channel=channel,
                stream=stream.name,
                query="",
                defaults={
                    "interval_seconds": int(stream.every.total_seconds()),
                    "next_run_at": now,
                    "start_at": now - LOOK_BACK,
                },
            )
