"""What every listening room offers. The contract suite in tests/contracts runs over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from monitor.domain.mention import Gone, IncomingMention, Page


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """Who we are on a platform, and what we may do there, in words a person understands."""

    external_id: str
    handle: str
    may_listen: bool
    may_reply: bool
    notes: tuple[str, ...] = ()


class Collector(Protocol):
    """The ear of one connected account. Every call is bounded, never sleeps, and raises only PlatformError."""

    streams: tuple[str, ...]
    min_interval: timedelta

    def check(self) -> AccountInfo:
        """Who we are and what we may do. Raises AuthFailed where we are not let in."""
        ...

    def fetch(self, stream: str, query: str, cursor: str, *, max_items: int = 200) -> Page:
        """One bounded page of `stream`, oldest first, from just behind `cursor` ("" for the start)."""
        ...

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as they stand now, for edits and deletions; an absent id could not be looked up."""
        ...

    def thread(self, thread_id: str) -> Sequence[IncomingMention]:
        """The whole conversation as anybody sees it, oldest first, our own replies included."""
        ...
