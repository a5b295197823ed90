"""Every contract test runs once in each room's world."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.practice import network
from tests.contracts.practice_world import PracticeWorld
from tests.contracts.world import World

WORLDS: dict[str, Callable[[], World]] = {"practice": PracticeWorld}


@pytest.fixture(params=sorted(WORLDS))
def world(request: pytest.FixtureRequest, db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(network, "SLOW_SECONDS", 0.01)
    return WORLDS[request.param]()
