from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from monitor.brands import lists
from monitor.domain.watching import Watched


def test_words_stand_on_lines_or_between_commas_each_once() -> None:
    typed = " Tin  Shop, tinshop\r\n\n,TIN SHOP,\tTinn Shop ,,"
    assert lists.words(typed) == ["Tin Shop", "tinshop", "Tinn Shop"]


def test_nothing_is_an_empty_list() -> None:
    assert lists.words(" \n , ") == lists.handles("") == lists.addresses(";,\n") == []


def test_handles_lose_their_at_sign() -> None:
    assert lists.handles("@tinshop, tin.shop.example\n@tinshop@tin.example, TINSHOP") == [
        "tinshop", "tin.shop.example", "tinshop@tin.example",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["u/tinshop", "https://x.example/tinshop", "tin shop", "@@tin", "-", "<b>"])
def test_what_is_no_handle_is_named(typed: str) -> None:
    with pytest.raises(ValueError, match="is no handle"):
        lists.handles(f"good, {typed}")


@pytest.mark.parametrize("typed", ["x", "&", "!!!", "—"])
def test_a_word_that_would_hear_everything_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="too little to listen for"):
        lists.words(typed)


def test_a_handle_among_the_words_is_sent_to_the_handles() -> None:
    with pytest.raises(ValueError, match="“@tinshop” is a handle"):
        lists.words("@tinshop")


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x00", "\x1b", "\ufeff", "\ue000", "\U000e0041"])
def test_invisible_signs_are_refused_and_not_repeated(sign: str) -> None:
    with pytest.raises(ValueError, match="can't be seen") as wrong:
        lists.words(f"tin{sign}shop")
    assert sign not in str(wrong.value)


def test_joiners_that_scripts_need_stay() -> None:
    assert lists.words("چای\u200cخانه") == ["چای\u200cخانه"]


def test_the_same_word_in_another_encoding_is_the_same_word() -> None:
    assert lists.words("Cafe\u0301 Tin, Café Tin") == ["Café Tin"]


def test_addresses_stand_between_commas_semicolons_and_spaces() -> None:
    typed = "a@tin.example; B@tin.example\nb@TIN.example c@tin.example"
    assert lists.addresses(typed) == ["a@tin.example", "B@tin.example", "c@tin.example"]


@pytest.mark.parametrize(
    "typed",
    ["nobody", "a@", "@b.example", "a@b", f"{'a' * 250}@tin.example", "a@tin.example\x00", '"<script>"@x'],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        lists.addresses(typed)


@pytest.mark.parametrize(
    ("read", "piece", "most"),
    [
        (lists.words, "word {}", lists.MOST_WORDS),
        (lists.handles, "tin{}", lists.MOST_HANDLES),
        (lists.addresses, "a{}@tin.example", lists.MOST_ADDRESSES),
    ],
)
def test_a_list_has_an_end(read: object, piece: str, most: int) -> None:
    assert callable(read)
    assert len(read("\n".join(piece.format(n) for n in range(most)))) == most
    with pytest.raises(ValueError, match=f"at most {most} "):
        read("\n".join(piece.format(n) for n in range(100_000)))


def test_a_word_has_an_end() -> None:
    with pytest.raises(ValueError, match="too long: at most 100 characters"):
        lists.words("a" * 1_000_000)


@given(some.text())
def test_whatever_is_typed_is_a_list_or_a_sentence(typed: str) -> None:
    for read in (lists.words, lists.handles, lists.addresses):
        try:
            found = read(typed)
        except ValueError:
            continue
        assert read("\n".join(found)) == found


@given(some.lists(some.text(min_size=1), max_size=4), some.text())
def test_words_that_are_taken_can_be_watched_for(typed: list[str], text: str) -> None:
    try:
        words = lists.words("\n".join(typed))
    except ValueError:
        return
    assert Watched(handles=(), keywords=tuple(words)).spoken_of(text) in {True, False}


@pytest.mark.parametrize("out", ["tin SHOP", "shop", "Tin"])
def test_an_excluded_word_may_not_silence_a_word(out: str) -> None:
    with pytest.raises(ValueError, match="nothing would be heard by “Tin Shop”"):
        lists.excluding(["kettle", "Tin Shop"], ["bar", out])


def test_a_namesake_that_holds_our_word_is_what_it_is_for() -> None:
    lists.excluding(["Tin Shop"], ["Tin Shop Bar", "tinn", "shopping"])
