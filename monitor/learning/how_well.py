"""How well a brand is read: the machine's own answers beside what people say of the same posts."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.domain.accuracy import Confusion, Mistake, of_hundred, of_ten
from monitor.domain.agreement import wilson
from monitor.domain.reading import Kind
from monitor.models import Brand, Label
from monitor.models.learning import LabelSource

LAST = 200
"""The newest labels that are counted."""
MOST_MISTAKES = 4
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Confused:
    """One frequent mistake, with the newest posts that it was made on."""

    mistake: Mistake
    examples: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class HowWell:
    """The last labels: `of_ten` and `of_hundred` are the share read right and its 95 % interval, in words."""

    table: Confusion
    corrected: int
    approved: int
    of_ten: str
    of_hundred: str
    confused: tuple[Confused, ...]


def how_well(brand: Brand) -> HowWell | None:
    """What the machine said at the time, beside what people say; None where nobody has said anything yet.

    Posts that are not about the brand are left out: what they are read as can't be right or wrong.
    """
    said = Label.objects.filter(brand=brand, source__in=[LabelSource.CORRECTED, LabelSource.APPROVED])
    rows = list(
        said.exclude(said_kind="")
        .select_related("mention")
        .defer("mention__raw", "mention__ref")
        .order_by("-labelled_at", "-pk")[:LAST]
    )
    if not rows:
        return None
    table = Confusion.of((Kind(row.said_kind), Kind(row.kind)) for row in rows)
    approved = sum(row.source == LabelSource.APPROVED for row in rows)
    return HowWell(
        table=table,
        corrected=len(rows) - approved,
        approved=approved,
        of_ten=of_ten(table.right / table.total),
        of_hundred=of_hundred(*wilson(table.right, table.total)),
        confused=tuple(_confused(mistake, rows) for mistake in table.mistakes()[:MOST_MISTAKES]),
    )


def _confused(mistake: Mistake, rows: list[Label]) -> Confused:
    same = [row for row in rows if (row.said_kind, row.kind) == (mistake.said, mistake.meant)]
    return Confused(mistake, tuple(same[:EXAMPLES]))
