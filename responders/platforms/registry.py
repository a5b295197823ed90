"""Which room answers on which platform. A new platform: copy a room, add its line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from monitor.platforms.contract import Account
from responders.platforms.contract import Poster

ROOMS = {
    "bluesky": "responders.platforms.bluesky.reply",
    "mastodon": "responders.platforms.mastodon.reply",
    "practice": "responders.platforms.practice.reply",
    "reddit": "responders.platforms.reddit.reply",
    "x": "responders.platforms.x.reply",
}
"""Platform → the module whose `connect(account)` gives its Poster. Imported when first needed."""


class NoPosterError(LookupError):
    """Nothing can be posted to this platform by us: a person does it by hand."""


def poster_for(account: Account) -> Poster:
    """The mouth of this connected account. Raises NoPosterError where the platform has none."""
    try:
        room = ROOMS[account.platform]
    except KeyError:
        known = ", ".join(sorted(ROOMS))
        raise NoPosterError(
            f'Nothing can be posted to the platform "{account.platform}"; known: {known}.'
        ) from None
    connect = cast("Callable[[Account], Poster]", import_module(room).connect)
    return connect(account)
