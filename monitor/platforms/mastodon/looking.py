"""Looking posts up by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mastodon.errors import MastodonAPIError

from monitor.platforms.errors import Gone
from monitor.platforms.mastodon import client
from monitor.platforms.mastodon.failures import status_of

TOGETHER = 20
"""Ids that a server takes in one call: https://docs.joinmastodon.org/methods/statuses/#index"""
MOST_SINGLE = 40
UNKNOWN_THERE = {400, 404, 405, 422, 501}


def look(api: client.Server, ids: Sequence[str]) -> Mapping[str, Mapping[str, Any] | None]:
    """The posts as they stand; None for one that is gone. An id that we did not get to is left out.

    Servers before Mastodon 4.3 and others have no call for many; there we ask for one after the other.
    What is missing among many is asked for by itself: only the server's "not found" is taken for gone.
    """
    found: dict[str, Mapping[str, Any] | None] = {}
    if len(ids) > 1:
        for start in range(0, len(ids), TOGETHER):
            several = _several(api, ids[start : start + TOGETHER])
            if several is None:
                break
            found.update(several)
    for post_id in [one for one in ids if one not in found][:MOST_SINGLE]:
        try:
            with client.one_post(api):
                found[post_id] = client.entity(api.status(post_id))
        except Gone:
            found[post_id] = None
    return found


def _several(api: client.Server, ids: Sequence[str]) -> dict[str, Mapping[str, Any]] | None:
    """Those of the posts that the server has; None where it knows no such call."""
    try:
        answer = client.entities(api.statuses(list(ids)))
    except MastodonAPIError as error:
        if status_of(error) in UNKNOWN_THERE:
            return None
        raise
    wanted = set(ids)
    return {
        status["id"]: status
        for status in answer
        if isinstance(status, dict) and isinstance(status.get("id"), str) and status["id"] in wanted
    }
