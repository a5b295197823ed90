"""Servers that speak Mastodon's API as Worlds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import ClassVar

from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.mastodon.listen import MastodonCollector
from responders.platforms.mastodon.reply import MastodonPoster
from tests.contracts.world import ALL, Behaviour, Clock, Feature
from tests.fakes.mastodon_server import TOKEN, MastodonServer
from tests.fakes.serving import PATIENCE, Fault


class MastodonWorld:
    features: ClassVar[frozenset[Feature]] = ALL
    patience: ClassVar[float] = PATIENCE
    flavour: ClassVar[str] = "mastodon"
    stream = "mentions"
    query = ""

    def __init__(self) -> None:
        self.clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.server = MastodonServer(self.clock, flavour=self.flavour)
        self.state = self.server.state
        self.customer = self.state.person("ada_k", name="Ada K.")

    def account(self, *, token: str = TOKEN) -> Account:
        return Account(
            platform="mastodon",
            external_id=self.state.us.id,
            handle="finch@social.example",
            watched=Watched(handles=("finch@social.example",), keywords=("Finch & Fern",)),
            settings={
                "server": self.server.url,
                "software": self.flavour,
                "max_characters": str(self.server.flavour.longest),
            },
            secrets={"access_token": token},
            timeout=PATIENCE,
        )

    @property
    def collector(self) -> MastodonCollector:
        return MastodonCollector(self.account(), clock=self.clock)

    @property
    def poster(self) -> MastodonPoster:
        return MastodonPoster(self.account(), clock=self.clock)

    def close(self) -> None:
        self.server.close()

    def stranger(self) -> MastodonCollector:
        return MastodonCollector(self.account(token="revoked"), clock=self.clock)

    def naming_us(self, text: str) -> str:
        return f"@finch {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        return self.state.post(self.customer, text, under=under, written_at=written_at).id

    def say_nonsense(self) -> str:
        return self.state.post(self.customer, self.naming_us("when?"), broken=True).id

    def we_say(self, text: str, *, under: str = "") -> str:
        return self.state.post(self.state.us, text, under=under).id

    def edit(self, external_id: str, text: str) -> None:
        post = self.state.found(external_id)
        post.text, post.edited_at = text, self.clock.now + timedelta(milliseconds=1)

    def delete(self, external_id: str) -> None:
        self.state.found(external_id).deleted = True

    def behave(self, external_id: str, how: Behaviour) -> None:
        self.state.found(external_id).how = how

    def our_replies(self, external_id: str) -> list[str]:
        ours = [
            post for post in self.state.below(self.state.found(external_id)) if post.author is self.state.us
        ]
        return [post.text.removeprefix("@ada_k ") for post in ours]

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        self.server.fail_next(fault, times=times, writing=writing, applied=applied)

    def writes(self) -> int:
        return self.server.seen["writes"]


class GoToSocialWorld(MastodonWorld):
    flavour: ClassVar[str] = "gotosocial"


class SnacWorld(MastodonWorld):
    flavour: ClassVar[str] = "snac"
