from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.ngrams import scored
from monitor.language.words import LONGEST_TEXT, cut, masked, readable


@given(st.text(max_size=300))
def test_words_cover_the_text_without_gaps(text: str) -> None:
    at = 0
    for word in cut(readable(text)):
        assert word.start == at < word.end
        at = word.end
    assert at == len(text)


@given(st.text(alphabet=st.characters(), max_size=50))
def test_what_is_read_has_the_same_positions_and_utf8(text: str) -> None:
    assert len(readable(text)) == len(text)
    readable(text).encode()


def test_long_texts_are_cut() -> None:
    assert len(readable("a" * (LONGEST_TEXT + 5))) == LONGEST_TEXT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Brand where is it", "@user where is it"),
        ("thanks @a.bsky.social!", "thanks @user!"),
        ("hi @me@mastodon.example.", "hi @user."),
        ("see https://x.example/a?b=1 now", "see http now"),
        ("www.shop.example", "http"),
        ("write to jo.doe@mail.example please", "write to mail please"),
        ("50 % @ home", "50 % @ home"),
    ],
)
def test_handles_links_and_addresses_are_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Can’t can't CANT", ["cant", "cant", "cant"]),
        ("sooooo", ["soo"]),
        ("#Fail", ["#fail"]),
        ("£45.50", ["£", "00", ".", "00"]),
        ("why?!?!", ["why", "?!"]),
        ("wait.....", ["wait", "…"]),
        ("👍🏽👍🦷", ["great", "great", "🦷"]),
        ("❤️", ["love"]),
        ("@brand", []),
    ],
)
def test_words_are_scored_in_plain_form(text: str, forms: list[str]) -> None:
    assert [word.form for word in scored(cut(text))] == forms
