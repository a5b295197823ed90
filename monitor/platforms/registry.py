"""Which room listens to which platform. A new platform: copy a room, add its line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from monitor.models import Channel
from monitor.platforms.contract import Collector

ROOMS = {
    "practice": "monitor.platforms.practice.listen",
}
"""Platform → the module whose `connect(channel)` gives its Collector. Imported when first needed."""


class NoCollectorError(LookupError):
    """Nothing listens to the platform: posts of it come in some other way, such as a file."""


def collector_for(channel: Channel) -> Collector:
    """The ear of this connected account. Raises NoCollectorError where the platform has none."""
    try:
        room = ROOMS[channel.platform]
    except KeyError:
        known = ", ".join(sorted(ROOMS))
        raise NoCollectorError(
            f'Nothing can listen to the platform "{channel.platform}" ({channel}); known: {known}.'
        ) from None
    connect = cast("Callable[[Channel], Collector]", import_module(room).connect)
    return connect(channel)
