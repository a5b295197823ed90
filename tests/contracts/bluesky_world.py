"""Bluesky as a World."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import ClassVar

from monitor.domain.watching import Watched
from monitor.platforms.bluesky.listen import BlueskyCollector
from monitor.platforms.contract import Account
from responders.platforms.bluesky.reply import BlueskyPoster
from tests.contracts.world import ALL, Behaviour, Clock, Feature
from tests.fakes.bluesky_server import BlueskyServer, stamp
from tests.fakes.serving import PATIENCE, Fault

PASSWORD = "abcd-efgh-ijkl-mnop"


class BlueskyWorld:
    features: ClassVar[frozenset[Feature]] = ALL - {"old_dates"}
    patience: ClassVar[float] = PATIENCE
    stream = "notifications"
    query = ""

    def __init__(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.server = BlueskyServer(self.clock)
        self.shop = self.server.join("finch.test", PASSWORD)
        self.customer = self.server.join("ada.test")
        self.secrets: dict[str, str] = {"app_password": PASSWORD}

    def account(self, **more: str) -> Account:
        return Account(
            platform="bluesky",
            watched=Watched(handles=("finch.test",), keywords=("Finch & Fern",), exclude=("Finchley",)),
            settings={"handle": "finch.test", "server": self.server.url},
            secrets=self.secrets | more,
            timeout=PATIENCE,
            keep=self.keep,
        )

    def keep(self, renewed: Mapping[str, str]) -> None:
        self.secrets.update(renewed)

    @property
    def collector(self) -> BlueskyCollector:
        return BlueskyCollector(self.account(), clock=self.clock)

    @property
    def poster(self) -> BlueskyPoster:
        return BlueskyPoster(self.account(), clock=self.clock)

    def close(self) -> None:
        self.server.close()

    def stranger(self) -> BlueskyCollector:
        return BlueskyCollector(
            self.account(session="", app_password="wrong-wrong-wrong-wron"), clock=self.clock
        )

    def naming_us(self, text: str) -> str:
        return f"@finch.test {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        more = {} if written_at is None else {"createdAt": stamp(written_at)}
        return self.server.write(self.customer, text, under=under, more=more)

    def say_nonsense(self) -> str:
        return self.server.write(self.customer, self.naming_us("?"), more={"text": ["not", "a", "text"]})

    def we_say(self, text: str, *, under: str = "") -> str:
        return self.server.write(self.shop, text, under=under)

    def edit(self, external_id: str, text: str) -> None:
        self.server.edit(external_id, text)

    def delete(self, external_id: str) -> None:
        del self.server.posts[external_id]

    def behave(self, external_id: str, how: Behaviour) -> None:
        self.server.behaviour[external_id] = how

    def our_replies(self, external_id: str) -> list[str]:
        return [
            str(post.record["text"])
            for post in self.server.posts.values()
            if post.did == self.shop.did
            and post.record.get("reply", {}).get("parent", {}).get("uri") == external_id
        ]

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        self.server.fail_next(fault, times=times, writing=writing, applied=applied)

    def writes(self) -> int:
        return self.server.seen["writes"]
