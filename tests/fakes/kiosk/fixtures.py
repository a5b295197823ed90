from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.platforms import registry
from tests.fakes.kiosk.server import KioskServer


@pytest.fixture
def known_kiosk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kiosk is one of the platforms."""
    monkeypatch.setitem(registry.ROOMS, "kiosk", "tests.fakes.kiosk")


@pytest.fixture
def kiosk(known_kiosk: None) -> Iterator[KioskServer]:
    """The kiosk, open."""
    server = KioskServer()
    yield server
    server.close()
