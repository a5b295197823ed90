"""Every contract test runs once in each world that has the features which the test needs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from typing import cast

import pytest

from monitor.practice import network
from tests.contracts.world import World

WORLDS = {
    "bluesky": "tests.contracts.bluesky_world:BlueskyWorld",
    "feeds": "tests.contracts.feeds_world:FeedsWorld",
    "folder": "tests.contracts.folder_world:FolderWorld",
    "hackernews": "tests.contracts.hackernews_world:HackerNewsWorld",
    "mastodon": "tests.contracts.mastodon_world:MastodonWorld",
    "mastodon-gotosocial": "tests.contracts.mastodon_world:GoToSocialWorld",
    "mastodon-snac": "tests.contracts.mastodon_world:SnacWorld",
    "practice": "tests.contracts.practice_world:PracticeWorld",
    "reddit": "tests.contracts.reddit_world:RedditWorld",
    "x": "tests.contracts.x_world:XWorld",
    "x-newer": "tests.contracts.x_world:NewerXWorld",
}

HERE = os.environ.get("AMENDS_TEST_WORLDS", " ".join(WORLDS)).split()
"""The worlds of this run. Only the practice square lives in our own database: the others need one run alone."""


def world_class(name: str) -> type[World]:
    """The world of this name; one that is not in the list goes by `module:Class`."""
    module, _, attribute = WORLDS.get(name, name).partition(":")
    return cast("type[World]", getattr(import_module(module), attribute))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test says what it needs by `@needs(...)`; a world without it is no place for the test."""
    if "world" not in metafunc.fixturenames:
        return
    needed: set[str] = set()
    for mark in metafunc.definition.iter_markers("needs"):
        needed.update(mark.args)
    fit = [name for name in WORLDS if name in HERE and needed <= world_class(name).features]
    metafunc.parametrize("world", fit, indirect=True)


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(network, "SLOW_SECONDS", 0.01)
    made = world_class(request.param)()
    yield made
    made.close()
