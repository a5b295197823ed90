from __future__ import annotations

import pytest

from monitor.models import Channel, Mention
from responders.steps.checking import limit_on


def longest(platform: str, *, settings: dict[str, str] | None = None, **mention: object) -> int:
    return limit_on(Channel(platform=platform, settings=settings or {}), Mention(**mention)).max


@pytest.mark.parametrize(
    ("platform", "most"), [("x", 280), ("bluesky", 300), ("reddit", 10_000), ("practice", 500)]
)
def test_each_platform_has_its_own_limit(platform: str, most: int) -> None:
    assert longest(platform, author_handle="ada") == most


def test_a_mastodon_server_says_its_own_and_the_name_and_the_warning_count() -> None:
    assert longest("mastodon", author_handle="") == 500
    assert longest("mastodon", author_handle="ada@social.example") == 500 - len("@ada ")
    settings = {"max_characters": "5000"}
    assert longest("mastodon", settings=settings, author_handle="ada") == 5000 - len("@ada ")
    warned = longest("mastodon", author_handle="ada", ref={"spoiler": "food"})
    assert warned == 500 - len("@ada ") - len("food")


def test_a_strange_setting_changes_nothing() -> None:
    assert longest("bluesky", settings={"max_characters": "many"}, author_handle="ada") == 300
