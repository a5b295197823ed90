"""What X asks for each thing we read or write, in US dollars, and the bill that counts nothing twice a day.

Prices: https://docs.x.com/x-api/getting-started/pricing
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

OWNED_READ = Decimal("0.001")
"""One of our own posts, or a mention of us, where our account owns the app."""
POST_READ = Decimal("0.005")
USER_READ = Decimal("0.010")
REPLY = Decimal("0.010")
"""A reply to somebody who named or quoted us."""
WITH_LINK = Decimal("0.200")
"""Any post of ours with a link in it."""

BESIDES = USER_READ + 2 * POST_READ
"""What comes with a collected post at most: its author, the post it answers and the post it quotes."""


class Bill:
    """What reading costs: each post and each person once a UTC day, which is how X counts.

    It lives in memory: after a restart something may be counted again, so that it errs upwards.
    """

    def __init__(self) -> None:
        self._day = date.min
        self._read: set[tuple[str, str, str]] = set()
        self._lock = threading.Lock()

    def add(self, payer: str, kind: str, ids: Iterable[str], *, price: Decimal, now: datetime) -> Decimal:
        """The cost of reading these things now. `kind` is "post" or "user"; ids of one kind are one world."""
        with self._lock:
            if now.date() != self._day:
                self._day = now.date()
                self._read.clear()
            new = {(payer, kind, one) for one in ids} - self._read
            self._read |= new
        return price * len(new)


SHARED = Bill()
"""The one bill of this process, for all rooms that `connect` opens."""
