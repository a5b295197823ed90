from __future__ import annotations

import pytest

from monitor.language.grammar.parsing import parse
from monitor.language.grammar.voice import Passive, passives, statives

HIDDEN = {
    "Your order was shipped yesterday.": ["was shipped"],
    "Mistakes were made, and we are sorry.": ["were made"],
    "The refund has been sent to your card.": ["been sent"],
    "I was told wrong things three times.": ["was told"],
    "It should have been checked before it left the shop.": ["been checked"],
    "Your table could not be held any longer.": ["be held"],
    "Nobody was hurt, thank goodness.": ["was hurt"],
    "The lamp you ordered was delivered to the wrong house.": ["was delivered"],
    "The driver was called, but the door was never opened.": ["was called", "was never opened"],
    "Your data was not shared with anyone.": ["was not shared"],
    "Items returned late are not refunded.": ["are not refunded"],
    # questions
    "Has the refund been paid yet?": ["been paid"],
    "When will my room be cleaned?": ["be cleaned"],
    "Why wasn't I informed?": ["wasn't I informed"],
    # as people type
    "my bike was stolen from ur rack and i was told 2 go away": ["was stolen", "was told"],
    "YOUR PARCEL WAS DAMAGED AND NOBODY WAS INFORMED!!!": ["WAS DAMAGED", "WAS INFORMED"],
    # handles, links, emoji
    "@anna Your case was passed to @mo in billing.": ["was passed"],
    "@shop_help @mo your ticket was escalated 🎉🎉 see https://example.org/t/1": ["was escalated"],
    "Thanks @lea! The bug was fixed 😀": ["was fixed"],
    # a state's participle, but something is being done
    "The street is being closed.": ["being closed"],
}
NONE = [
    "We are based in Leeds.",
    "We're delighted to hear that!",
    "I am so tired of this.",
    "The shop is closed on Sundays.",
    "We are located next to the station and open all week.",
    "We're committed to good service.",
    "She is married and retired.",
    "THE SHOP IS CLOSED",
    "We are sorry that it broke.",
    "We sent your order yesterday.",
    "I have checked it and will call you.",
    "What did you order?",
    "The broken lamp came in a crushed box.",
    "Thank you for your kind words 😀",
    "We have been waiting for an hour.",
    "They were running late.",
    "He had eaten before he came.",
    "Our staff got the order wrong.",
    "Please send us the number.",
    "🎉🎉🎉",
    "@anna",
    "https://example.org",
    "",
]


@pytest.mark.parametrize(("text", "words"), HIDDEN.items())
def test_a_passive_is_found(text: str, words: list[str]) -> None:
    assert [one.words for one in passives(parse(text))] == words


MISSED = [
    "The app got updated last night and it broke.",
    "ur order was cancelld, sry about that",
    "Was your parcel delivered on time?",
]


@pytest.mark.xfail(reason="the model card names these: what the weights do not know", strict=True)
@pytest.mark.parametrize("text", MISSED)
def test_a_passive_with_got_or_misspelt_is_found(text: str) -> None:
    assert passives(parse(text))


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_passive_is_left_alone(text: str) -> None:
    assert passives(parse(text)) == []


def test_it_says_where_and_by_whom() -> None:
    text = "Sorry! The shop was closed by the council."
    assert passives(parse(text)) == [Passive(16, 26, "was closed", "closed", agent=True)]
    assert not passives(parse("Your order was shipped."))[0].agent


def test_places_are_those_of_the_text() -> None:
    text = "😀😀 @mo  YOUR ORDER WAS SENT TWICE. It was lost."
    assert [text[one.start : one.end] for one in passives(parse(text))] == ["WAS SENT", "was lost"]


def test_the_list_of_states_is_sound() -> None:
    assert {"based", "delighted", "tired", "closed"} <= statives()
    assert all(word.isalpha() and word.islower() for word in statives())
