"""The check `over-promise`: what it finds, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from responders.domain.playbook import Bounds, Playbook, Remedy
from responders.domain.promised import promised_money
from responders.domain.tone import Spent
from tests.responders.domain.tone.looking import findings, words

CODE = "over-promise"


@pytest.mark.parametrize(
    "reply",
    [
        "I've put a free month on your account. – Maya",
        "Next round's on me, all of you. – Maya",
        "We'll never keep you waiting again. – Maya",
        "You get your whole fare back today. – Maya",
        "I'm sending you a £25 voucher for the upset. – Maya",
        "I'll make sure he gets the sack. – Maya",
        "Your new boiler will never break down, you have my word. – Maya",
        "We're giving everybody on the flight 10,000 miles. – Maya",
        "I'll knock a third off your bill. – Maya",
        "There's a bottle of prosecco waiting for you at the desk, with our compliments. – Maya",
        "I've moved you up to first class for the way home. – Maya",
        "Your dinner tonight is on the house. – Maya",
        "I can promise you this won't happen a second time. – Maya",
        "We'll take care of every cost, hotel and all. – Maya",
        "Have the kettle for nothing. – Maya",
        "You won't pay a penny for the repair. – Maya",
        "From now on your parcels will always be on time. – Maya",
        "Pick anything in the shop, it's yours. – Maya",
        "I'll refund the lot and you keep the sofa. – Maya",
        "I'm adding two weeks to your membership free. – Maya",
        "The waiter has been fired. – Maya",
        "I'm crediting you £40 tonight. – Maya",
        "We'll double your points. – Maya",
        "I'll give you your money back and a new one. – Maya",
        "That'll never, ever happen again. – Maya",
    ],
)
def test_found(reply: str) -> None:
    assert words(CODE, reply)


@pytest.mark.parametrize(
    "reply",
    [
        "I'll send a new one today. – Maya",
        "Feel free to write to me here. – Maya",
        "That one is on us, I'm sorry. – Maya",
        "I can't promise it'll be here by Friday, but I'll try. – Maya",
        "I've kept a table free for you at eight. – Maya",
        "I'll do everything I can today. – Maya",
        "I'd never promise you a refund that I can't give. – Maya",
        "Your guarantee covers it: I'll repair it by Friday. – Maya",
        "I've taken the second charge off your bill today. – Maya",
        "I'm changing the rota so that nobody waits like that again. – Maya",
        "I'm talking with the driver today. – Maya",
        "I'll ring you at six, I promise. – Maya",
        "Thank you for your upgrade suggestion. – Maya",
        "You paid £40 and got a cold soup. – Maya",
        "The fee of £20 shouldn't be there; I'm looking into it now. – Maya",
        "I'll bring you a new box myself at five. – Maya",
        "You should never have to chase us for this. – Maya",
        "Nothing I say will give you back your evening. – Maya",
        "Whatever went wrong, I'll find it today. – Maya",
        "We've let you down; he's no longer at the desk tonight, I'm there myself. – Maya",
    ],
)
def test_left_alone(reply: str) -> None:
    assert words(CODE, reply) == []


OWNERS = Playbook(
    brand="Fern & Kettle",
    signer="Maya",
    remedies={
        "billing": Remedy("billing", "I'll refund the fee", "today", offer="a £10 credit", limit=10),
        "quality": Remedy("quality", "I'll bring a new one", "today", offer="a free cake", limit=30),
    },
    bounds=Bounds(manager=25, day=100, customer=40),
)


def reasons(reply: str, topic: str = "quality", **known: Any) -> list[str]:
    found = findings(CODE, reply, topics=(topic,), playbook=OWNERS, **known)
    return [finding.why for finding in found]


@pytest.mark.parametrize(
    ("reply", "topic"),
    [
        ("I'm sorry. There's a £10 credit on your account by tonight. – Maya", "billing"),
        ("I'm sorry. I'll refund the fee today. – Maya", "billing"),
        ("I'm sorry about the bun. Here's a free cake today. – Maya", "quality"),
        ("I'm sorry about the soup. I'll give you £20 back today. – Maya", "quality"),
    ],
)
def test_what_the_remedies_hold_may_be_promised(reply: str, topic: str) -> None:
    assert reasons(reply, topic) == []


def test_money_above_the_topics_limit_says_how_much_is_allowed() -> None:
    assert reasons("Sorry. I'll give you £75 today. – Maya", "billing") == [
        "The playbook allows 10 at most for this."
    ]


def test_a_manager_is_held_to_their_bound_and_the_owner_is_not() -> None:
    reply = "I'm sorry about the soup. I'll give you £28 back today. – Maya"
    assert reasons(reply) == ["A manager may promise 25 in one reply; this promises 28."]
    assert reasons(reply, is_owner=True) == []


def test_the_bounds_of_a_day_and_of_a_customer_hold_for_all() -> None:
    reply = "I'm sorry about the soup. I'll give you £20 back today. – Maya"
    for is_owner in (False, True):
        assert reasons(reply, is_owner=is_owner, spent=Spent(today=81)) == [
            "100 may go out in one day, and 81 are promised already."
        ]
        assert reasons(reply, is_owner=is_owner, spent=Spent(customer=21)) == [
            "One customer may get 40 in thirty days, and has 21 already."
        ]
        assert reasons(reply, is_owner=is_owner, spent=Spent(today=80, customer=20)) == []


def test_money_taken_wrongly_may_be_handed_back_whatever_the_limit() -> None:
    mention = "You charged me £240 twice!"
    assert (
        words(
            CODE,
            "Sorry. I've sent the £240 back today. – Maya",
            mention,
            topics=("billing",),
            playbook=OWNERS,
        )
        == []
    )


@pytest.mark.parametrize(
    ("reply", "amount"),
    [
        ("I'll give you £20 back today.", 20),
        ("Here's a €15 voucher, and I'm adding £5 to your card.", 20),
        ("You paid £40 and got a cold soup.", 0),
        ("It's £12 for a new lid.", 0),
        ("I've set your monthly payment back to £90.", 0),
        ("Refunds under £10 go to your account here.", 0),
        ("I can't refund the £30, I'm sorry.", 0),
        ("I'm sending you £1,250.50 tonight.", 1250.5),
        ("There's a £10 credit on it; your £10 lands tonight.", 10),
        ("", 0),
    ],
)
def test_what_a_reply_promises_in_money(reply: str, amount: float) -> None:
    assert promised_money(reply) == amount


def test_the_customers_own_money_is_no_gift() -> None:
    reply = "I'm sending the £240 back today, with £5 on top."
    assert promised_money(reply, "You charged me £240 twice!") == 5
    assert promised_money(reply) == 245
    kept = "Cancelled in March, and you've taken £32 in April anyway."
    assert promised_money("I'm putting the £32 back on your card today.", kept) == 0


def test_an_hour_that_is_free_is_no_gift() -> None:
    reply = "I'm so sorry. We have Friday at 8 free for you, and I'll be there. – Maya"
    assert words(CODE, reply, "You cut my hair two inches too short.") == []


def test_the_playbooks_own_words_are_never_more_than_it_allows() -> None:
    act = "I'll send you either a fresh one from another batch or your money back"
    book = Playbook("Fern & Kettle", "Maya", {"quality": Remedy("quality", act, "by noon", limit=40)})
    reply = f"I'm sorry. {act} by noon. – Maya"
    assert words(CODE, reply, topics=("quality",), playbook=book) == []
    assert words(CODE, reply, topics=("other",)) == ["your money back"]
