"""Which room listens to which platform. A new platform: copy a room, add its line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from monitor.platforms.about import About
from monitor.platforms.contract import Account, Collector

ROOMS = {
    "bluesky": "monitor.platforms.bluesky",
    "feeds": "monitor.platforms.feeds",
    "folder": "monitor.platforms.folder",
    "hackernews": "monitor.platforms.hackernews",
    "mastodon": "monitor.platforms.mastodon",
    "practice": "monitor.platforms.practice",
    "reddit": "monitor.platforms.reddit",
    "webhook": "monitor.platforms.webhook",
    "x": "monitor.platforms.x",
}
"""Platform → its room: `.about` says what it is (ABOUT), `.listen` gives the ear (`connect(account)`)."""


class NoCollectorError(LookupError):
    """Nothing listens to the platform: posts of it come in some other way, such as a file."""


def about(platform: str) -> About:
    """What the platform asks for, offers and costs. Light: no platform library is imported.

    Raises NoCollectorError where we have no room for it.
    """
    return cast("About", import_module(f"{_room(platform)}.about").ABOUT)


def collector_for(account: Account) -> Collector:
    """The ear of this account. Raises NoCollectorError where the platform has none."""
    if not about(account.platform).streams:
        raise NoCollectorError(
            f'Posts of the platform "{account.platform}" are sent to us; nothing is fetched.'
        )
    connect = cast(
        "Callable[[Account], Collector]", import_module(f"{_room(account.platform)}.listen").connect
    )
    return connect(account)


def _room(platform: str) -> str:
    try:
        return ROOMS[platform]
    except KeyError:
        known = ", ".join(sorted(ROOMS))
        raise NoCollectorError(f'Nothing can listen to the platform "{platform}"; known: {known}.') from None
