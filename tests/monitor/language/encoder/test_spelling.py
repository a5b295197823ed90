from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.encoder.spelling import MOST_WORDS, spell
from monitor.language.words import cut, readable


def spelt(text: str) -> list[str]:
    return [one.spelling for one in spell(text, cut(text))]


def test_the_handles_that_open_a_reply_are_left_out_and_later_ones_are_masked() -> None:
    assert spelt("@brewline @other where is @anna with my order?") == [
        *("where", "is", "@user", "with", "my", "order", "?")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#CustomerService", "# Customer Service"),
        ("#fail", "# fail"),
        ("😡", "pouting face"),
        ("👍🏽", "thumbs up sign"),
        ("https://example.org/a?b=c", "http"),
        ("me@example.org", "mail"),
        ("naïve", "naïve"),
    ],
)
def test_what_the_vocabulary_lacks_is_spelt_out(text: str, expected: str) -> None:
    assert spelt(text) == [expected]


def test_a_handle_alone_says_nothing() -> None:
    assert spelt("@brewline @other ") == []


@given(st.text(max_size=400))
def test_any_text_is_spelt_and_every_word_keeps_its_place(text: str) -> None:
    text = readable(text)
    found = spell(text, cut(text))
    assert len(found) <= MOST_WORDS
    assert all(one.spelling for one in found)
    assert all(0 <= one.word.start < one.word.end <= len(text) for one in found)
