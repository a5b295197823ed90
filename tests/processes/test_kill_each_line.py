"""A posting is killed at one line after another: the platform has each reply once, in the end."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.contracts.conftest import WORLDS, world_class
from tests.processes.installation import Installation, fresh_postgres_database

pytestmark = pytest.mark.processes

ROUNDS = int(os.environ.get("AMENDS_TEST_KILL_ROUNDS", "25"))
"""Per world; more by `AMENDS_TEST_KILL_ROUNDS=1000 sh tests/run.sh -k each_line`."""
NEEDED = {"account", "names", "lookup", "replies"}
ANSWERING = [name for name in sorted(WORLDS) if world_class(name).features >= NEEDED]


def killed_at_each_line(home: Path, *words: str, database_url: str = "", **settings: str) -> dict[str, Any]:
    installation = Installation(home, database_url=database_url, AMENDS_LOG_LEVEL="CRITICAL", **settings)
    installation.amends("setup", "--no-sample")
    found = installation.script("kill_each_line", words[0], str(ROUNDS), *words[1:], timeout=60 + ROUNDS * 5)
    print(words, found)
    assert found["seen"]["once"] == ROUNDS
    assert set(found["seen"]) <= {"once", "killed", "ran to the end"}
    assert found["seen"]["killed"] >= ROUNDS * 0.9
    assert found["needed"]["ended posted"] == ROUNDS
    return dict(found)


@pytest.mark.parametrize("world", ANSWERING)
def test_killed_at_each_line_of_ours_every_reply_stands_once(world: str, tmp_path: Path) -> None:
    killed_at_each_line(tmp_path, world)


@pytest.mark.parametrize("world", [name for name in ANSWERING if name != "practice"])
def test_killed_at_lines_of_the_platforms_library_every_reply_stands_once(world: str, tmp_path: Path) -> None:
    killed_at_each_line(tmp_path, world, "deep")


@pytest.mark.skipif("POSTGRES_URL" not in os.environ, reason="POSTGRES_URL is not set")
def test_killed_at_each_line_on_postgresql(tmp_path: Path) -> None:
    killed_at_each_line(tmp_path, "practice", database_url=fresh_postgres_database())
