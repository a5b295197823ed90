"""Our labels of public posts keep to the guide and to what their datasheet says; the posts do not ship."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from monitor.domain.reading import Kind, Risk, Topic
from monitor.language.training import sets

FIELDS = {"set", "id", "kind", "asks_question", "severity", "escalate", "topics", "risks"}
ROWS = list(sets.read_lines(sets.LABELS))


def test_every_row_has_our_fields_and_no_text() -> None:
    assert all(set(row) == FIELDS for row in ROWS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_every_label_is_one_of_the_guide() -> None:
    for row in ROWS:
        assert row["kind"] in set(Kind), row
        assert 1 <= len(row["topics"]) <= 3, row
        assert set(row["topics"]) <= set(Topic), row
        assert "other" not in row["topics"] or len(row["topics"]) == 1, row
        assert set(row["risks"]) <= set(Risk), row
        assert 0 <= row["severity"] <= 1, row
        grave = bool(set(row["risks"]) - {"leaving"}) or row["severity"] >= 0.7
        assert row["escalate"] is grave, row


def test_the_datasheet_counts_what_is_there() -> None:
    told = sets.LABELS.with_name("DATASHEET.md").read_text(encoding="utf-8")
    assert f"{len(ROWS):,} posts" in told
    for count in Counter(row["set"] for row in ROWS).values():
        assert f"| {count:,} |" in told


def test_labels_meet_their_posts_only_where_the_set_is_there(tmp_path: Path) -> None:
    row = ROWS[0]
    folder = tmp_path / row["set"]
    folder.mkdir()
    post = {"id": row["id"], "text": "hello", "label": "other"}
    (folder / "train.jsonl").write_text(json.dumps(post) + "\n", encoding="utf-8")
    (found,) = sets.labelled(tmp_path)
    assert found["text"] == "hello"
    assert found["kind"] == row["kind"]
    assert found["brand"] == row["id"]
    assert sets.labelled(tmp_path / "nowhere") == []


@pytest.mark.parametrize("rows", [sets.own(), [{**row, "brand": row["id"], "trade": "-"} for row in ROWS]])
def test_a_tenth_is_held_out_and_a_tenth_tunes(rows: list[dict[str, str]]) -> None:
    held = sum(map(sets.held_out, rows)) / len(rows)
    tuning = sum(sets.for_tuning(row) and not sets.held_out(row) for row in rows) / len(rows)
    assert 0.07 < held < 0.2
    assert 0.07 < tuning < 0.13
