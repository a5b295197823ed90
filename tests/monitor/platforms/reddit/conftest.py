from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.reddit_world import RedditWorld


@pytest.fixture
def reddit() -> Iterator[RedditWorld]:
    world = RedditWorld()
    yield world
    world.close()
