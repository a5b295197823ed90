from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.config.importing import Runs, amends, write_jsonl

__all__ = ["amends"]

ROWS: list[dict[str, Any]] = [
    {"text": "My parcel never came and nobody answers", "kind": "complaint", "severity": 0.5, "risks": []},
    {"text": "Lovely staff, thank you so much!", "kind": "praise", "topics": ["staff"]},
    {"text": "Do you open on Sundays?", "kind": "question", "asks_question": True},
    {"text": "Thank you, lovely [b]service[/b]!\x1b[2J", "kind": "complaint"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "gold.jsonl", *ROWS)


def test_it_tells_how_well_a_file_is_read(amends: Runs, file: Path) -> None:
    ran = amends("evaluate", file)
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "macro-F1",
        "95 %",
        "unsure",
        "ECE",
        "to find 0.95",
        "What it is",
        "topic: staff",
        "severity",
    ):
        assert words in ran.out
    assert "The surest mistakes" not in ran.out


def test_machines_get_one_object(amends: Runs, file: Path) -> None:
    told = json.loads(amends("evaluate", file, "--json", "--recall", "0.5").out)
    assert told["texts"] == 4
    assert told["accuracy"] == 0.75
    assert told["complaint_recall_wanted"] == 0.5
    assert told["threshold"]["recall"] >= 0.5
    assert told["troubles"] == {"lines_left_out": 0, "reasons": []}
    assert "mistakes" not in told


def test_a_table_is_read_too_and_its_columns_can_be_named(amends: Runs, tmp_path: Path) -> None:
    table = tmp_path / "gold.csv"
    table.write_text(
        'post;said;topics\n"Awful, never again";complaint;\nThanks!;praise;other\n', encoding="utf-8"
    )
    ran = amends("evaluate", table, "--map", "text=post", "--map", "kind=said", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["topics"]["labelled"] == 2


def test_it_reads_standard_input(amends: Runs, file: Path) -> None:
    assert json.loads(amends("evaluate", "-", "--json", stdin=file.read_bytes()).out)["texts"] == 4


def test_mistakes_are_shown_with_their_words_and_do_no_harm(amends: Runs, file: Path) -> None:
    ran = amends("evaluate", file, "--errors", "3")
    assert "The surest mistakes" in ran.out
    assert "Thank you" in ran.out
    assert "[b]" in ran.out
    assert "\x1b" not in ran.out
    told = json.loads(amends("evaluate", file, "--errors", "3", "--json").out)
    assert [(one["line"], one["kind"], one["said"]) for one in told["mistakes"]] == [
        (4, "complaint", "praise")
    ]
    assert told["mistakes"][0]["evidence"]


def test_bad_lines_are_named_and_the_good_ones_count(amends: Runs, file: Path) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{broken\n{"text": "x", "kind": "angry"}\n{"text": "y", "kind": "angry"}\n')
    ran = amends("evaluate", file, "--json")
    assert ran.code == 3
    assert "line 5: The line is not JSON" in ran.err
    assert "line 6 and 1 more: 'angry' is no kind. Allowed: complaint, praise, question, other" in ran.err
    told = json.loads(ran.out)
    assert (told["texts"], told["troubles"]["lines_left_out"]) == (4, 3)


def test_a_column_of_another_meaning_does_not_cost_the_texts(amends: Runs, tmp_path: Path) -> None:
    rows = [{**row, "severity": "mild"} for row in ROWS]
    ran = amends("evaluate", write_jsonl(tmp_path / "gold.jsonl", *rows), "--json")
    assert ran.code == 3
    assert "line 1 and 3 more: 'severity' should be a number from 0 to 1, not 'mild'" in ran.err
    told = json.loads(ran.out)
    assert (told["texts"], told["troubles"]["lines_left_out"]) == (4, 0)
    assert "severity" not in told


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"text": "x", "kind": "angry"}\n', "No line of the file could be used"),
        ("", "The file is empty"),
        ('{"post": "x", "kind": "other"}\n', "--map text="),
    ],
)
def test_a_file_of_no_use_ends_with_a_sentence(
    amends: Runs, tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    ran = amends("evaluate", path)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err


def test_a_file_that_is_not_there_is_named(amends: Runs, tmp_path: Path) -> None:
    ran = amends("evaluate", tmp_path / "none.csv")
    assert ran.code == 1
    assert "There is no file" in ran.err


@pytest.mark.parametrize("recall", ["0", "1.2", "-1", "nan"])
def test_a_recall_that_none_can_have_is_refused(amends: Runs, file: Path, recall: str) -> None:
    ran = amends("evaluate", file, f"--recall={recall}")
    assert ran.code == 2
    assert "--recall" in ran.err


def test_thousands_of_reasons_do_not_fill_the_screen(amends: Runs, tmp_path: Path) -> None:
    rows = [{"text": "x", "kind": f"kind {number}"} for number in range(300)]
    ran = amends("evaluate", write_jsonl(tmp_path / "gold.jsonl", ROWS[0], *rows))
    assert ran.code == 3
    assert ran.err.count("\n") == 51
    assert "250 more, for other reasons" in ran.err
