from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.recordings.cassette import Recorded
from tests.recordings.fetching import PACKAGES, is_there, required
from tests.recordings.mastodon import MastodonRecordings
from tests.recordings.reddit import RedditRecordings

MISSING = ", ".join(package.name for package in PACKAGES if not is_there(package))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where nothing was fetched one test stands for all that need it, so that it is said once."""
    needing = [item for item in items if "recordings" in getattr(item, "fixturenames", ())]
    if MISSING and needing:
        spokesman = min(needing, key=lambda item: item.nodeid)
        others = [item for item in needing if item is not spokesman]
        items[:] = [item for item in items if item not in others]
        config.hook.pytest_deselected(items=others)


@pytest.fixture
def recordings() -> None:
    """Skips where nothing was fetched, or fails where that is required."""
    if MISSING:
        (pytest.fail if required() else pytest.skip)(
            f"NO RECORDINGS OF {MISSING}: our rooms are not tested against real answers here; "
            "`python -m tests.recordings.fetching` fetches them, given a network"
        )


@pytest.fixture
def reddit() -> Iterator[Callable[[Iterable[Recorded]], RedditRecordings]]:
    """Opens a Reddit that says what it is given; closed when the test ends."""
    opened: list[RedditRecordings] = []

    def opening(recorded: Iterable[Recorded]) -> RedditRecordings:
        opened.append(RedditRecordings(recorded))
        return opened[-1]

    yield opening
    for server in opened:
        server.close()


@pytest.fixture
def mastodon() -> Iterator[Callable[[Iterable[Recorded]], MastodonRecordings]]:
    """Opens a Mastodon server that says what it is given; closed when the test ends."""
    opened: list[MastodonRecordings] = []

    def opening(recorded: Iterable[Recorded]) -> MastodonRecordings:
        opened.append(MastodonRecordings(recorded))
        return opened[-1]

    yield opening
    for server in opened:
        server.close()
