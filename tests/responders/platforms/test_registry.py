from __future__ import annotations

import pytest

from monitor.models import Brand, Channel
from responders.platforms.practice.reply import PracticePoster
from responders.platforms.registry import ROOMS, NoPosterError, poster_for


def channel(platform: str) -> Channel:
    return Channel(brand=Brand(name="Finch"), platform=platform, external_id="1", handle="finch")


def test_the_square_has_a_mouth() -> None:
    assert isinstance(poster_for(channel("practice")), PracticePoster)


def test_a_platform_without_a_mouth_is_named() -> None:
    with pytest.raises(NoPosterError, match='"file"'):
        poster_for(channel("file"))


@pytest.mark.parametrize("platform", sorted(ROOMS))
def test_every_registered_room_connects(platform: str) -> None:
    assert callable(poster_for(channel(platform)).send)
