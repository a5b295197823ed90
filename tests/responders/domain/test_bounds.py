from __future__ import annotations

from dataclasses import replace

import pytest

from responders.domain.bounds import affordable, beyond, worth
from responders.domain.default_playbook import default_playbook
from responders.domain.playbook import Bounds, Playbook, Remedy
from responders.domain.promised import promised_money
from responders.domain.tone import Spent

GIFTS = (
    Remedy("delivery", "I'll trace it", "today", offer="the delivery fee back", limit=6),
    Remedy("defect", "I'll replace it", "today", offer="a £25 voucher", limit=30),
    Remedy("other", "I'll see to it", "today"),
)


def playbook(**bounds: float) -> Playbook:
    basis = default_playbook("Fern & Kettle", "Maya")
    return replace(basis, remedies={one.topic: one for one in GIFTS}, bounds=Bounds(**bounds), currency="£")


@pytest.mark.parametrize(
    ("bounds", "spent", "promised", "says"),
    [
        ({}, Spent(1000, 1000), 500, ""),
        ({"manager": 20}, Spent(), 20, ""),
        ({"manager": 20}, Spent(), 20.5, "A manager may promise £20 in one reply."),
        ({"manager": 0}, Spent(), 1, "A manager may promise £0 in one reply."),
        ({"manager": 0}, Spent(), 0, ""),
        (
            {"day": 50},
            Spent(today=30.5),
            20,
            "£50 may be promised in a day, and £30.50 is promised today already.",
        ),
        ({"day": 50}, Spent(today=30), 20, ""),
        (
            {"customer": 40},
            Spent(customer=40),
            1,
            "One customer may get £40 in 30 days, and £40 is promised to this one already.",
        ),
    ],
)
def test_money_beyond_a_bound_is_said_in_the_brands_money(
    bounds: dict[str, float], spent: Spent, promised: float, says: str
) -> None:
    assert beyond(promised, playbook(**bounds), spent, is_owner=False) == says


def test_an_owner_is_held_to_the_day_and_the_customer_alone() -> None:
    assert beyond(100, playbook(manager=20), Spent(), is_owner=True) == ""
    assert beyond(100, playbook(day=20), Spent(), is_owner=True)
    assert beyond(100, playbook(customer=20), Spent(), is_owner=True)


def test_a_gift_is_worth_what_it_names_or_else_its_limit() -> None:
    assert [worth(remedy) for remedy in GIFTS] == [6, 25, 0]


def test_gifts_that_no_bound_leaves_money_for_are_not_offered() -> None:
    whole = playbook(day=30)
    assert affordable(whole, Spent()) is whole
    left = affordable(whole, Spent(today=10))
    assert left.remedies["delivery"].offer == "the delivery fee back"
    assert left.remedies["defect"].offer == ""
    assert left.remedies["defect"].act == "I'll replace it"


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("I'll refund the £12.50 today.", 12.5),
        ("I'll refund £12 and add a £5 voucher.", 17),
        ("I'll refund £12 today. You'll have the £12 by Friday.", 12),
        ("I'm sorry you were charged £40. I'll look into it today.", 0),
        ("We can't refund the £40, but I'll mend it today.", 0),
        ("I’ll take £10 off your next order.", 10),
        ("You get 20 euros back.", 20),
        ("I'll call you at 10 today.", 0),
    ],
)
def test_the_money_that_a_reply_promises(text: str, money: float) -> None:
    assert promised_money(text) == money
