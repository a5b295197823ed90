"""Our own replies below a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from monitor.platforms.bluesky import lookup, normalise, tid, uris
from monitor.platforms.bluesky.client import Connection
from monitor.platforms.errors import Gone, Transient

PAGE = 100
PAGES = 3
"""Pages of our own posts, newest first, that are looked through: with the thread 4 calls, while a customer waits."""

MARGIN = timedelta(hours=1)
"""So much may the clock be wrong that wrote the key of a post."""


def below(connection: Connection, uri: str, *, since: datetime) -> list[Mapping[str, Any]]:
    """Our own posts directly below that one, as payloads that can be normalised.

    Our own server's list of our posts is exact and at once up to date, unlike the thread, which is put
    together elsewhere and later. It is read back to `since`; where an account has written more than we can
    look through, the thread gives the older ones. At most 4 calls; raises Transient where neither goes so far.
    """
    found, complete = _listed(connection, uri, since=since)
    if not complete:
        found = {**_in_thread(connection, uri), **found}
    return list(found.values())


def _listed(
    connection: Connection, uri: str, *, since: datetime
) -> tuple[dict[str, Mapping[str, Any]], bool]:
    found: dict[str, Mapping[str, Any]] = {}
    token = ""
    for _ in range(PAGES):
        more = {"cursor": token} if token else {}
        answer = connection.ask(
            "com.atproto.repo.listRecords",
            repo=connection.did,
            collection=uris.COLLECTION,
            limit=PAGE,
            **more,
        )
        for record in lookup.listed(answer, "records"):
            payload = own_post(connection, record)
            written = tid.moment_of(uris.key(str(payload["uri"])))
            if written is not None and written < since - MARGIN:
                return found, True
            if normalise.parent_of(payload) == uri:
                found[str(payload["uri"])] = payload
        token = str(answer.get("cursor") or "")
        if not token:
            return found, True
    return found, False


def own_post(connection: Connection, record: Mapping[str, Any]) -> dict[str, Any]:
    """A record of our own in the shape of a post as others see it."""
    value = record.get("value")
    value = value if isinstance(value, Mapping) else {}
    return {
        "uri": str(record.get("uri")),
        "cid": record.get("cid"),
        "author": {"did": connection.did, "handle": connection.handle},
        "record": value,
        "indexedAt": value.get("createdAt"),
    }


def _in_thread(connection: Connection, uri: str) -> dict[str, Mapping[str, Any]]:
    try:
        answer = connection.ask("app.bsky.feed.getPostThread", uri=uri, depth=1, parentHeight=0)
    except Gone as error:
        raise Transient(
            "There are too many posts of ours since then to look through. Look for the reply on Bluesky.",
            applied="no",
        ) from error
    thread = answer.get("thread")
    if not isinstance(thread, Mapping) or "post" not in thread:
        raise lookup.senseless()
    posts = _posts(lookup.listed({"replies": [], **thread}, "replies"))
    return {str(post.get("uri")): post for post in posts if normalise.author_of(post) == connection.did}


def _posts(replies: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for reply in replies:
        post = reply.get("post")
        if isinstance(post, Mapping):
            yield post
