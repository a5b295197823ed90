"""A Mastodon server as it was recorded, and our rooms on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from tests.fakes.serving import Answer, Asked
from tests.recordings.cassette import Recorded, objects, read
from tests.recordings.fetching import MASTODON
from tests.recordings.server import RecordingServer

LONG_AGO = datetime(2016, 3, 16, tzinfo=UTC)
"""When Mastodon was first published."""


def recorded(test: str, folder: str = "cassettes") -> tuple[Recorded, ...]:
    """What was recorded in one test of Mastodon.py, such as "test_notifications"."""
    return read(MASTODON, f"{folder}/{test}")


def statuses(value: Any) -> Iterable[Mapping[str, Any]]:
    """Every post in an answer, those inside others too."""
    for one in objects(value):
        if {"id", "in_reply_to_id", "content", "account"} <= one.keys():
            yield one


class MastodonRecordings(RecordingServer):
    """Posts are looked up among all that was recorded; a list is empty behind its last page."""

    telling = frozenset({"min_id", "max_id"})

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        given = list(recorded)
        self.posts = {str(post["id"]): post for one in given for post in statuses(one.json)}
        super().__init__(given)

    def is_write(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path == "/api/v1/statuses"

    def unknown(self, asked: Asked) -> Answer:
        post = self.posts.get(asked.path.removeprefix("/api/v1/statuses/"))
        if post is not None:
            return Answer(data=post)
        if asked.path == "/api/v1/statuses" and asked.method == "GET":
            wanted = [value for name, value in asked.pairs if name == "id[]"]
            return Answer(data=[self.posts[name] for name in wanted if name in self.posts])
        if "max_id" in asked.query or "min_id" in asked.query:
            return Answer(data={"statuses": []} if asked.path == "/api/v2/search" else [])
        return Answer(404, {"error": "Record not found"})

    def replayed(self, one: Recorded) -> Answer:
        """A server's own page about itself speaks of its own address, which here is another."""
        answer = super().replayed(one)
        if one.path != "/.well-known/nodeinfo":
            return answer
        told = json.loads(one.body.replace(one.origin, self.url))
        return Answer(answer.status, data=told)

    def account(self, us: str, *, watched: Watched | None = None) -> Account:
        """Our account on this server; `us` is its id there."""
        return Account(
            platform="mastodon",
            external_id=us,
            handle="finch@social.example",
            watched=watched or Watched(handles=("finch@social.example",)),
            settings={"server": self.url, "software": "mastodon"},
            secrets={"access_token": "made-up"},
            timeout=0.6,
        )
