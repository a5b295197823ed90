"""Looking up posts and people by their ids, 25 to a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from monitor.platforms.bluesky import uris
from monitor.platforms.bluesky.client import Connection
from monitor.platforms.errors import Transient

PER_CALL = 25
"""Bluesky takes no more ids in one call."""


def posts(connection: Connection, wanted: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """The posts with these addresses; one that stands no longer is absent."""
    asked = [uri for uri in dict.fromkeys(wanted) if uris.is_post(uri)]
    return _batches(connection, "app.bsky.feed.getPosts", asked, ask_by="uris", field="posts", key="uri")


def followers(connection: Connection, dids: Iterable[str]) -> dict[str, int]:
    """How many people follow each of these accounts, where that is known."""
    asked = [did for did in dict.fromkeys(dids) if did.startswith("did:")]
    found = _batches(
        connection, "app.bsky.actor.getProfiles", asked, ask_by="actors", field="profiles", key="did"
    )
    counts = {did: profile.get("followersCount") for did, profile in found.items()}
    return {did: count for did, count in counts.items() if isinstance(count, int)}


def listed(answer: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """The list in an answer. Raises Transient where there is none, so that nothing is taken for absent."""
    items = answer.get(field)
    if not isinstance(items, list):
        raise senseless()
    return [item for item in items if isinstance(item, Mapping)]


def senseless() -> Transient:
    """For an answer in which the thing we asked for is missing."""
    return Transient("Bluesky's server gave an answer that makes no sense.", applied="no")


def _batches(
    connection: Connection, nsid: str, wanted: list[str], *, ask_by: str, field: str, key: str
) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for start in range(0, len(wanted), PER_CALL):
        answer = connection.ask(nsid, **{ask_by: wanted[start : start + PER_CALL]})
        found.update({str(item.get(key)): item for item in listed(answer, field)})
    return found
