from __future__ import annotations

import pytest

from monitor.language.grammar.quieting import EMOJI, HANDLE, LINK, quieted


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["@anna", "hi"], [HANDLE, "hi"]),
        (["@anna@mastodon.example"], [HANDLE]),
        (["@mo.bsky.social"], [HANDLE]),
        (["see", "https://example.org/@x"], ["see", LINK]),
        (["WWW.EXAMPLE.ORG"], [LINK]),
        (["🎉", "👍🏽", "❤️", "👩‍👧"], [EMOJI] * 4),
        (["didn’t"], ["didn't"]),
        (["@"], ["@"]),
        (["mail@example.org"], ["mail@example.org"]),
        (["5", "€"], ["5", "€"]),
    ],
)
def test_what_misleads_is_replaced(words: list[str], shown: list[str]) -> None:
    assert quieted(words) == shown


def test_three_words_in_capitals_are_shouting() -> None:
    assert quieted(["WHERE", "IS", "IT", "?", "!"]) == ["where", "is", "it", "?", "!"]


def test_a_handle_or_a_number_does_not_end_the_shouting() -> None:
    assert quieted(["WAIT", "3", "@mo", "WHOLE", "DAYS"]) == ["wait", "3", HANDLE, "whole", "days"]


def test_a_name_in_capitals_stays() -> None:
    assert quieted(["DHL", "UK", "lost", "it"]) == ["DHL", "UK", "lost", "it"]
    assert quieted([]) == []
