from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts.mastodon_world import GoToSocialWorld, MastodonWorld, SnacWorld

WORLDS = {"mastodon": MastodonWorld, "gotosocial": GoToSocialWorld, "snac": SnacWorld}


@pytest.fixture
def world() -> Iterator[MastodonWorld]:
    made = MastodonWorld()
    yield made
    made.close()


@pytest.fixture(params=sorted(WORLDS))
def any_world(request: pytest.FixtureRequest) -> Iterator[MastodonWorld]:
    made = WORLDS[request.param]()
    yield made
    made.close()
