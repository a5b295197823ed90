"""The check `unwanted-word`: the owner's words."""

from __future__ import annotations

from typing import Any

import pytest

from responders.domain.finding import Weight
from responders.domain.playbook import Playbook
from tests.responders.domain.tone.looking import findings

CODE = "unwanted-word"


def found(reply: str, **playbook: Any) -> list[tuple[str, str, Weight]]:
    owners = Playbook(brand="Fern & Kettle", signer="Maya", **playbook)
    return [(f.words, f.better, f.weight) for f in findings(CODE, reply, playbook=owners)]


@pytest.mark.parametrize(
    ("reply", "words", "better"),
    [
        ("No customer should wait. – Maya", "customer", "guest"),
        ("Customers first. – Maya", "Customers", "Guests"),
        ("The customer's tea was cold. – Maya", "customer's", "guest's"),
    ],
)
def test_the_owners_word_is_proposed_in_the_same_form(reply: str, words: str, better: str) -> None:
    assert found(reply, say={"customer": "guest"}) == [(words, better, Weight.SUGGEST)]


def test_a_word_to_avoid_warns() -> None:
    assert found("I'm sorry, that's our Policy. – Maya", avoid=("policy",)) == [("Policy", "", Weight.WARN)]


def test_phrases_count_and_parts_of_words_do_not() -> None:
    assert (
        found("It's no  problem, but problematic. – Maya", avoid=("no problem", "pro"))[0][0] == "no  problem"
    )
    assert len(found("It's no problem, but problematic. – Maya", avoid=("no problem", "pro"))) == 1


def test_what_stands_inside_the_owners_word_is_left_alone() -> None:
    assert found("Our support team is here. – Maya", say={"team": "support team"}) == []


def test_curly_quotes_and_empty_entries_do_no_harm() -> None:
    assert found("Don’t you worry. – Maya", avoid=("don't", " ", "")) == [("Don’t", "", Weight.WARN)]
    assert found("A customer. – Maya", say={"": "x", "customer": " "}) == []


def test_without_a_playbook_nothing_is_unwanted() -> None:
    assert findings(CODE, "A customer. – Maya", playbook=None) == []
