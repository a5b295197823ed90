"""What a contract test needs of a platform: to make things happen there, and to see what stands there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, Protocol

from monitor.platforms.contract import Collector
from responders.platforms.contract import Poster

Behaviour = Literal["refuse", "lost", "slow"]


class Clock:
    """The time as the room under test sees it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **length: float) -> datetime:
        self.now += timedelta(**length)
        return self.now


class World(Protocol):
    """One platform with our account on it, in a state of its own for each test."""

    clock: Clock
    stream: str
    """A stream that hears posts which name us."""

    @property
    def collector(self) -> Collector: ...

    @property
    def poster(self) -> Poster: ...

    def stranger(self) -> Collector:
        """An ear whose account the platform does not let in."""
        ...

    def naming_us(self, text: str) -> str:
        """The text as one writes it to be heard by `stream`."""
        ...

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        """A customer posts, now; returns the external id."""
        ...

    def we_say(self, text: str, *, under: str = "") -> str:
        """Our own account posts, not through the room."""
        ...

    def edit(self, external_id: str, text: str) -> None: ...

    def delete(self, external_id: str) -> None: ...

    def behave(self, external_id: str, how: Behaviour) -> None:
        """How the platform shall answer when this post is answered."""
        ...

    def our_replies(self, external_id: str) -> list[str]:
        """The texts of our own replies standing under a post."""
        ...
