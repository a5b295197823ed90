"""The real network as a World: what the tests on killed processes need of one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import ClassVar

from monitor.platforms.bluesky.listen import BlueskyCollector
from responders.platforms.bluesky.reply import BlueskyPoster
from tests.bluesky_network.people import SERVER, Network, until
from tests.contracts.world import Behaviour, Clock, Feature
from tests.fakes.serving import Fault

SHOP = "AMENDS_TEST_BLUESKY_SHOP"
"""The name of our account, which whoever starts a world may set, to look at the account afterwards."""


class RealWorld:
    """Our account and a customer on the network that run.sh has started.

    The network has the time of day. The room's clock may be ahead of it (a test that waits for a claim to
    run out puts it on), and comes back to it with each post of a customer.
    """

    features: ClassVar[frozenset[Feature]] = frozenset(
        {"account", "names", "replies", "threads", "edits", "lookup"}
    )
    stream = "notifications"
    query = ""

    def __init__(self) -> None:
        name = os.environ.get(SHOP, f"shop{os.getpid()}")
        self.clock = Clock(datetime.now(UTC))
        self.network = Network(os.environ[SERVER])
        self.shop = self.network.join(name)
        self.customer = self.network.join(f"{name}-ada")
        self.secrets = {"app_password": self.shop.app_password("amends")}

    @property
    def collector(self) -> BlueskyCollector:
        return BlueskyCollector(self.network.account(self.shop, self.secrets), clock=self.clock)

    @property
    def poster(self) -> BlueskyPoster:
        return BlueskyPoster(self.network.account(self.shop, self.secrets), clock=self.clock)

    def close(self) -> None:
        self.network.close()

    def stranger(self) -> BlueskyCollector:
        wrong = {"app_password": "wrong-wrong-wrong-wron"}
        return BlueskyCollector(self.network.account(self.shop, wrong), clock=self.clock)

    def naming_us(self, text: str) -> str:
        return f"@{self.shop.handle} {text}"

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        """A customer posts; returns once the index has it."""
        if written_at is not None:
            raise NotImplementedError
        uri = self.customer.post(text, under=under)
        until(lambda: self.shop.sees(uri))
        self.clock.now = datetime.now(UTC)
        return uri

    def we_say(self, text: str, *, under: str = "") -> str:
        return self.shop.post(text, under=under)

    def edit(self, external_id: str, text: str) -> None:
        self.customer.edit(external_id, text)

    def delete(self, external_id: str) -> None:
        self.customer.delete(external_id)
        until(lambda: not self.shop.sees(external_id))

    def our_replies(self, external_id: str) -> list[str]:
        """As our own server has them, which is exact at once; the index comes later."""
        return [
            str(record["value"]["text"])
            for record in self.shop.records(back_to=external_id)
            if record["value"].get("reply", {}).get("parent", {}).get("uri") == external_id
        ]

    def say_nonsense(self) -> str:
        raise NotImplementedError

    def behave(self, external_id: str, how: Behaviour) -> None:
        raise NotImplementedError

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        raise NotImplementedError

    def writes(self) -> int:
        raise NotImplementedError
