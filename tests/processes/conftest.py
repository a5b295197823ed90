from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.installation import Installation, fresh_postgres_database


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    """A fresh installation with the sample brand, on each engine."""
    url = ""
    if request.param == "postgres":
        if "POSTGRES_URL" not in os.environ:
            pytest.skip("POSTGRES_URL is not set: `make test` starts a PostgreSQL and sets it")
        url = fresh_postgres_database()
    made = Installation(tmp_path, database_url=url)
    made.amends("setup", "--email", "owner@example.com")
    yield made
    made.end()
