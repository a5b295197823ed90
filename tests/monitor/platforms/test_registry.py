from __future__ import annotations

import pytest

from monitor.models import Brand, Channel
from monitor.platforms.practice.listen import PracticeCollector
from monitor.platforms.registry import ROOMS, NoCollectorError, collector_for


def channel(platform: str) -> Channel:
    return Channel(brand=Brand(name="Finch"), platform=platform, external_id="1", handle="finch")


def test_the_square_has_an_ear() -> None:
    assert isinstance(collector_for(channel("practice")), PracticeCollector)


def test_a_platform_without_an_ear_is_named() -> None:
    with pytest.raises(NoCollectorError, match='"file"'):
        collector_for(channel("file"))


@pytest.mark.parametrize("platform", sorted(ROOMS))
def test_every_registered_room_connects(platform: str) -> None:
    collector = collector_for(channel(platform))
    assert collector.streams
