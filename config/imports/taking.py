"""Take rows in as mentions, a few hundred in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from monitor.domain.mention import IncomingMention
from monitor.files.columns import Columns
from monitor.files.posts import understand
from monitor.files.problems import Code, Reject
from monitor.files.rows import Row

BATCH = 500
"""Posts in one transaction: few commits, and the clock waits for the database no longer than a moment."""

BATCH_BYTES = 4 * 1024 * 1024
SHOWN = 3
REASONS_SHOWN = 5


@dataclass(slots=True)
class Counts:
    """What became of the rows. `codes` counts the rejects by code; `first` and `troubles` are examples."""

    new: int = 0
    edited: int = 0
    seen: int = 0
    usable: int = 0
    codes: Counter[Code] = field(default_factory=Counter)
    first: list[IncomingMention] = field(default_factory=list)
    troubles: list[Reject] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        """How many rows could not be used."""
        return self.codes.total()

    @property
    def rows(self) -> int:
        """How many rows were looked at to the end."""
        return self.usable + self.rejected


def usable_batches(
    rows: Iterable[Row | Reject],
    *,
    columns: Columns,
    now: datetime,
    reject: Callable[[Reject], None],
    counts: Counts,
) -> Iterator[list[IncomingMention]]:
    """The mentions that the rows hold, in batches; what can't be used goes to `reject`."""
    batch: list[IncomingMention] = []
    size = 0
    for row in rows:
        post = row if isinstance(row, Reject) else understand(row, columns, now=now)
        if isinstance(post, Reject):
            counts.codes[post.code] += 1
            if len(counts.troubles) < REASONS_SHOWN:
                counts.troubles.append(post)
            reject(post)
            continue
        if len(counts.first) < SHOWN:
            counts.first.append(post)
        batch.append(post)
        size += len(row.raw)
        if len(batch) >= BATCH or size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
