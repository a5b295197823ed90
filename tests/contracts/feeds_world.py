"""A feed as a World: one site that publishes what customers write."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.feeds.listen import FeedsCollector
from responders.platforms.contract import Poster
from tests.contracts.world import Behaviour, Clock, Feature
from tests.fakes.feeds_server import Entry, FeedsServer
from tests.fakes.serving import PATIENCE, Fault

WATCHED = Watched(handles=("finch_and_fern",), keywords=("Finch & Fern",), exclude=("Finch & Fernsby",))


class FeedsWorld:
    features: ClassVar[frozenset[Feature]] = frozenset({"edits", "old_dates", "network", "broken"})
    patience: ClassVar[float] = 3 * PATIENCE
    stream = "feed"

    def __init__(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.server = FeedsServer()
        self._entries = self.server.sites["/feed.xml"].entries

    @property
    def query(self) -> str:
        return f"{self.server.url}/feed.xml"

    @query.setter
    def query(self, value: str) -> None:
        raise NotImplementedError

    @property
    def collector(self) -> FeedsCollector:
        account = Account(
            platform="feeds", watched=WATCHED, settings={"allow_private": "yes"}, timeout=PATIENCE
        )
        return FeedsCollector(account, clock=self.clock)

    @property
    def poster(self) -> Poster:
        raise NotImplementedError

    def close(self) -> None:
        self.server.close()

    def stranger(self) -> FeedsCollector:
        raise NotImplementedError

    def naming_us(self, text: str) -> str:
        return f"Finch & Fern: {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        entry = Entry(f"tag:lunch.example,{len(self._entries) + 1}", text, written_at or self.clock.now)
        self._entries.append(entry)
        return entry.guid

    def say_nonsense(self) -> str:
        return self.say("")

    def we_say(self, text: str, *, under: str = "") -> str:
        raise NotImplementedError

    def edit(self, external_id: str, text: str) -> None:
        [entry] = [entry for entry in self._entries if entry.guid == external_id]
        entry.text = text

    def delete(self, external_id: str) -> None:
        self._entries[:] = [entry for entry in self._entries if entry.guid != external_id]

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
