from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.x_world import NewerXWorld, XWorld


@pytest.fixture(params=[XWorld, NewerXWorld], ids=["older-words", "newer-words"])
def x(request: pytest.FixtureRequest) -> Iterator[XWorld]:
    world: XWorld = request.param()
    yield world
    world.close()
