from __future__ import annotations

import pytest

from monitor.platforms.contract import Account
from monitor.platforms.registry import about
from responders.platforms.practice.reply import PracticePoster
from responders.platforms.registry import ROOMS, NoPosterError, poster_for


def account(platform: str) -> Account:
    settings = {"server": "https://social.example", "handle": "finch.example"}
    return Account(platform=platform, external_id="1", handle="finch", settings=settings)


def test_the_square_has_a_mouth() -> None:
    assert isinstance(poster_for(account("practice")), PracticePoster)


def test_a_platform_without_a_mouth_is_named() -> None:
    with pytest.raises(NoPosterError, match='"file"'):
        poster_for(account("file"))


@pytest.mark.parametrize("platform", sorted(ROOMS))
def test_every_registered_room_connects(platform: str) -> None:
    assert callable(poster_for(account(platform)).send)


@pytest.mark.parametrize("platform", sorted(ROOMS))
def test_a_platform_that_we_can_answer_on_says_so(platform: str) -> None:
    assert about(platform).answers == "api"
