"""What every listening room offers. The contract suite in tests/contracts runs over all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from monitor.domain.mention import Gone, IncomingMention, Page
from monitor.domain.watching import Watched

TIMEOUT = 20.0
"""Seconds after which one call to a platform is given up."""


def _nothing(_value: object) -> None:
    """What becomes of renewed secrets and of costs where nobody keeps them."""


@dataclass(frozen=True, slots=True)
class Account:
    """A connected account as a room sees it: plain values, no row, no database.

    `settings` are not secret (a server's address); `secrets` are, and never stand in a log or a message.
    A room that renews a secret (a session, a token) hands all that changed to `keep`; a call that costs
    money says so to `spend`, in US dollars, once the platform has answered.
    `external_id` is empty until the first `check`.
    """

    platform: str
    external_id: str = ""
    handle: str = ""
    watched: Watched = field(default_factory=lambda: Watched(handles=()))
    settings: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout: float = TIMEOUT
    keep: Callable[[Mapping[str, str]], None] = _nothing
    spend: Callable[[Decimal], None] = _nothing


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """Who we are on a platform, and what we may do there, in words a person understands.

    `notes` are sentences for the page of the account. `settings` are facts that the room wants to find in
    `Account.settings` from now on, such as a server's longest post ("max_characters").
    """

    external_id: str
    handle: str
    may_listen: bool
    may_reply: bool
    notes: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)


class Collector(Protocol):
    """The ear of one connected account.

    Every call is bounded in time and size, never sleeps, never retries by itself, and raises only
    PlatformError.
    """

    def check(self) -> AccountInfo:
        """Who we are and what we may do. Raises AuthFailed where we are not let in."""
        ...

    def fetch(self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = 200) -> Page:
        """One bounded page of `stream`, oldest first within the page, from where `cursor` left off.

        An empty cursor is the first run: nothing that appeared before `since` is brought. A cursor that is
        no use (damaged, too old for the platform) starts over from `since`. A page may bring what an
        earlier one brought already; it never leaves anything out. Our own posts are not brought.
        """
        ...

    def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
        """The posts as they stand now, for edits and deletions; an absent id could not be looked up."""
        ...

    def our_replies(self, external_id: str, *, thread_id: str, since: datetime) -> Sequence[IncomingMention]:
        """Our own posts directly below that post, by API or by hand, oldest first.

        `since` is when the post was written: nothing of ours can be older. Raises Transient where it could
        not look properly, so that "none" can be believed.
        """
        ...
