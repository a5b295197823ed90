from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from monitor.domain.reading import Kind, Risk, Topic
from monitor.language.training import sets

FIELDS = {
    "id",
    "brand",
    "trade",
    "platform",
    "text",
    "kind",
    "asks_question",
    "severity",
    "escalate",
    "topics",
    "risks",
    "voice",
}
PLATFORMS = {"x", "reddit", "bluesky", "mastodon", "review"}


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return sets.own()


def test_every_line_follows_the_guide(records: list[dict[str, Any]]) -> None:
    for one in records:
        assert set(one) == FIELDS, one["id"]
        assert one["kind"] in set(Kind), one["id"]
        assert one["platform"] in PLATFORMS, one["id"]
        assert 1 <= len(one["topics"]) <= 3, one["id"]
        assert set(one["topics"]) <= set(Topic), one["id"]
        assert set(one["risks"]) <= set(Risk), one["id"]
        assert 0 <= one["severity"] <= 1, one["id"]
        assert one["text"].strip() == one["text"] != "", one["id"]


def test_urgent_is_what_has_a_grave_risk_or_a_grave_severity(records: list[dict[str, Any]]) -> None:
    for one in records:
        grave = bool(set(one["risks"]) - {Risk.LEAVING}) or one["severity"] >= 0.7
        assert one["escalate"] is grave, one["id"]


def test_it_is_as_large_and_wide_as_its_datasheet_says(records: list[dict[str, Any]]) -> None:
    sheet = (sets.CORPUS / "DATASHEET.md").read_text("utf-8")
    assert len(records) >= 6000
    assert f"{len(records):,} messages" in sheet
    assert f"{len({one['brand'] for one in records})} brands" in sheet
    assert f"{sum(map(sets.held_out, records)):,} are held out" in sheet


def test_no_id_and_no_text_stands_twice(records: list[dict[str, Any]]) -> None:
    assert len({one["id"] for one in records}) == len(records)
    assert len({one["text"].casefold() for one in records}) > 0.995 * len(records)


def test_fewer_than_one_in_a_hundred_are_nearly_alike(records: list[dict[str, Any]]) -> None:
    met: dict[tuple[str, ...], list[int]] = defaultdict(list)
    pieces: list[set[tuple[str, ...]]] = []
    alike = 0
    for one in records:
        words = re.findall(r"\w+", one["text"].lower()) or [one["text"]]
        mine = {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
        shared = Counter(other for piece in mine for other in met[piece])
        alike += any(count / len(mine | pieces[other]) >= 0.6 for other, count in shared.items())
        for piece in mine:
            met[piece].append(len(pieces))
        pieces.append(mine)
    assert alike < 0.01 * len(records)


def test_no_opening_of_three_words_is_worn_out(records: list[dict[str, Any]]) -> None:
    bare = [re.sub(r"[@#]\w+|http\S*", "", one["text"].lower()).split()[:3] for one in records]
    openings = Counter(" ".join(words) for words in bare if words)
    opening, count = openings.most_common(1)[0]
    assert count <= 0.005 * len(records), opening


def test_whole_trades_are_kept_apart(records: list[dict[str, Any]]) -> None:
    there = {one["trade"] for one in records}
    assert there >= sets.HELD_OUT_TRADES
    assert len(there - sets.HELD_OUT_TRADES) >= 40
