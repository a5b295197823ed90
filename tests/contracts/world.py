"""What a contract test needs of a platform: to make things happen there, and to see what stands there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Literal, Protocol

from monitor.platforms.contract import Collector
from responders.platforms.contract import Poster
from tests.fakes.serving import Fault

Behaviour = Literal["refuse", "lost", "slow"]

Feature = Literal[
    "account",  # there is an account that can be let in or not
    "names",  # posts can name us, and our own can be told from others'
    "replies",  # posts can be answered through the platform's own API
    "threads",  # posts stand below other posts
    "edits",  # an edit can be told by the version
    "lookup",  # a post can be looked up again by its id
    "old_dates",  # a post can bear an older date than that of its appearance
    "network",  # calls go over a network, which can fail
    "broken",  # a payload can come that makes no sense
]
ALL: frozenset[Feature] = frozenset(
    {"account", "names", "replies", "threads", "edits", "lookup", "old_dates", "network", "broken"}
)


class Clock:
    """The time as the room under test sees it, and as the platform does."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **length: float) -> datetime:
        self.now += timedelta(**length)
        return self.now


class World(Protocol):
    """One platform with our account on it, in a state of its own for each test.

    A world offers what its `features` name; tests that need more are not run in it, so the other members
    may raise NotImplementedError.
    """

    features: ClassVar[frozenset[Feature]]
    patience: ClassVar[float]
    """Seconds after which a call that is one request is given up."""
    clock: Clock
    stream: str
    """A stream that hears posts which name us."""
    query: str
    """What that stream takes, or nothing."""

    @property
    def collector(self) -> Collector: ...

    @property
    def poster(self) -> Poster: ...

    def close(self) -> None:
        """Give back what the world holds: a server, a folder."""
        ...

    def stranger(self) -> Collector:
        """An ear whose account the platform does not let in."""
        ...

    def naming_us(self, text: str) -> str:
        """The text as one writes it to be heard by `stream`."""
        ...

    def say(self, text: str, *, under: str = "", written_at: datetime | None = None) -> str:
        """A customer posts, now; returns the external id."""
        ...

    def say_nonsense(self) -> str:
        """A post that `stream` brings, in a shape that no room can understand; returns its external id."""
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

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        """Let the next reads, or the next writes of a post, fail."""
        ...

    def writes(self) -> int:
        """How many writes of a post the platform was asked for."""
        ...
