"""Read: give collected mentions to the language pipeline, a batch at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from django.db import transaction

from monitor.domain.reading import Reading as ReadingFacts
from monitor.models import Mention, Reading
from monitor.models.claimed import claim_rows
from monitor.models.mention import MentionState

log = logging.getLogger(__name__)


class Reads(Protocol):
    """What this step needs of the language pipeline."""

    @property
    def version(self) -> str:
        """Which weights made the reading."""
        ...

    def read_many(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[ReadingFacts]:
        """A reading for each text, in order."""
        ...


def run(now: datetime, *, reader: Reads, size: int = 200) -> int:
    """Read up to `size` mentions, oldest first; returns how many."""
    waiting = Mention.objects.filter(state=MentionState.COLLECTED).order_by("posted_at", "pk")
    token, claimed = claim_rows(waiting, now=now, size=size)
    mentions = list(claimed.only("pk", "text", "version"))
    if not mentions:
        return 0
    facts = reader.read_many([mention.text for mention in mentions], batch_size=size)
    rows = [as_row(mention, fact, reader.version, now) for mention, fact in zip(mentions, facts, strict=True)]
    with transaction.atomic():
        # Read while somebody edited the post: that mention is no longer ours, and is read again.
        Reading.objects.bulk_create(rows, batch_size=100, ignore_conflicts=True)
        return Mention.objects.filter(claim=token, state=MentionState.COLLECTED).update(
            state=MentionState.READ, claim=None, claimed_until=None
        )


def as_row(mention: Mention, facts: ReadingFacts, model_version: str, now: datetime) -> Reading:
    """The unsaved row of one reading."""
    fields = facts.to_json()
    return Reading(
        mention=mention,
        mention_version=mention.version,
        model_version=model_version,
        read_at=now,
        **fields,
    )
