"""Read: give collected mentions to the language pipeline, a batch at a time."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from django.db import transaction

from monitor.domain.reading import Reading as ReadingFacts
from monitor.models import Mention, OwnTopic, Reading
from monitor.models.claimed import claim_rows
from monitor.models.mention import MentionState
from monitor.steps.layers import active_layers

if TYPE_CHECKING:
    from monitor.language.layer import Layer

log = logging.getLogger(__name__)

BACKLOG = 5_000
"""More waiting mentions than this are read fast."""


class Reads(Protocol):
    """What this step needs of the language pipeline."""

    @property
    def version(self) -> str:
        """Which weights make the readings."""
        ...

    def version_with(self, layer: Layer | None = None, *, fast: bool = False) -> str:
        """What readings with this layer, or in haste, are stamped with."""
        ...

    def read_many(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = 256,
        layer: Layer | None = None,
        fast: bool = False,
    ) -> Iterator[ReadingFacts]:
        """A reading for each text, in order, with what a brand has taught; `fast` is several times faster."""
        ...


def run(now: datetime, *, reader: Reads, size: int = 200, backlog: int = BACKLOG) -> int:
    """Read up to `size` mentions, oldest first; returns how many.

    Where more than `backlog` wait, they are read fast, a little less well: better a first opinion on all of
    them now than a good one on some. `amends reread` reads them again at leisure.
    """
    waiting = Mention.objects.filter(state=MentionState.COLLECTED).order_by("posted_at", "pk")
    token, claimed = claim_rows(waiting, now=now, size=size)
    mentions = list(
        claimed.select_related("channel").only("pk", "text", "version", "channel__brand_id").order_by("pk")
    )
    if not mentions:
        return 0
    fast = waiting[: backlog + 1].count() > backlog
    rows = _rows_of(mentions, reader=reader, now=now, fast=fast)
    with transaction.atomic():
        # Edited or erased while we read: that mention is no longer ours. It is read again, or its words must
        # not come back with the reading.
        ours = Mention.objects.filter(claim=token, state=MentionState.COLLECTED)
        held = set(ours.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
        Reading.objects.bulk_create(
            [row for row in rows if row.mention_id in held], batch_size=100, ignore_conflicts=True
        )
        return ours.update(state=MentionState.READ, claim=None, claimed_until=None)


def _rows_of(mentions: list[Mention], *, reader: Reads, now: datetime, fast: bool) -> list[Reading]:
    """A reading of each mention, with what its brand has taught."""
    brands = {mention.channel.brand_id for mention in mentions}
    layers = active_layers(brands, base_version=reader.version)
    known = own_names(layers)
    # All brands that have taught nothing are read together.
    heaps: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        brand = mention.channel.brand_id
        heaps[brand if brand in layers else 0].append(mention)
    rows: list[Reading] = []
    for brand, heap in heaps.items():
        layer = layers.get(brand)
        facts = reader.read_many(
            [mention.text for mention in heap], batch_size=len(heap), layer=layer, fast=fast
        )
        version = reader.version_with(layer, fast=fast)
        names = known.get(brand, ())
        rows += [
            as_row(mention, fact, version, now, own=names) for mention, fact in zip(heap, facts, strict=True)
        ]
    return rows


def own_names(brand_ids: Collection[int]) -> dict[int, set[str]]:
    """The names of each brand's own topics: one that was removed is not found any more, whatever was learnt."""
    found: dict[int, set[str]] = {brand: set() for brand in brand_ids}
    if found:
        for brand, name in OwnTopic.objects.filter(brand__in=found).values_list("brand", "name"):
            found[brand].add(name)
    return found


def as_row(
    mention: Mention, facts: ReadingFacts, model_version: str, now: datetime, *, own: Collection[str] = ()
) -> Reading:
    """The unsaved row of one reading; of the brand's own topics it keeps those in `own`."""
    fields = facts.to_json() | {"own_topics": [name for name in facts.own_topics if name in own]}
    return Reading(
        mention=mention,
        mention_version=mention.version,
        model_version=model_version,
        read_at=now,
        **fields,
    )
