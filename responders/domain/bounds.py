"""The owner's money bounds: what may still be promised, and what goes beyond (P3, P9)."""

from __future__ import annotations

from dataclasses import replace

from responders.domain.money import largest_amount
from responders.domain.playbook import Playbook, Remedy
from responders.domain.tone.context import Spent


def beyond(promised: float, playbook: Playbook, spent: Spent, *, is_owner: bool) -> str:
    """Why so much money needs the owner, in a sentence; empty where it is within all bounds.

    An owner is not held to what a manager may promise in one reply; the day and the customer count for all.
    """
    if promised <= 0:
        return ""
    bounds = playbook.bounds
    if bounds.manager is not None and promised > bounds.manager and not is_owner:
        return f"A manager may promise {_money(bounds.manager, playbook)} in one reply."
    if bounds.day is not None and spent.today + promised > bounds.day:
        return (
            f"{_money(bounds.day, playbook)} may be promised in a day, and {_money(spent.today, playbook)} "
            "is promised today already."
        )
    if bounds.customer is not None and spent.customer + promised > bounds.customer:
        return (
            f"One customer may get {_money(bounds.customer, playbook)} in 30 days, and "
            f"{_money(spent.customer, playbook)} is promised to this one already."
        )
    return ""


def affordable(playbook: Playbook, spent: Spent) -> Playbook:
    """The playbook without the gifts that a manager could not promise any more: no draft should offer them."""
    remedies = {
        topic: replace(remedy, offer="") if _too_much(remedy, playbook, spent) else remedy
        for topic, remedy in playbook.remedies.items()
    }
    return playbook if remedies == playbook.remedies else replace(playbook, remedies=remedies)


def worth(remedy: Remedy) -> float:
    """What a remedy's gift may cost: the amount that it names, else its limit."""
    if not remedy.offer:
        return 0.0
    named = largest_amount(remedy.offer)
    return remedy.limit if named is None else named


def _too_much(remedy: Remedy, playbook: Playbook, spent: Spent) -> bool:
    return bool(beyond(worth(remedy), playbook, spent, is_owner=False))


def _money(amount: float, playbook: Playbook) -> str:
    return f"{playbook.currency}{amount:,.2f}".removesuffix(".00")
