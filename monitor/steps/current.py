"""Which reading of a mention stands: a person's word before the machine's, the newest of the machine's else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor.domain.reading import PERSON
from monitor.models import Mention, Reading


def current_readings(mentions: Iterable[Mention]) -> dict[int, Reading]:
    """The reading that stands for each mention that was ever read, by the mention's id.

    The mentions need their `version`. Where the wording that stands now has not been read yet, it is the
    newest of an earlier wording: look at `mention_version` where that matters.
    """
    versions = {mention.pk: mention.version for mention in mentions}
    found: dict[int, list[Reading]] = {}
    for row in Reading.objects.filter(mention__in=list(versions)):
        found.setdefault(row.mention_id, []).append(row)
    return {pk: standing(rows, versions[pk]) for pk, rows in found.items()}


def current_reading(mention: Mention) -> Reading | None:
    """The reading that stands for one mention; None where it was never read."""
    return current_readings([mention]).get(mention.pk)


def standing(rows: Iterable[Reading], version: str) -> Reading:
    """Of all readings of one mention, the one that stands for its wording `version`. Raises ValueError for none.

    A person's word speaks of the wording that the person saw, and of no other.
    """

    def rank(row: Reading) -> tuple[bool, bool, datetime, int]:
        fits = row.mention_version == version
        return (fits, fits and row.model_version == PERSON, row.read_at, row.pk)

    return max(rows, key=rank)
