"""Reddit as it was recorded, and our rooms on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from tests.fakes.serving import Answer, Asked
from tests.recordings.cassette import Recorded, objects, read
from tests.recordings.fetching import PRAW
from tests.recordings.server import RecordingServer

LONG_AGO = datetime(2005, 6, 23, tzinfo=UTC)
"""When Reddit opened."""


def recorded(test: str) -> tuple[Recorded, ...]:
    """What was recorded in one test of praw, such as "TestInbox.test_mentions"."""
    return read(PRAW, f"cassettes/{test}")


def things(value: Any) -> Iterable[Mapping[str, Any]]:
    """Every comment and submission in an answer, those below others too."""
    for one in objects(value):
        if one.get("kind") in {"t1", "t3"} and isinstance(one.get("data"), dict):
            yield one["data"]


def listed(one: Recorded) -> list[Mapping[str, Any]]:
    """What a recorded listing lists, in its order."""
    return [child["data"] for child in one.json["data"]["children"]]


class RedditRecordings(RecordingServer):
    """The look-up by ids is put together from all that was recorded; a listing is empty behind its last page."""

    telling = frozenset({"after"})

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        given = list(recorded)
        self.things = {str(thing.get("name")): thing for one in given for thing in things(one.json)}
        super().__init__(given)

    def is_write(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path.strip("/") == "api/comment"

    def answer(self, asked: Asked) -> Answer:
        if asked.path.strip("/") == "api/info":
            wanted = asked.query["id"].split(",")
            return _listing([self.things[name] for name in wanted if name in self.things])
        return super().answer(asked)

    def unknown(self, asked: Asked) -> Answer:
        if "after" in asked.query or asked.path.startswith("/message/"):
            return _listing([])
        return Answer(404, {"message": "Not Found", "error": 404})

    def account(self, handle: str = "finch_and_fern", *, watched: Watched | None = None) -> Account:
        """An account on this server whose name is known already."""
        return Account(
            platform="reddit",
            handle=handle,
            watched=watched or Watched(handles=(handle,)),
            settings={"client_id": "app", "username": handle, "api": self.url, "site": self.url},
            secrets={"client_secret": "made up", "refresh_token": "made up"},
            timeout=0.4,
        )


def _listing(found: list[Mapping[str, Any]]) -> Answer:
    children = [{"kind": thing["name"][:2], "data": thing} for thing in found]
    return Answer(data={"kind": "Listing", "data": {"after": None, "before": None, "children": children}})
