"""Keep incoming mentions: new ones as rows, edited ones as revisions, seen ones not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from monitor.domain.mention import BrokenPayload, IncomingMention, ReplyMode
from monitor.models import Channel, Mention, MentionRevision, Source
from monitor.models.mention import MentionState

BATCH = 100
MAY_NOT = "This account may not send replies, so it is posted by hand. Connect it again to change that."


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows a batch brought."""

    new: int = 0
    edited: int = 0
    seen: int = 0
    broken: int = 0


def as_row(incoming: IncomingMention, *, channel: Channel, source: Source | None, now: datetime) -> Mention:
    """The unsaved row of one incoming mention. NUL, which PostgreSQL cannot hold, becomes U+FFFD."""
    author = incoming.author
    reply = incoming.reply
    if reply.mode == ReplyMode.API and not channel.may_reply:
        reply = replace(reply, mode=ReplyMode.BY_HAND, reason=MAY_NOT)
    return Mention(
        channel=channel,
        source=source,
        external_id=incoming.external_id,
        version=incoming.version,
        kind=incoming.kind,
        author_id=author.id[:255] if author else "",
        author_handle=author.handle[:255] if author else "",
        author_name=_clean(author.name)[:255] if author else "",
        author_followers=author.followers if author else None,
        text=_clean(incoming.text),
        language=incoming.language[:16],
        posted_at=incoming.created_at,
        collected_at=now,
        permalink=incoming.permalink[:1024],
        thread_id=incoming.thread_id or incoming.external_id,
        parent_id=incoming.parent_id,
        parent_text=_clean(incoming.parent_text),
        parent_is_ours=incoming.parent_is_ours,
        visibility=incoming.visibility,
        metrics=dict(incoming.metrics),
        reply_mode=reply.mode,
        reply_reason=reply.reason[:400],
        reply_link=reply.link[:1024],
        ref=_clean_json(dict(incoming.ref)),
        raw=_clean_json(dict(incoming.raw)),
    )


def _clean_json(value: Any) -> Any:
    """The same for everything inside: PostgreSQL's JSON holds no NUL either, and no half of a character."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, dict):
        return {_clean(str(name)): _clean_json(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean_json(inner) for inner in value]
    return value


def _clean(text: str) -> str:
    return text.replace("\x00", "�").encode("utf-8", "replace").decode("utf-8")


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
    rows = {item.external_id: as_row(item, channel=channel, source=source, now=now) for item in incoming}
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
        changed = Mention.objects.filter(pk=old.pk, version=old.version).update(
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
    flagged = [
        Mention(
            channel=channel,
            source=source,
            state=MentionState.BROKEN,
            external_id=item.external_id,
            thread_id=item.external_id,
            posted_at=now,
            collected_at=now,
            problem=item.problem,
            raw=_clean_json(dict(item.raw)),
        )
        for item in broken
    ]
    Mention.objects.bulk_create(flagged, batch_size=BATCH, ignore_conflicts=True)
    return Kept(new=len(fresh), edited=edited, seen=len(rows) - len(fresh) - edited, broken=len(flagged))


def keep_now(incoming: Iterable[IncomingMention], *, channel: Channel, now: datetime) -> Kept:
    """`keep` in a transaction of its own."""
    with transaction.atomic():
        return keep(incoming, channel=channel, now=now)
