"""An ear that says what the test wants, and counts what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from monitor.domain.mention import Gone, IncomingMention, Page
from monitor.platforms.contract import Account, AccountInfo


class FakeEar:
    """`script` is what each fetch brings: a Page, or an exception to raise. Then empty pages."""

    def __init__(self, *script: Any, account: Account | None = None, costs: str = "0") -> None:
        self.script = list(script)
        self.account = account
        self.costs = Decimal(costs)
        self.asked: list[tuple[str, str, str, int]] = []
        self.looked_up: list[str] = []
        self.now: Mapping[str, IncomingMention | Gone] = {}
        self.ours: Sequence[IncomingMention] = ()
        self.hold: threading.Event | None = None
        self.since: datetime | None = None

    def of(self, account: Account) -> FakeEar:
        """The ear of this account: what a registry would give."""
        self.account = account
        return self

    def check(self) -> AccountInfo:
        """Somebody who may do everything."""
        return AccountInfo(external_id="1", handle="shop", may_listen=True, may_reply=True)

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """The next of the script."""
        self.asked.append((stream, query, cursor, max_items))
        self.since = since
        if self.hold is not None:
            assert self.hold.wait(10)
        step = self.script.pop(0) if self.script else Page(mentions=(), cursor=cursor)
        if isinstance(step, Exception):
            raise step
        assert isinstance(step, Page)
        if self.account is not None and self.costs:
            self.account.spend(self.costs * len(step.mentions))
        return step

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """What the test says of each; those it says nothing of can't be looked up."""
        self.looked_up += external_ids
        return {external_id: self.now[external_id] for external_id in external_ids if external_id in self.now}

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """What the test says stands there."""
        return self.ours
