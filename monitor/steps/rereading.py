"""Read mentions again that another version has read, and bring their cases in line. A person's word stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from monitor.domain.reading import PERSON
from monitor.domain.triage import needs_case
from monitor.models import Brand, Case, Mention, Reading
from monitor.models.case import CaseState
from monitor.models.mention import MentionState
from monitor.steps.alerting import alert_cases
from monitor.steps.current import current_readings
from monitor.steps.facts import reading_facts
from monitor.steps.file_cases import open_case
from monitor.steps.labelling import READING_FIELDS
from monitor.steps.layers import active_layers
from monitor.steps.moving import CASE_FIELDS, bring_in_line
from monitor.steps.read import Reads, as_row, own_names

SETTLED = (MentionState.FILED, MentionState.SET_ASIDE)
"""Where a mention stands once it was read and filed. Whatever is on its way there is read anyhow."""

MayDraft = Callable[[Case], bool]


@dataclass(frozen=True, slots=True)
class Batch:
    """What one batch came to. `reached` is the mention that it ended with, `changed` those of another kind."""

    read: int
    changed: int
    reached: int


def stale(
    brand: Brand, *, since: datetime | None, version: str, below: int | None = None
) -> QuerySet[Mention]:
    """The brand's mentions, newest first, whose wording was last read by another version than `version`.

    `since` is the earliest time of writing, `below` a mention already looked at; None for all.
    """
    machine = Reading.objects.filter(mention=OuterRef("pk"), mention_version=OuterRef("version"))
    newest = machine.exclude(model_version=PERSON).order_by("-read_at", "-pk").values("model_version")[:1]
    found = Mention.objects.filter(channel__brand=brand, state__in=SETTLED)
    if since is not None:
        found = found.filter(posted_at__gte=since)
    if below is not None:
        found = found.filter(pk__lt=below)
    return found.annotate(read_by=Subquery(newest)).exclude(read_by=version).order_by("-pk")


def version_for(brand: Brand, reader: Reads) -> str:
    """What the brand's mentions are stamped with when they are read now."""
    return reader.version_with(active_layers([brand.pk], base_version=reader.version).get(brand.pk))


def read_batch(
    brand: Brand,
    *,
    since: datetime | None,
    below: int | None,
    reader: Reads,
    now: datetime,
    may_draft: MayDraft,
    size: int = 200,
) -> Batch | None:
    """Read the next `size` mentions again; None where there is none left.

    Killed anywhere, what is left of the batch is done again. Two processes that read the same mentions write
    the same rows.
    """
    layer = active_layers([brand.pk], base_version=reader.version).get(brand.pk)
    version = reader.version_with(layer)
    mentions = list(
        stale(brand, since=since, version=version, below=below).only("pk", "text", "version", "state")[:size]
    )
    if not mentions:
        return None
    facts = reader.read_many([mention.text for mention in mentions], batch_size=size, layer=layer)
    own = own_names([brand.pk])[brand.pk]
    rows = [as_row(one, fact, version, now, own=own) for one, fact in zip(mentions, facts, strict=True)]
    # Whatever may open a case holds that case alone: who holds several must take them in one order.
    alone = [[row] for row in rows if _may_open(row)]
    together = [row for row in rows if not _may_open(row)]
    kept = [_keep(some, may_draft=may_draft, now=now) for some in (together, *alone)]
    return Batch(read=sum(read for read, _ in kept), changed=sum(n for _, n in kept), reached=mentions[-1].pk)


def _may_open(row: Reading) -> bool:
    return row.mention.state == MentionState.SET_ASIDE and needs_case(reading_facts(row))


@transaction.atomic
def _keep(rows: Sequence[Reading], *, may_draft: MayDraft, now: datetime) -> tuple[int, int]:
    """Keep readings and move the cases; returns how many were kept, and how many are of another kind."""
    wording = {row.mention_id: row.mention_version for row in rows}
    # Edited or erased while we read: it is read in its own time.
    held = [
        one
        for one in Mention.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=wording, state__in=SETTLED)
        .select_related("channel__brand")
        .order_by("pk")
        if one.version == wording[one.pk]
    ]
    still = {one.pk for one in held}
    before = current_readings(held)
    Reading.objects.bulk_create(
        [row for row in rows if row.mention_id in still],
        update_conflicts=True,
        unique_fields=["mention", "mention_version", "model_version"],
        update_fields=READING_FIELDS,
        batch_size=100,
    )
    # What a person said stands; which of the brand's own topics a post speaks of, nobody was asked.
    own = {row.mention_id: row.own_topics for row in rows}
    people = [row for row in before.values() if row.model_version == PERSON]
    for row in people:
        row.own_topics = own[row.mention_id]
    Reading.objects.bulk_update(people, ["own_topics"], batch_size=100)
    after = current_readings(held)
    for mention in held:
        if mention.state == MentionState.SET_ASIDE and needs_case(reading_facts(after[mention.pk])):
            open_case(mention, now=now)
    moved = [one for one in held if _weight(before.get(one.pk)) != _weight(after[one.pk])]
    reworded = {one.pk for one in moved if _matter(before.get(one.pk)) != _matter(after[one.pk])}
    _bring_in_line(moved, reworded, may_draft=may_draft, now=now)
    return len(held), sum(_kind(before.get(one.pk)) != after[one.pk].kind for one in held)


def _kind(row: Reading | None) -> str:
    return row.kind if row else ""


def _matter(row: Reading | None) -> tuple[object, ...]:
    """What a draft is made from."""
    return (row.kind, set(row.topics), set(row.risks), row.escalate) if row else ()


def _weight(row: Reading | None) -> tuple[object, ...]:
    """What moves a case."""
    return (*_matter(row), row.severity, reading_facts(row).unsure) if row else ()


def _bring_in_line(
    moved: Sequence[Mention], reworded: set[int], *, may_draft: MayDraft, now: datetime
) -> None:
    cases = (
        Case.objects.select_for_update(of=("self",))
        .filter(pk__in={mention.case_id for mention in moved if mention.case_id is not None})
        .exclude(state=CaseState.CLOSED)
        .select_related("brand", "channel__brand", "customer")
        .order_by("pk")
    )
    for case in cases:
        said = list(case.mentions.filter(deleted_at=None).order_by("posted_at", "pk"))
        rows = current_readings(said)
        words = [(each, reading_facts(rows[each.pk])) for each in said if each.pk in rows]
        again = any(each.pk in reworded for each in said) and may_draft(case)
        bring_in_line(case, words, draft_again=again, sure=False)
        case.save(update_fields=CASE_FIELDS)
        urgent = [(case, each, rows[each.pk]) for each, facts in words if facts.escalate]
        alert_cases(urgent, now=now)
