"""What a reader sees of the Markdown is what was approved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responders.platforms.reddit.markdown import markdown
from tests.fakes.reddit_markdown import seen


@pytest.mark.parametrize(
    "text",
    [
        "Sorry!\nA new lid is on its way.\n– Maya",
        "One.\n\nTwo.\nStill two.",
        "# no heading\n#2 is out of stock",
        "> no quote",
        "- no list\n- at all\n+ nor this",
        "* no list either",
        "1. not numbered\n2) nor this",
        "The total\n=====\nis 12",
        "The total\n-----\nis 12",
        "---",
        "5 * 4 * 3 and *this* and **that**",
        "snake_case_name and _this_ and __that__",
        "~~no~~ ~tilde~",
        "x^2 and ^(all of it)",
        "`code` and ```fence```",
        "[a link](https://evil.example) and ![one](x)",
        "<b>tags</b> & &amp; &lt; &#42; AT&T",
        ">!no spoiler!<",
        "a | b | c\n--|--|--\n1 | 2 | 3",
        r"C:\new\table and \* and \\",
        "See https://shop.example/a_b_c/_x_?y=1~2&z=3.",
        "u/finch_and_fern and r/_odd_ and /u/x_",
        "Ünïcode 🫖 ok",
        'quotes " and <tags> & more',
    ],
)
def test_it_is_shown_as_it_was_approved(text: str) -> None:
    assert seen(markdown(text)) == text


def test_a_link_is_left_alone() -> None:
    assert markdown("https://shop.example/a_b_c/_x_") == "https://shop.example/a_b_c/_x_"


def test_an_indented_line_is_no_code() -> None:
    assert markdown("Hello\n    there") == "Hello  \nthere"


def test_plain_words_stay_plain() -> None:
    text = "I'm sorry - that's not what we want. Which lid is it (red or green)? 10% off!"
    assert markdown(text) == text


@given(st.text(alphabet="ab1 *_~`^[]()<>#+-=.!|\\&;/\n", max_size=40))
def test_no_mix_of_signs_becomes_markup(text: str) -> None:
    shown = seen(markdown(text))
    assert shown.split() == text.split()
    assert "[block]" not in shown
