"""An installation that is connected to an account on the real network, as its owner would do it."""

from __future__ import annotations

import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bluesky_network.people import Network, Person, until
from tests.processes.installation import Installation


class Connected:
    """A shop with an account, and Amends connected to it: `amends setup`, `amends connect`."""

    def __init__(self, network: Network, home: Path, *, every: int) -> None:
        self.network = network
        self.shop: Person = network.join("tinshop")
        self.installation = Installation(home / "amends")
        self.installation.amends("setup", "--no-sample")
        password = home / "app-password"
        password.write_text(self.shop.app_password("amends") + "\n")
        self.installation.amends(
            "connect", "bluesky", "--brand", "Tin Shop", "--yes", "--set", f"handle={self.shop.handle}",
            "--set", f"app_password=@{password}", "--set", f"server={network.server}",
        )  # fmt: skip
        self.installation.amends("manage", "shell", "-c", f"Source.objects.update(interval_seconds={every})")
        # Read only, and apart from Django: looking must not hold up what is looked at.
        place = f"file:{self.installation.home / 'amends.sqlite3'}?mode=ro"
        self._database = sqlite3.connect(place, uri=True, timeout=20)

    def start(self) -> None:
        """Start `amends clock`; it goes on until `end`."""
        self._clock = self.installation.start("clock")

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """What stands in the database right now."""
        return self._database.execute(sql, values).fetchall()

    def next_pull(self, *, patience: float) -> None:
        """Return as soon as the source has been pulled once more."""
        last_pull = "SELECT last_success_at FROM monitor_source"
        before = self.rows(last_pull)
        until(lambda: self.rows(last_pull) != before, patience=patience)

    def approve(self, uri: str, text: str, *, outbox: int = 0, mode: str = "api") -> dict[str, Any]:
        """A manager approves this text; returns the reply and when that was."""
        words = (uri, text, str(outbox), mode)
        return dict(self.installation.script("tests.bluesky_network.approve_one", *words))

    def reply(self, number: int) -> tuple[str, str, str]:
        """State, reason and the platform's id of a reply."""
        [row] = self.rows("SELECT state, reason, external_id FROM responders_reply WHERE id = ?", number)
        return str(row[0]), str(row[1]), str(row[2])

    def answers(self, uri: str) -> list[dict[str, Any]]:
        """Our own posts below that one, as our own server has them."""
        return [
            record
            for record in self.shop.records()
            if record["value"].get("reply", {}).get("parent", {}).get("uri") == uri
        ]

    def end(self) -> str:
        """Stop the clock as its owner would; returns what it has said."""
        try:
            self._database.close()
            self._clock.send_signal(signal.SIGTERM)
            assert self._clock.wait(timeout=30) == 0
        finally:
            self.installation.end()
        return self.installation.log("clock")


def moment_of(what: Callable[[], object], *, patience: float = 15) -> float:
    """The time of day at which `what` came true."""
    until(what, patience=patience, every=0.02)
    return time.time()
