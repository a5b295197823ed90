from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from monitor.platforms.errors import Transient
from monitor.platforms.mastodon import own
from tests.contracts.mastodon_world import GoToSocialWorld, MastodonWorld


@pytest.fixture
def gotosocial() -> Iterator[MastodonWorld]:
    made = GoToSocialWorld()
    yield made
    made.close()


def busy(world: MastodonWorld, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A complaint with a reply of ours, and more posts of ours since than are looked through."""
    monkeypatch.setattr(own, "PAGE", 2)
    complaint = world.say("@finch the lid is cracked")
    world.clock.advance(minutes=1)
    reply = world.we_say("Sorry!", under=complaint)
    for number in range(2 * own.MOST_PAGES + 1):
        world.clock.advance(minutes=1)
        world.we_say(f"news {number}")
    return complaint, reply


def asked_since(world: MastodonWorld, complaint: str) -> list[str]:
    since = world.clock.now - timedelta(minutes=20)
    posts = world.collector.our_replies(complaint, thread_id=complaint, since=since)
    return [post.external_id for post in posts]


def test_a_busy_account_sees_its_replies_where_the_conversation_shows_all(
    world: MastodonWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint, reply = busy(world, monkeypatch)
    before = len(world.server.asked)
    assert asked_since(world, complaint) == [reply]
    assert len(world.server.asked) - before <= 4


def test_elsewhere_a_look_that_does_not_go_back_far_enough_is_none(
    gotosocial: MastodonWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint, _ = busy(gotosocial, monkeypatch)
    with pytest.raises(Transient, match="too many posts"):
        asked_since(gotosocial, complaint)


def test_nor_is_it_one_where_the_post_is_gone(world: MastodonWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    complaint, _ = busy(world, monkeypatch)
    since = world.clock.now - timedelta(minutes=20)
    world.delete(complaint)
    with pytest.raises(Transient, match="too many posts"):
        world.collector.our_replies(complaint, thread_id=complaint, since=since)
