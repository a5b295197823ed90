"""X as a World, over real HTTP and the real library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import ClassVar

from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.x.listen import XCollector
from responders.platforms.x.reply import XPoster
from tests.contracts.world import ALL, Behaviour, Clock, Feature
from tests.fakes.serving import PATIENCE, Fault
from tests.fakes.x_posts import User
from tests.fakes.x_server import XServer


class XWorld:
    features: ClassVar[frozenset[Feature]] = ALL - {"old_dates"}
    patience: ClassVar[float] = PATIENCE
    stream = "mentions"
    query = ""

    def __init__(self) -> None:
        # X's resets are instants of the real day, so that the room's clock has to be near it.
        self.clock = Clock(datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=1))
        self.server = XServer(self.clock)
        self.customer = self.server.posts.add_user(User("42", "ada_k", "Ada K."))
        self.settings: dict[str, str] = {"api": self.server.url}
        self.spent: list[Decimal] = []

    def account(self, **secrets: str) -> Account:
        return Account(
            platform="x",
            external_id=self.server.us.id,
            handle=self.server.us.username,
            watched=Watched(handles=("finch_and_fern",), keywords=("Finch & Fern",), exclude=("Fernsby",)),
            settings=self.settings,
            secrets=self.server.keys | secrets,
            timeout=PATIENCE,
            spend=self.spent.append,
        )

    @property
    def collector(self) -> XCollector:
        return XCollector(self.account(), clock=self.clock)

    @property
    def poster(self) -> XPoster:
        return XPoster(self.account(), ear=self.collector, clock=self.clock)

    def close(self) -> None:
        self.server.close()

    def stranger(self) -> XCollector:
        return XCollector(self.account(access_token="7001-revoked"), clock=self.clock)

    def naming_us(self, text: str) -> str:
        return f"@finch_and_fern {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        return self.server.posts.write(self.customer, text, parent=under).id

    def say_nonsense(self) -> str:
        said = self.say(self.naming_us("nobody can read this"))
        self.server.nonsense[said] = {"created_at": "yesterday", "author_id": None}
        return said

    def we_say(self, text: str, *, under: str = "") -> str:
        return self.server.posts.write(self.server.us, text, parent=under).id

    def edit(self, external_id: str, text: str) -> None:
        self.server.posts.edit(external_id, text)

    def delete(self, external_id: str) -> None:
        self.server.posts.delete(external_id)

    def behave(self, external_id: str, how: Behaviour) -> None:
        self.server.behaviour[external_id] = how

    def our_replies(self, external_id: str) -> list[str]:
        return [post.written for post in self.server.posts.below(external_id, self.server.us)]

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        self.server.fail_next(fault, times=times, writing=writing, applied=applied)

    def writes(self) -> int:
        return self.server.seen["writes"]


class NewerXWorld(XWorld):
    """X answering in the words of its documents since 2026: referenced_posts, repost_count and the like."""

    def __init__(self) -> None:
        super().__init__()
        self.server.new_words = True
