from __future__ import annotations

import pytest
from markupsafe import Markup

from monitor.pages.formats import breakable


@pytest.mark.parametrize(
    "text", ["", "short words only", "a" * 120, "two\nlines of text", "x" * 119 + " " + "y" * 120]
)
def test_text_that_breaks_by_itself_is_left_alone(text: str) -> None:
    assert breakable(text) == text


@pytest.mark.parametrize(
    "text", ["a" * 121, "b " + "c" * 1000 + " d", "<i>" * 200, "\u200b" * 500, "é\u0301" * 300]
)
def test_a_long_word_may_break_and_loses_nothing(text: str) -> None:
    broken = breakable(text)
    pieces = broken.split("<wbr>")
    assert len(pieces) > 1
    assert Markup("").join(pieces).unescape() == text
    assert max(len(piece.unescape().split()[-1]) for piece in pieces) <= 120


def test_what_is_broken_is_escaped() -> None:
    assert breakable("<script>") == "&lt;script&gt;"
