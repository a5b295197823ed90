"""Faults that a hostile reader found: each stays mended."""

from __future__ import annotations

import pytest

from responders.domain.masking import SIGNED
from responders.domain.own_syntax import WordingFault, parsed
from responders.domain.promised import promised_money
from responders.pages.playbook.amounts import amount

BROKEN = "My kettle broke."


@pytest.mark.parametrize(
    ("reply", "promised"),
    [
        ("We'll send you five hundred pounds.", 500),
        ("We'll give you fifty pounds today.", 50),
        ("We'll credit you with 500.", 500),
        ("We'll transfer 1 000 € to you.", 1000),
        ("We'll send you CHF 500.", 500),
        ("We'll send you ₹2,500 today.", 2500),
        ("We'll give you ten £20 vouchers.", 200),
        ("We'll give you 3 x £20 today.", 60),
        ("I'll send a £20 voucher and another £20 voucher.", 40),
        ("I'll send a £20 voucher every week this year.", 240),
        ("We'll refund £10 today; your £10 arrives on Monday.", 10),
        ("I'll call you in 10 minutes.", 0),
        ("The price was £500. We'll refund you £500.", 500),
    ],
)
def test_money_is_counted_however_it_is_written(reply: str, promised: float) -> None:
    assert promised_money(reply, BROKEN) == promised


def test_only_a_wrong_charge_that_the_post_tells_of_is_handed_back() -> None:
    assert promised_money("We'll send you £500 today.", f"{BROKEN} I want £500 and a refund.") == 500
    assert promised_money("I'll return the £24 today.", "You charged me £24 twice!") == 0


@pytest.mark.parametrize(
    "template",
    [
        r"Hi {{ '\x00' }} {{ name }}",
        r"Hi {{ '\ud800' }}",
        r"Hi {{ '\u202e' }}",
        r"Hi {{ '\x7b\x7b' }}",
        "Hi {{ name == 'Jess' }}",
        "Hi {{ not name }}",
    ],
)
def test_a_template_prints_neither_signs_in_disguise_nor_true_and_false(template: str) -> None:
    with pytest.raises(WordingFault):
        parsed(template)


@pytest.mark.parametrize("typed", ["10k", "1 m", "£20 thousand"])
def test_a_bound_is_not_misread(typed: str) -> None:
    with pytest.raises(ValueError, match="Write an amount"):
        amount(typed)


@pytest.mark.parametrize(
    ("typed", "value"), [("£10.50", 10.5), ("CHF 20", 20), ("1,000 €", 1000), ("15 kr", 15)]
)
def test_a_bound_may_name_its_currency(typed: str, value: float) -> None:
    assert amount(typed) == value


def test_a_name_in_small_letters_is_heard() -> None:
    found = [match["name"] for match in SIGNED.finditer("hi my name is pradeep venkat. regards, oluwaseun")]
    assert found == ["pradeep venkat", "oluwaseun"]
