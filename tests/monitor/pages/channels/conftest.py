from __future__ import annotations

from tests.fakes.kiosk.fixtures import kiosk, known_kiosk

__all__ = ["kiosk", "known_kiosk"]
