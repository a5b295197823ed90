from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from monitor.platforms.mastodon.normalise import Senseless, mention
from tests.recordings.cassette import every
from tests.recordings.fetching import MASTODON
from tests.recordings.mastodon import statuses
from tests.recordings.mastodon_fields import agrees

pytestmark = pytest.mark.usefixtures("recordings")

CASSETTES, ALL_POSTS = 335, 649
"""So many were recorded; fewer means that something was passed over."""


def test_every_recorded_post_is_understood_and_says_what_was_recorded(
    record_property: Callable[[str, object], None],
) -> None:
    problems: Counter[str] = Counter()
    hosts: Counter[str] = Counter()
    cassettes = set()
    for one in every(MASTODON):
        cassettes.add(one.cassette)
        for raw in statuses(one.json):
            try:
                seen = mention(raw, ours="us", above=None)
            except Senseless as problem:
                problems[str(problem)] += 1
                continue
            agrees(seen, raw)
            hosts[urlsplit(seen.permalink).hostname or ""] += 1
    record_property("understood", hosts.total())
    record_property("hosts", dict(hosts))
    assert len(cassettes) == CASSETTES
    assert hosts.total() + problems.total() == ALL_POSTS
    assert problems == {}
    # Other servers' posts, some of them from other programs, as a server hands them on.
    assert len(hosts) >= 15


def test_a_post_keeps_its_version_until_it_is_edited() -> None:
    """Counts change, and the same post comes in many answers."""
    versions: dict[object, set[str]] = defaultdict(set)
    times: Counter[object] = Counter()
    for one in every(MASTODON):
        for raw in statuses(one.json):
            key = (raw["uri"], raw.get("edited_at"))
            times[key] += 1
            versions[key].add(mention(raw, ours="us", above=None).version)
    assert sum(count > 1 for count in times.values()) > 50
    assert [key for key, told in versions.items() if len(told) > 1] == []
