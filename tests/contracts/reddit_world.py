"""Reddit as a World, over loopback and the real praw."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.reddit.listen import RedditCollector
from responders.platforms.reddit.reply import RedditPoster
from tests.contracts.world import ALL, Behaviour, Clock, Feature
from tests.fakes.reddit_markdown import seen
from tests.fakes.reddit_server import CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, RedditServer
from tests.fakes.serving import PATIENCE, Fault


class RedditWorld:
    """Reddit sets the dates itself, so no post bears an older one."""

    features: ClassVar[frozenset[Feature]] = ALL - {"old_dates"}
    patience: ClassVar[float] = PATIENCE
    stream = "inbox"
    query = ""

    def __init__(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.server = RedditServer(self.clock)
        self.thread = self.server.submit("other_ada", "Which watering can do you use?")
        self.collector = RedditCollector(self.account(), clock=self.clock)
        self.poster = RedditPoster(self.account(), clock=self.clock)

    def account(self, refresh_token: str = REFRESH_TOKEN) -> Account:
        return Account(
            platform="reddit",
            external_id="t2_shop1",
            handle=self.server.us,
            watched=Watched(
                handles=(self.server.us,), keywords=("Finch & Fern",), exclude=("Finch & Fernsby",)
            ),
            settings={
                "client_id": CLIENT_ID,
                "username": self.server.us,
                "api": self.server.url,
                "site": self.server.url,
            },
            secrets={"client_secret": CLIENT_SECRET, "refresh_token": refresh_token},
            timeout=PATIENCE,
        )

    def close(self) -> None:
        self.server.close()

    def stranger(self) -> RedditCollector:
        return RedditCollector(self.account("revoked"), clock=self.clock)

    def naming_us(self, text: str) -> str:
        return f"u/{self.server.us} {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        assert written_at is None
        return self.server.comment("ada_k", text, under=under or self.thread)

    def say_nonsense(self) -> str:
        name = self.server.comment("ada_k", "", under=self.thread)
        self.server.things[name].nonsense = True
        return name

    def we_say(self, text: str, *, under: str = "") -> str:
        return self.server.comment(self.server.us, text, under=under or self.thread)

    def edit(self, external_id: str, text: str) -> None:
        self.server.edit(external_id, text)

    def delete(self, external_id: str) -> None:
        self.server.things[external_id].deleted = True

    def behave(self, external_id: str, how: Behaviour) -> None:
        self.server.behaviour[external_id] = how

    def our_replies(self, external_id: str) -> list[str]:
        """As a reader sees them: what we send is Markdown."""
        return [seen(thing.body) for thing in self.server.comments_of_ours(external_id)]

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        self.server.fail_next(fault, times=times, writing=writing, applied=applied)

    def writes(self) -> int:
        return self.server.seen["writes"]
