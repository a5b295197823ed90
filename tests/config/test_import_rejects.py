from __future__ import annotations

from pathlib import Path

import pytest

from config.imports.rejects import RejectsFile
from monitor.files.problems import Code, FileProblem, Reject
from tests.config.importing import rejects_in

REJECT = Reject(line=4, code=Code.NO_TEXT, reason="The row has no text.", raw=b'{"text": ""}\r\n')


def rejects(folder: Path, *, source: str = "posts.csv", chosen: Path | None = None) -> RejectsFile:
    return RejectsFile(source=folder / source if source else None, chosen=chosen, elsewhere=folder / "home")


def test_rejects_stand_beside_the_file(tmp_path: Path) -> None:
    place = rejects(tmp_path)
    place.add(REJECT)
    place.close(complete=True)
    assert place.path == tmp_path / "posts.csv.rejects.jsonl"
    assert rejects_in(place.path) == [
        {"line": 4, "code": "no-text", "reason": "The row has no text.", "row": '{"text": ""}'}
    ]


def test_without_rejects_there_is_no_file_and_an_old_one_goes(tmp_path: Path) -> None:
    old = tmp_path / "posts.csv.rejects.jsonl"
    old.write_text("{}\n")
    rejects(tmp_path).close(complete=False)
    assert old.exists()
    rejects(tmp_path).close(complete=True)
    assert not old.exists()


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    for _ in range(2):
        place = rejects(tmp_path)
        place.add(REJECT)
        place.close(complete=True)
    assert len(rejects_in(tmp_path / "posts.csv.rejects.jsonl")) == 1


@pytest.mark.parametrize("source", ["missing-folder/posts.csv", ""])
def test_rejects_go_to_the_home_where_there_is_no_place_beside_the_file(tmp_path: Path, source: str) -> None:
    place = rejects(tmp_path, source=source)
    place.add(REJECT)
    place.close(complete=True)
    name = "posts.csv" if source else "stdin"
    assert place.path == tmp_path / "home" / f"{name}.rejects.jsonl"
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0


def test_a_chosen_file_is_there_even_when_empty(tmp_path: Path) -> None:
    chosen = tmp_path / "mine.jsonl"
    rejects(tmp_path, chosen=chosen).close(complete=True)
    assert rejects_in(chosen) == []


def test_a_chosen_file_that_can_not_be_written_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="can't be written"):
        rejects(tmp_path, chosen=tmp_path / "none" / "mine.jsonl")


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("text\nhi\n")
    with pytest.raises(FileProblem, match="overwrite"):
        rejects(tmp_path, chosen=tmp_path / "posts.csv")
    assert (tmp_path / "posts.csv").read_text() == "text\nhi\n"


def test_a_row_that_is_long_is_cut(tmp_path: Path) -> None:
    row = Reject(line=1, code=Code.TOO_LONG, reason="", raw=b"x" * 5000).to_json()["row"]
    assert row == "x" * 2048
