from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.bluesky_world import BlueskyWorld


@pytest.fixture
def world() -> Iterator[BlueskyWorld]:
    made = BlueskyWorld()
    yield made
    made.close()
