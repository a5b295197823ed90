from __future__ import annotations

import re

import pytest

from monitor.domain.reading import Risk, Topic
from monitor.language import patterns
from monitor.language.patterns.finder import Finder, Hit
from monitor.language.patterns.quick import needed_pieces, pieces_of

TEXTS = [
    "my hand got burnt on your kettle and i'm calling a solicitor",
    "the courier left it in the rain; i want a refund, never again!",
    "lovely staff, great price, quick delivery. thank you @brand",
    "you'll be hearing from the ombudsman, i have 20k followers",
    "no internet since tuesday, is it down? £340 charged twice",
    "wheelchair user turned away, racist manager, f*** off",
    "Ärger mit der Lieferung 😡 seit 3 Wochen",
    "",
    "a",
]


@pytest.mark.parametrize(
    "finder",
    [patterns.risks(), patterns.topics(), patterns.sayings(), patterns.cues()],
    ids=lambda one: one.names[0],
)
def test_what_is_not_run_could_not_have_matched(finder: Finder) -> None:
    for text in map(patterns.plain, TEXTS):
        run = set(finder.possible(text))
        assert all(pattern in run for _, pattern in finder._all if pattern.search(text))
        assert len(run) < len(finder._all) or len(finder._all) < 10


@pytest.mark.parametrize(
    ("source", "matching"),
    [
        (r"\bcharge ?backs?\b", ["charge back", "chargebacks"]),
        (r"(?:my|our) (?:\w+ )?lawyers?", ["my old lawyer", "our lawyers"]),
        (r"colou?r", ["color", "colour"]),
        (r"[ab]cde?f", ["acdf", "bcdef"]),
        (r"(?:ab)+cde", ["ababcde"]),
        (r"a{2,3}b", ["aab", "aaab"]),
        (r"(?i:x)|yes", ["x", "yes"]),
        (r"(?=foo)\w+", ["foobar"]),
        (r"\d+", ["7"]),
    ],
)
def test_every_match_has_a_needed_piece(source: str, matching: list[str]) -> None:
    pieces = needed_pieces(re.compile(source))
    for text in matching:
        assert re.search(source, text)
        assert pieces is None or pieces & pieces_of(text)


def test_every_risk_and_topic_has_patterns() -> None:
    assert set(patterns.risks().names) == set(map(str, Risk))
    assert set(patterns.topics().names) == set(map(str, Topic)) - {"other"}


@pytest.mark.parametrize("text", ["ABC’s", "İstanbul İİ", "tab\there\nline", "ẞ GROSS", "\u00a0x"])
def test_the_plain_text_keeps_every_position(text: str) -> None:
    assert len(patterns.plain(text)) == len(text)


def test_sayings_are_blanked_out_in_place() -> None:
    text = "this is to die for, really"
    assert patterns.without_sayings(text) == "this is __________, really"


def test_hits_say_where() -> None:
    assert patterns.risks().find("see you in court")["legal"] == [Hit(0, 16)]
