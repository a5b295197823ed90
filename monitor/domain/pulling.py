"""When a source is pulled next, how many posts it may bring, and when a cap says stop. No clock, no rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

MAX_BACK_OFF = timedelta(hours=1)
WAITING_FOR_A_PERSON = timedelta(hours=1)
"""How often we try again where somebody has to put something right: they may have done so elsewhere."""
JITTER = 0.1
MOST_ITEMS = 200
FOR_LOOKING_AGAIN = Decimal("0.25")
"""The share of a cap that collecting leaves alone: what is kept has to be looked at, collected or not."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many posts the next fetch may bring; `stop` is a sentence where it may bring none."""

    max_items: int
    stop: str = ""


def allowance(
    *,
    cap: Decimal | None,
    spent: Decimal,
    cost: Decimal,
    at_least_items: int,
    now: datetime,
    looks_cost: bool = False,
) -> Allowance:
    """What a monthly cap leaves for the next fetch, all in US dollars, `cost` for one post.

    A fetch that could pass the cap is not made: a platform's own limit would stop everything, replies too.
    Where looking at posts again costs as well (`looks_cost`), a share of the cap is held back for that.
    """
    if cap is None or not cost:
        return Allowance(max_items=MOST_ITEMS)
    held_back = (cap * FOR_LOOKING_AGAIN).quantize(Decimal("0.01")) if looks_cost else Decimal(0)
    fit = int(max(Decimal(0), cap - held_back - spent) // cost)
    if fit >= at_least_items:
        return Allowance(max_items=min(MOST_ITEMS, fit))
    kept = f", and ${held_back:.2f} are kept for seeing what was deleted" if held_back else ""
    return Allowance(
        max_items=0,
        stop=f"This month's cap of ${cap:.2f} is reached (${spent:.2f} spent{kept}). Collecting goes on on "
        f"{next_month(now):%-d %B}, or as soon as the owner raises the cap.",
    )


def next_month(now: datetime) -> datetime:
    """The first instant of the next calendar month, UTC."""
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + timedelta(days=32)).replace(day=1)


def next_run(now: datetime, *, every: timedelta, at_least: timedelta, chance: float) -> datetime:
    """The next pull: a little sooner by `chance` (0 to 1), so that sources do not all come at once.

    Never later than the interval that a person reads on the page, and never sooner than the platform allows.
    """
    return now + max(at_least, every * (1 - JITTER * chance))


def back_off(*, every: timedelta, failures: int, at_least: timedelta = timedelta(0)) -> timedelta:
    """How long to wait after so many failures in a row: doubled each time, up to an hour."""
    doubled: timedelta = every * (1 << min(failures, 10))
    return max(min(doubled, MAX_BACK_OFF), at_least)
