from __future__ import annotations

import json

import pytest

from monitor.platforms.mastodon.cursor import Mark, read, write


@pytest.mark.parametrize(
    "mark",
    [Mark(), Mark(min_id="115"), Mark(min_id="01H", at="01J"), Mark(back="00ff", new="00fe")],
)
def test_a_mark_comes_back_as_it_was(mark: Mark) -> None:
    assert read(write(mark)) == mark


def test_a_cursor_says_its_version() -> None:
    assert json.loads(write(Mark(min_id="115"))) == {"v": 1, "min_id": "115"}


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "rubbish",
        "null",
        "7",
        '"x"',
        "[1]",
        "{}",
        '{"v": 2, "min_id": "5"}',
        '{"v": 1, "min_id": 5}',
        '{"v": 1, "high": 7}',
    ],
)
def test_a_cursor_that_is_no_use_is_the_start(cursor: str) -> None:
    assert read(cursor) == Mark()
