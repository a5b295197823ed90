from __future__ import annotations

import subprocess
import sys

import pytest

from monitor.platforms.contract import Account
from monitor.platforms.practice.listen import PracticeCollector
from monitor.platforms.registry import ROOMS, NoCollectorError, about, collector_for


def account(platform: str) -> Account:
    settings = {"server": "https://social.example", "handle": "finch.example"}
    return Account(platform=platform, external_id="1", handle="finch", settings=settings)


def test_the_square_has_an_ear() -> None:
    assert isinstance(collector_for(account("practice")), PracticeCollector)


def test_a_platform_without_an_ear_is_named() -> None:
    with pytest.raises(NoCollectorError, match='"file"'):
        collector_for(account("file"))


@pytest.mark.parametrize("platform", sorted(ROOMS))
def test_every_registered_room_connects(platform: str) -> None:
    if about(platform).streams:
        assert callable(collector_for(account(platform)).fetch)


@pytest.mark.parametrize("platform", sorted(ROOMS))
def test_every_room_says_what_it_is_in_whole_sentences(platform: str) -> None:
    what = about(platform)
    assert what.platform == platform
    for sentence in (what.summary, what.costs, *what.rules, *what.steps):
        assert sentence.endswith((".", ".)")), sentence
    assert what.streams or platform == "webhook"
    assert sum(stream.first for stream in what.streams) <= 1
    assert len({stream.name for stream in what.streams}) == len(what.streams)


@pytest.mark.parametrize("platform", sorted(ROOMS))
def test_what_a_platform_is_can_be_told_without_its_library(platform: str) -> None:
    code = (
        "import sys; from monitor.platforms.registry import about; "
        f"about({platform!r}); print(*{{'tweepy', 'praw', 'atproto', 'mastodon', 'feedparser'}} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
