"""Troubles are joined as people join them."""

from __future__ import annotations

import pytest

from responders.domain.joining import listed, that, trouble, troubles


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((), ""),
        (("the wait",), "the wait"),
        (("the wait", "the double charge"), "the wait and the double charge"),
        (("the wait", "the bill", "the noise"), "the wait, the bill and the noise"),
        (
            ("your parcel that never came", "the double charge"),
            "your parcel that never came, and the double charge",
        ),
        (("the wet floor and stairs", "the wait"), "the wet floor and stairs, and the wait"),
    ],
)
def test_nouns_take_a_comma_where_one_is_long_or_holds_an_and(parts: tuple[str, ...], said: str) -> None:
    assert troubles(parts) == said


def test_clauses_repeat_their_that() -> None:
    assert that(("it leaks",)) == "it leaks"
    assert that(("it leaks", "nobody answered")) == "it leaks, and that nobody answered"
    assert that(("it leaks", "nobody came", "you paid")) == "it leaks, that nobody came, and that you paid"


@pytest.mark.parametrize(
    ("nouns", "clauses", "said"),
    [
        (("the wait",), ("you waited",), "that you waited"),
        (("the wait",), ("",), "about the wait"),
        (("the wait", "the bill"), ("", ""), "about the wait and the bill"),
        (("the wait", ""), ("", "nobody came"), "about the wait, and that nobody came"),
        ((), (), ""),
    ],
)
def test_a_trouble_without_a_clause_is_named_by_its_noun(
    nouns: tuple[str, ...], clauses: tuple[str, ...], said: str
) -> None:
    assert trouble(nouns, clauses) == said


def test_names_are_listed() -> None:
    assert listed(["Ines", "Ruth", "Tomasz"]) == "Ines, Ruth and Tomasz"
