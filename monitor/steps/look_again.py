"""Look again: what its author deleted is erased here, what was edited is read anew. In batches, daily.

Platforms ask for it (X: within 24 hours), and a customer who takes words back has a right to it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from monitor.domain.mention import Gone, IncomingMention
from monitor.domain.pulling import MAX_BACK_OFF, WAITING_FOR_A_PERSON
from monitor.models import Channel, Mention, Purpose
from monitor.models.case import CaseState
from monitor.models.mention import MentionState
from monitor.models.secrets import UnreadableSecretError
from monitor.platforms.contract import Account, Collector
from monitor.platforms.errors import AuthFailed, PlatformError, QuotaExhausted, RateLimited
from monitor.platforms.registry import NoCollectorError, about, collector_for
from monitor.steps.accounts import Ledger, account_of, book, spent
from monitor.steps.erasing import KEPT_LONG_ENOUGH, erase
from monitor.steps.keeping import keep
from monitor.steps.trouble import needs_a_person

log = logging.getLogger(__name__)

EVERY = timedelta(hours=20)
"""Well below the 24 hours within which what was deleted has to be gone here."""
BETWEEN_LOOKS = timedelta(minutes=50)
"""What is found gone is looked at once more after this long, and only then erased."""
OPEN_EVERY = timedelta(hours=1)
"""For a case that somebody may answer any minute, where looking costs nothing."""
AFTER_DISCONNECTING = 10
"""Days that the words of a disconnected account's posts are kept, unless its owner said otherwise."""
RETIRED_AT_ONCE = 500
BATCHES = 4
"""How many calls one run makes for one account."""

CollectorFor = Callable[[Account], Collector]


def run(now: datetime, *, collectors: CollectorFor = collector_for) -> int:
    """Look up what is due, account by account; returns how many posts were gone or edited."""
    channels = Channel.objects.filter(enabled=True, problem="").filter(
        Q(not_before=None) | Q(not_before__lte=now)
    )
    kept_long_enough = sum(
        _retire(channel, now)
        for channel in Channel.objects.filter(~Q(disconnected_at=None) | ~Q(keep_days=None))
        if looked_at(channel)
    )
    return kept_long_enough + sum(
        _channel(channel, collectors, now) for channel in channels.select_related("brand")
    )


def looked_at(channel: Channel) -> bool:
    """Whether posts of this platform can be looked up again at all."""
    try:
        return about(channel.platform).look_again > 0
    except NoCollectorError:
        return False


def _retire(channel: Channel, now: datetime) -> int:
    """Erase what was kept long enough. Looking at it again for ever would cost for ever, too.

    Of a disconnected account we can't see any more what was deleted, so its words go as well.
    """
    days = channel.keep_days if channel.keep_days is not None else AFTER_DISCONNECTING
    until = now - timedelta(days=days)
    kept = Mention.objects.filter(channel=channel).exclude(state=MentionState.DELETED)
    aside = Q(case=None, state__in=[MentionState.SET_ASIDE, MentionState.BROKEN], collected_at__lt=until)
    closed = Q(case__state=CaseState.CLOSED, case__closed_at__lt=until)
    silent = Q(case__state=CaseState.ANSWERED, case__answered_at__lt=until)
    gone = channel.disconnected_at is not None and channel.disconnected_at < until
    which = aside | closed | silent if channel.enabled or not gone else Q()
    done = list(kept.filter(which).values_list("pk", flat=True)[:RETIRED_AT_ONCE])
    return erase(done, now=now, why=KEPT_LONG_ENOUGH)


def due(channel: Channel, *, now: datetime, free: bool) -> QuerySet[Mention]:
    """The channel's mentions that were not looked at for long, those of open cases first."""
    kept = Mention.objects.filter(channel=channel).exclude(
        state__in=[MentionState.DELETED, MentionState.BROKEN]
    )
    seen_before = Q(looked_at=None, collected_at__lt=now - EVERY) | Q(looked_at__lt=now - EVERY)
    if free:
        # One that was missed has its own time for the second look.
        waiting = Q(case__state=CaseState.OPEN, missed_at=None) & (
            Q(looked_at=None, collected_at__lt=now - OPEN_EVERY) | Q(looked_at__lt=now - OPEN_EVERY)
        )
        return kept.filter(seen_before | waiting).order_by("looked_at", "pk")
    return kept.filter(seen_before).order_by("looked_at", "pk")


