from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.installation import Installation, fresh_postgres_database


@pytest.fixture(params=["sqlite", "postgres"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """A place for an installation, before `amends setup`, on each engine."""
    url = ""
    if request.param == "postgres":
        if "POSTGRES_URL" not in os.environ:
            pytest.skip("POSTGRES_URL is not set: `make test` starts a PostgreSQL and sets it")
        url = fresh_postgres_database()
    made = Installation(tmp_path / "home", database_url=url)
    yield made
    made.end()


@pytest.fixture
def installation(bare: Installation) -> Installation:
    """A fresh installation with the sample brand, on each engine."""
    bare.amends("setup", "--email", "owner@example.com")
    return bare


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[Installation]:
    """A fresh installation with the sample brand, where the engine makes no difference."""
    made = Installation(tmp_path / "home")
    made.amends("setup")
    yield made
    made.end()
