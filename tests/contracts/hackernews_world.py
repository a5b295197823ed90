"""Hacker News as a World: customers comment below a story of somebody else's."""

from __future__ import annotations

import html
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.hackernews.listen import HackerNewsCollector
from responders.platforms.contract import Poster
from tests.contracts.world import Behaviour, Clock, Feature
from tests.fakes.hackernews_server import HackerNewsServer
from tests.fakes.serving import PATIENCE, Fault

US = "finch_fern"
WATCHED = Watched(handles=(), keywords=("Finch & Fern",), exclude=("Finch & Fernsby",))


class HackerNewsWorld:
    features: ClassVar[frozenset[Feature]] = frozenset(
        {"names", "threads", "edits", "lookup", "network", "broken"}
    )
    patience: ClassVar[float] = PATIENCE
    stream = "search"
    query = "Finch & Fern"

    def __init__(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.server = HackerNewsServer()
        long_ago = self.clock.now - timedelta(days=20)
        self.talk = self.server.story("Which lunch box lasts?", author="pg", at=long_ago)

    @property
    def collector(self) -> HackerNewsCollector:
        account = Account(
            platform="hackernews",
            watched=WATCHED,
            settings={"api": self.server.url, "username": US},
            timeout=PATIENCE,
        )
        return HackerNewsCollector(account, clock=self.clock)

    @property
    def poster(self) -> Poster:
        raise NotImplementedError

    def close(self) -> None:
        self.server.close()

    def stranger(self) -> HackerNewsCollector:
        raise NotImplementedError

    def naming_us(self, text: str) -> str:
        return f"Finch & Fern: {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        return self._comment(text, under=under, author="ada_k")

    def say_nonsense(self) -> str:
        story = self.server.story("Finch & Fern recalls lids", author="pg", at=self.clock.now - timedelta(9))
        return str(self.server.comment(None, under=story, author="ada_k", at=self.clock.now).id)

    def we_say(self, text: str, *, under: str = "") -> str:
        return self._comment(text, under=under, author=US)

    def edit(self, external_id: str, text: str) -> None:
        self.server.posts[int(external_id)].text = html.escape(text)

    def delete(self, external_id: str) -> None:
        del self.server.posts[int(external_id)]

    def behave(self, external_id: str, how: Behaviour) -> None:
        raise NotImplementedError

    def our_replies(self, external_id: str) -> list[str]:
        raise NotImplementedError

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        self.server.fail_next(fault, times=times, writing=writing, applied=applied)

    def writes(self) -> int:
        return self.server.seen["writes"]

    def _comment(self, text: str, *, under: str, author: str) -> str:
        above = self.server.posts[int(under)] if under else self.talk
        return str(self.server.comment(html.escape(text), under=above, author=author, at=self.clock.now).id)