def _channel(channel: Channel, collectors: CollectorFor, now: datetime) -> int:
    changed = 0
    if not looked_at(channel):
        return 0
    what = about(channel.platform)
    ledger = Ledger()
    try:
        if not due(channel, now=now, free=not what.look_cost).exists():
            return 0
        collector = collectors(account_of(channel, ledger))
        for _ in range(BATCHES):
            batch = list(
                due(channel, now=now, free=not what.look_cost).values_list("pk", "external_id")[
                    : what.look_again
                ]
            )
            over = channel.monthly_cap is not None and (
                spent(channel, now=now) + ledger.cost + what.look_cost * len(batch) > channel.monthly_cap
            )
            if not batch or over:
                break
            found = collector.refresh([external_id for _, external_id in batch])
            changed += _settle(channel, dict(batch), found, now=now)
            if len(batch) < what.look_again:
                break
    except (PlatformError, UnreadableSecretError) as error:
        _stand_back(channel, error, now=now, free=not what.look_cost)
    except Exception:
        log.exception("channel %s: the room failed while looking again", channel.pk)
        _stand_back(channel, None, now=now, free=not what.look_cost)
    book(ledger, channel, purpose=Purpose.LOOKED_AGAIN, now=now)
    return changed


def _settle(
    channel: Channel, batch: dict[int, str], found: Mapping[str, IncomingMention | Gone], *, now: datetime
) -> int:
    gone = [pk for pk, external_id in batch.items() if isinstance(found.get(external_id), Gone)]
    stands = [post for post in found.values() if isinstance(post, IncomingMention)]
    there = [pk for pk, external_id in batch.items() if isinstance(found.get(external_id), IncomingMention)]
    with transaction.atomic():
        edited = keep(stands, channel=channel, now=now).edited
        # What could not be looked up is not asked for again at once either.
        Mention.objects.filter(pk__in=batch).update(looked_at=now)
        Mention.objects.filter(pk__in=there).exclude(missed_at=None).update(missed_at=None)
        twice = Mention.objects.filter(pk__in=gone, missed_at__lte=now - BETWEEN_LOOKS)
        sure = list(twice.values_list("pk", flat=True))
        miss(gone, now=now)
    return erase(sure, now=now) + edited


def miss(mention_ids: Collection[int], *, now: datetime) -> None:
    """Note that posts were found gone, and look once more in a while.

    One look is not enough to erase: a platform that has lost its way says of everything that it is not there.
    """
    kept = Mention.objects.filter(pk__in=mention_ids).exclude(state=MentionState.DELETED)
    kept.filter(missed_at=None).update(missed_at=now)
    kept.update(looked_at=now - EVERY + BETWEEN_LOOKS)


def _stand_back(channel: Channel, error: Exception | None, *, now: datetime, free: bool) -> None:
    if isinstance(error, RateLimited):
        until = error.until
    elif isinstance(error, AuthFailed | QuotaExhausted | UnreadableSecretError):
        needs_a_person(channel, str(error), now=now)
        until = now + WAITING_FOR_A_PERSON
    else:
        # The collector goes on meanwhile: only what is due here is put off.
        until = None
    if until is not None:
        Channel.objects.filter(pk=channel.pk).update(not_before=until)
        return
    log.warning("channel %s: could not look again: %s", channel.pk, error)
    late = list(due(channel, now=now, free=free).values_list("pk", flat=True)[:1000])
    put_off = Mention.objects.filter(pk__in=late)
    put_off.update(looked_at=now - EVERY + MAX_BACK_OFF)
    if free:
        # Posts of open cases are due each hour, so theirs begins now.
        put_off.filter(case__state=CaseState.OPEN, missed_at=None).update(
            looked_at=now - OPEN_EVERY + MAX_BACK_OFF
        )
