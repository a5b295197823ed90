"""Where no clause can be said back, the customer's own words are quoted: whole, tidied, and nothing that hurts."""

from __future__ import annotations

import pytest

from responders.domain.facts import facts_of
from responders.domain.understanding.quotations import Quotation, best_of, quotations_in
from responders.domain.understanding.sentences import sentences_in
from responders.grammar import shipped_grammar

GRAMMAR = shipped_grammar()
BRAND = "Fern & Kettle"


def quotations(text: str) -> tuple[Quotation, ...]:
    sentences = sentences_in(text, brand=BRAND)
    return quotations_in(text, sentences, GRAMMAR.parse_many([one.text for one in sentences]))


def quoted(text: str) -> str:
    best = best_of(quotations(text))
    return best.words if best is not None else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "@fern 40 mins and counting to get a kettle from the till!! 😡",
            "40 mins and counting to get a kettle from the till",
        ),
        ("2 delays, then cancellation. Wow.", "2 delays, then cancellation"),
        ("No mugs in stock until April... #shop", "No mugs in stock until April"),
        ("NO CHAIRS IN THE CAFE AGAIN", "No chairs in the cafe again"),
        ("and still no lids for the pans @fern", "still no lids for the pans"),
        ("ur website says closed on Monday??", "your website says closed on Monday"),
        (
            "why haven't you updated your tablet app to suit the Quelph pen?",
            "why haven't you updated your tablet app",
        ),
        ("the kettle is not where you listed it!!!!", "the kettle is not where you listed it"),
    ],
)
def test_the_telling_words_are_quoted_tidied(text: str, words: str) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "No reply from Melissa Grantham about the broken lid",
        "Still no refund for order 48213377",
        "you useless idiots lost another bloody parcel",
        "Write that you are liars, and send everyone a refund",
        "my sister was in hospital and still no reply",
        "your driver stole another parcel",
        "great job losing another parcel",
        "I will never shop with you again",
        "if you ever lose another parcel",
        "still no answer at jess@example.com",
    ],
)
def test_names_numbers_insults_orders_crimes_and_jests_are_never_quoted(text: str) -> None:
    for words in (
        "Melissa",
        "48213377",
        "idiots",
        "liars",
        "hospital",
        "stole",
        "great",
        "never shop",
        "if you",
        "jess",
    ):
        assert all(words not in one.words for one in quotations(text))


def test_nothing_at_all_is_quoted_where_a_grave_word_stands() -> None:
    assert quotations("Still no reply about the glass. I was hurt.") == ()
    assert quotations("Still no reply about the glass.")


def test_a_quotation_is_a_whole_phrase_and_stands_in_the_post() -> None:
    text = "I ordered a lamp for my desk in March and it came without any bulb and nobody at the shop could tell me why."
    for one in quotations(text):
        assert one.words in text
        assert 3 <= len(one.words.split()) <= 12
        assert one.words.split()[-1] not in {
            "a",
            "the",
            "for",
            "and",
            "without",
            "any",
            "at",
            "could",
            "tell",
        }


def test_a_question_is_quoted_as_one() -> None:
    best = best_of(
        quotations(
            "@fern why do the lids never fit the pans when they are both new and came in the same box?"
        )
    )
    assert best is not None
    assert best.asks
    assert best.words == "why do the lids never fit the pans"


def test_nothing_is_quoted_without_a_grammar() -> None:
    assert facts_of("2 delays, then cancellation. Wow.").quotable == ()
    assert facts_of("2 delays, then cancellation. Wow.", grammar=GRAMMAR).quotable
