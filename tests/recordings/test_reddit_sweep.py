from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from monitor.domain.mention import BrokenPayload, IncomingMention, MentionKind, ReplyMode
from monitor.domain.watching import Watched
from monitor.platforms.reddit import normalise
from monitor.platforms.reddit.listen import UNREADABLE
from monitor.platforms.reddit.normalise import Us, View
from tests.recordings.cassette import every
from tests.recordings.fetching import PRAW
from tests.recordings.reddit import things

pytestmark = pytest.mark.usefixtures("recordings")

VIEW = View(us=Us(name="finch_and_fern"), watched=Watched(handles=()), may_submit=True, around={})
CASSETTES, ALL_THINGS = 643, 42_244
"""So many were recorded; fewer means that something was passed over."""


def looked_at(thing: Mapping[str, Any]) -> IncomingMention | BrokenPayload:
    try:
        return normalise.mention(thing, VIEW, otherwise=MentionKind.POST)
    except UNREADABLE as error:
        return normalise.broken(thing, error)


def test_every_recorded_post_is_understood_or_flagged(record_property: Callable[[str, object], None]) -> None:
    problems: Counter[str] = Counter()
    modes: Counter[ReplyMode] = Counter()
    cassettes = set()
    for one in every(PRAW):
        cassettes.add(one.cassette)
        for thing in things(one.json):
            seen = looked_at(thing)
            if isinstance(seen, BrokenPayload):
                problems[seen.problem] += 1
                continue
            modes[seen.reply.mode] += 1
            assert seen.text or not thing.get("body"), thing["name"]
            assert seen.permalink.startswith("https://www.reddit.com/"), thing["name"]
            assert seen.thread_id.startswith("t3_"), thing["name"]
    record_property("understood", modes.total())
    record_property("broken", dict(problems))
    assert len(cassettes) == CASSETTES
    assert modes.total() + problems.total() == ALL_THINGS
    # Its makers gave this one an id that Reddit never gives.
    assert problems == {
        "A post from Reddit could not be read (ValueError: 't1_MISMATCH' is no id of a post).": 1
    }


def test_a_post_recorded_in_several_places_is_one_post() -> None:
    """The inbox, listings and conversations tell different parts of it; what identifies it is the same in all."""
    same: dict[str, set[object]] = defaultdict(set)
    versions: dict[object, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    for one in every(PRAW):
        for thing in things(one.json):
            seen = looked_at(thing)
            if isinstance(seen, BrokenPayload) or normalise.is_gone(thing) or "MISMATCH" in seen.parent_id:
                continue
            times[seen.external_id] += 1
            same[seen.external_id].add((seen.thread_id, seen.parent_id, seen.created_at))
            if "edited" in thing:
                versions[seen.external_id, seen.text, str(thing["edited"])].add(seen.version)
    assert sum(count > 1 for count in times.values()) > 1000
    assert [name for name, told in same.items() if len(told) > 1] == []
    assert [key for key, told in versions.items() if len(told) > 1] == []
