"""Keep incoming mentions: new ones as rows, edited ones as revisions, seen ones not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction

from monitor.domain.mention import BrokenPayload, IncomingMention
from monitor.models import Channel, Mention, MentionRevision, Source
from monitor.models.mention import MentionState
from monitor.steps.fitting import as_row, broken_row, fit_id

log = logging.getLogger(__name__)

BATCH = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows a batch brought."""

    new: int = 0
    edited: int = 0
    seen: int = 0
    broken: int = 0


def keep(
    incoming: Iterable[IncomingMention],
    *,
    channel: Channel,
    now: datetime,
    source: Source | None = None,
    broken: Iterable[BrokenPayload] = (),
) -> Kept:
    """Store mentions, at least once delivered and effectively once kept; call it inside a transaction.

    The unique constraint on (channel, external_id) decides what is new, so two collectors of the same
    page make no second row.
    """
    # 1. Only the last version of a post that stands twice in one batch counts.
    made = [as_row(item, channel=channel, source=source, now=now) for item in incoming]
    rows = {row.external_id: row for row in made}
    ids = list(rows)
    known = {
        mention.external_id: mention
        for start in range(0, len(ids), 500)
        for mention in Mention.objects.filter(channel=channel, external_id__in=ids[start : start + 500]).only(
            "pk", "external_id", "version", "text", "state"
        )
    }
    # What made no sense once and does now comes in as new: Amends has learned, or the platform mended it.
    mended = [m.pk for m in known.values() if m.state == MentionState.BROKEN]
    if mended:
        Mention.objects.filter(pk__in=mended, state=MentionState.BROKEN).delete()
        known = {key: old for key, old in known.items() if old.state != MentionState.BROKEN}
    # 2. New posts become rows.
    fresh = [row for external_id, row in rows.items() if external_id not in known]
    Mention.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
    # 3. An edited post keeps its row; its earlier words become a revision, and it is read again.
    edited = 0
    for external_id, old in known.items():
        row = rows[external_id]
        if row.version == old.version or old.state == MentionState.DELETED:
            continue
        # What the poster needs changes with the version too; the author stays whoever wrote it first.
        standing = Mention.objects.filter(pk=old.pk, version=old.version).exclude(state=MentionState.DELETED)
        changed = standing.update(
            version=row.version,
            text=row.text,
            state=MentionState.COLLECTED,
            ref=row.ref,
            raw=row.raw,
            metrics=row.metrics,
            reply_mode=row.reply_mode,
            reply_reason=row.reply_reason,
            reply_link=row.reply_link,
            claim=None,
            claimed_until=None,
        )
        if changed:
            MentionRevision.objects.create(mention=old, version=old.version, text=old.text, replaced_at=now)
            edited += 1
    # 4. What could not be understood is kept raw and flagged.
    flagged = [broken_row(item, channel=channel, source=source, now=now) for item in broken]
    Mention.objects.bulk_create(flagged, batch_size=BATCH, ignore_conflicts=True)
    return Kept(new=len(fresh), edited=edited, seen=len(rows) - len(fresh) - edited, broken=len(flagged))


def keep_singly(
    incoming: Iterable[IncomingMention],
    *,
    channel: Channel,
    now: datetime,
    source: Source | None = None,
    broken: Iterable[BrokenPayload] = (),
) -> Kept:
    """`keep` one by one, where a batch could not be stored: one odd post does not cost the others."""
    total = Kept()
    for item in incoming:
        try:
            with transaction.atomic():
                one = keep([item], channel=channel, source=source, now=now)
        except (DatabaseError, ArithmeticError, ValueError, TypeError) as error:
            log.warning("a post of channel %s can't be stored: %s", channel.pk, type(error).__name__)
            problem = "It holds something that can't be stored."
            odd = BrokenPayload(external_id=fit_id(item.external_id), problem=problem, raw={})
            one = keep([], channel=channel, source=source, now=now, broken=[odd])
        total = Kept(
            total.new + one.new, total.edited + one.edited, total.seen + one.seen, total.broken + one.broken
        )
    flagged = keep([], channel=channel, source=source, now=now, broken=broken)
    return Kept(total.new, total.edited, total.seen, total.broken + flagged.broken)


def keep_now(incoming: Iterable[IncomingMention], *, channel: Channel, now: datetime) -> Kept:
    """`keep` in a transaction of its own."""
    with transaction.atomic():
        return keep(incoming, channel=channel, now=now)
