"""The playbook's bounds on money: of one manager's reply, of a day, and of one customer."""

from __future__ import annotations

from responders.domain.playbook import Bounds
from responders.domain.tone.context import Context


def bound_reached(promised: float, bounds: Bounds, context: Context) -> str:
    """Why a sum is more than the bounds allow; empty where it isn't. An owner is not held to a manager's bound."""
    if not promised:
        return ""
    spent = context.spent
    if bounds.manager is not None and not context.is_owner and promised > bounds.manager:
        return f"A manager may promise {in_words(bounds.manager)} in one reply; this promises {in_words(promised)}."
    if bounds.day is not None and spent.today + promised > bounds.day:
        return (
            f"{in_words(bounds.day)} may go out in one day, and {in_words(spent.today)} are promised already."
        )
    if bounds.customer is not None and spent.customer + promised > bounds.customer:
        most, had = in_words(bounds.customer), in_words(spent.customer)
        return f"One customer may get {most} in thirty days, and has {had} already."
    return ""


def in_words(amount: float) -> str:
    """An amount as people write it: "25", "4.50", "1,200"."""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
