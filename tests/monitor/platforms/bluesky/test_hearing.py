from __future__ import annotations

import json
from datetime import timedelta

import pytest

from monitor.domain.mention import MentionKind, Page
from monitor.platforms.bluesky import cursor as cursors
from monitor.platforms.bluesky import ours, tid, walk
from monitor.platforms.errors import Refused, Transient
from tests.contracts.bluesky_world import BlueskyWorld
from tests.fakes.bluesky_server import xrpc_error
from tests.fakes.serving import Answer, Asked


def fetch(
    world: BlueskyWorld, stream: str = "notifications", query: str = "", cursor: str = "", *, most: int = 200
) -> Page:
    since = world.clock.now - timedelta(days=2)
    return world.collector.fetch(stream, query, cursor, since=since, max_items=most)


def everything(world: BlueskyWorld, stream: str = "notifications", query: str = "") -> set[str]:
    heard: set[str] = set()
    cursor = ""
    for _ in range(50):
        page = fetch(world, stream, query, cursor)
        heard.update(mention.external_id for mention in page.mentions)
        cursor = page.cursor
        if not page.more:
            return heard
    pytest.fail("the walk has no end")


def calls(world: BlueskyWorld, name: str) -> int:
    return sum(asked.path.endswith(f".{name}") for asked in world.server.asked)


@pytest.mark.parametrize("cap", [3, 4, 5, 7])
@pytest.mark.parametrize("stream", ["notifications", "search"])
def test_posts_of_one_millisecond_survive_the_servers_page_border(
    world: BlueskyWorld, cap: int, stream: str
) -> None:
    """The server's own token leaves out the rest of the millisecond at which a page ends."""
    world.server.page_cap = cap
    said: set[str] = set()
    for _ in range(6):
        said.update(world.say(world.naming_us(f"kettle {number}")) for number in range(2))
        world.clock.advance(seconds=1)
    assert everything(world, stream, "" if stream == "notifications" else "kettle") == said


def test_a_whole_page_of_one_millisecond_does_not_stop_the_walk(world: BlueskyWorld) -> None:
    world.server.page_cap = 2
    old = world.say(world.naming_us("first"))
    world.clock.advance(seconds=1)
    for number in range(5):
        world.say(world.naming_us(f"kettle {number}"))
    assert old in everything(world)


@pytest.mark.parametrize("stream", ["notifications", "search"])
def test_a_post_that_arrives_hours_late_with_its_old_date_is_heard(world: BlueskyWorld, stream: str) -> None:
    query = "" if stream == "notifications" else "kettle"
    world.say(world.naming_us("my kettle leaks"))
    cursor = fetch(world, stream, query).cursor
    world.clock.advance(minutes=5)
    late = world.say(world.naming_us("my kettle too"), written_at=world.clock.now - timedelta(hours=20))
    page = fetch(world, stream, query, cursor)
    assert [mention.external_id for mention in page.mentions] == [late]
    assert fetch(world, stream, query, page.cursor).mentions == ()


def test_what_was_brought_is_not_brought_again_nor_looked_up(world: BlueskyWorld) -> None:
    for number in range(20):
        world.say(world.naming_us(f"number {number}"))
    cursor = fetch(world).cursor
    before = len(world.server.asked)
    page = fetch(world, cursor=cursor)
    assert page.mentions == ()
    assert len(world.server.asked) - before == 1


def test_a_long_walk_remembers_only_so_much_and_misses_nothing(
    world: BlueskyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "KEPT", 5)
    world.server.page_cap = 4
    said = []
    for number in range(23):
        said.append(world.say(world.naming_us(f"number {number}")))
        world.clock.advance(seconds=1)
    heard, cursor = [], ""
    for _ in range(30):
        page = fetch(world, cursor=cursor, most=3)
        heard += [mention.external_id for mention in page.mentions]
        cursor = page.cursor
        assert len(cursors.read(cursor).seen) <= 5
        if not page.more:
            break
    assert sorted(heard) == sorted(said)
    assert fetch(world, cursor=cursor).mentions == ()
    new = world.say(world.naming_us("new"))
    assert [mention.external_id for mention in fetch(world, cursor=cursor).mentions] == [new]


def test_the_mark_moves_only_when_the_walk_has_arrived(world: BlueskyWorld) -> None:
    for number in range(5):
        world.say(world.naming_us(f"number {number}"))
        world.clock.advance(seconds=1)
    page = fetch(world, most=2)
    assert page.more
    assert cursors.read(page.cursor).high is None
    page = fetch(world, cursor=page.cursor)
    assert not page.more
    assert cursors.read(page.cursor).high == world.clock.now - timedelta(seconds=1)


def test_a_walk_that_the_server_refuses_starts_over(
    world: BlueskyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {world.say(world.naming_us(f"kettle {number}")) for number in range(4)}
    page = fetch(world, "search", "kettle", most=2)
    mark = json.loads(page.cursor)
    mark["walk"] |= {"token": "no-such-page", "after": None}
    honest = world.server._search

    def strict(asked: Asked, did: str) -> Answer:
        if asked.query.get("cursor") == "no-such-page":
            return xrpc_error(400, "InvalidRequest", "Malformed cursor")
        return honest(asked, did)

    monkeypatch.setattr(world.server, "_search", strict)
    rest = fetch(world, "search", "kettle", json.dumps(mark)).mentions
    assert {mention.external_id for mention in (*page.mentions, *rest)} == said


def test_a_server_clock_that_runs_ahead_does_not_make_us_deaf(world: BlueskyWorld) -> None:
    now = world.clock.now
    world.clock.advance(hours=5)
    world.say(world.naming_us("from the future"))
    world.clock.now = now
    page = fetch(world)
    assert cursors.read(page.cursor).high == now


def test_a_notification_comes_with_counts_followers_and_the_text_above(world: BlueskyWorld) -> None:
    world.customer.followers = 9000
    ours_ = world.we_say("Our kettles boil again")
    answer = world.say("Mine does not", under=ours_)
    world.say("nor mine", under=answer)
    mentions = {mention.external_id: mention for mention in fetch(world).mentions}
    assert mentions[answer].parent_text == "Our kettles boil again"
    assert mentions[answer].metrics["replies"] == 1
    author = mentions[answer].author
    assert author is not None
    assert author.followers == 9000
    assert mentions[answer].kind is MentionKind.REPLY


def test_a_usual_fetch_takes_few_calls(world: BlueskyWorld) -> None:
    world.collector.check()
    for number in range(20):
        world.say(world.naming_us(f"number {number}"))
    before = len(world.server.asked)
    assert len(fetch(world).mentions) == 20
    assert len(world.server.asked) - before == 3


def test_a_fetch_is_bounded_however_much_is_asked_for(world: BlueskyWorld) -> None:
    for number in range(120):
        world.say(world.naming_us(f"number {number}"))
        world.clock.advance(seconds=1)
    before = len(world.server.asked)
    page = fetch(world, most=100_000)
    assert len(page.mentions) == 50
    assert page.more
    assert len(world.server.asked) - before <= 10
    assert len(everything(world)) == 120


def test_what_we_have_seen_is_not_marked_as_seen_for_people(world: BlueskyWorld) -> None:
    world.say(world.naming_us("hello"))
    fetch(world)
    assert calls(world, "updateSeen") == 0


def test_a_reply_deep_in_our_thread_is_heard_as_one_but_not_as_an_answer_to_us(world: BlueskyWorld) -> None:
    first = world.say("same here", under=world.we_say("Our kettles boil again"))
    second = world.say("and here", under=first)
    mentions = {mention.external_id: mention for mention in fetch(world).mentions}
    assert mentions[second].kind is MentionKind.REPLY
    assert not mentions[second].parent_is_ours


def test_a_search_finds_words_leaves_namesakes_and_us_out(world: BlueskyWorld) -> None:
    found = world.say("My kettle leaks")
    world.say("My Finchley kettle leaks")
    world.say("My teapot leaks")
    world.we_say("Buy a kettle")
    page = fetch(world, "search", "kettle")
    assert [mention.external_id for mention in page.mentions] == [found]
    assert page.mentions[0].kind is MentionKind.KEYWORD
    asked = [asked for asked in world.server.asked if asked.path.endswith("searchPosts")][-1]
    assert asked.query["sort"] == "latest"


def test_a_found_post_that_names_us_is_a_mention(world: BlueskyWorld) -> None:
    world.say(world.naming_us("my kettle leaks"))
    assert fetch(world, "search", "kettle").mentions[0].kind is MentionKind.MENTION


@pytest.mark.parametrize("query", ["", "  "])
def test_a_search_without_words_is_refused(world: BlueskyWorld, query: str) -> None:
    with pytest.raises(Refused, match="words"):
        fetch(world, "search", query)


def test_what_is_no_posts_address_is_not_asked_for(world: BlueskyWorld) -> None:
    odd = ["", "7", "https://bsky.app/x", "at://did:plc:x/app.bsky.feed.like/3l"]
    assert world.collector.refresh(odd) == {}
    assert world.collector.our_replies("7", thread_id="", since=world.clock.now) == ()
    assert world.server.asked == []


def test_our_own_replies_are_found_in_our_own_list_back_to_the_post(world: BlueskyWorld) -> None:
    for number in range(3):
        world.we_say(f"old {number}")
    world.clock.advance(days=1)
    complaint = world.say(world.naming_us("leaks"))
    since = world.clock.now
    reply = world.we_say("Sorry!", under=complaint)
    world.server.page_cap = 2
    found = world.collector.our_replies(complaint, thread_id=complaint, since=since)
    assert [one.external_id for one in found] == [reply]
    assert found[0].text == "Sorry!"
    assert calls(world, "listRecords") == 1
    assert calls(world, "getPostThread") == 0


def test_where_we_have_written_too_much_since_the_thread_is_asked_too(
    world: BlueskyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ours, "PAGES", 2)
    world.server.page_cap = 2
    complaint = world.say(world.naming_us("leaks"))
    since = world.clock.now
    said = []
    for number in range(7):
        world.clock.advance(seconds=1)
        said.append(world.we_say(f"{number}", under=complaint))
    found = world.collector.our_replies(complaint, thread_id=complaint, since=since)
    assert [one.external_id for one in found] == said
    world.delete(complaint)
    with pytest.raises(Transient, match="too many posts"):
        world.collector.our_replies(complaint, thread_id=complaint, since=since)


@pytest.mark.parametrize(
    "key", ["", "self", "2222222222222x", "AAAAAAAAAAAAA", "222222222222", "zzzzzzzzzzzzz"]
)
def test_a_key_that_was_not_made_of_a_time_tells_none(key: str) -> None:
    assert tid.moment_of(key) is None


def test_a_key_tells_the_time_it_was_made_of(world: BlueskyWorld) -> None:
    assert tid.moment_of(tid.encode(world.clock.now, 7)) == world.clock.now
    assert tid.encode(world.clock.now, 1023) < tid.encode(world.clock.now + timedelta(microseconds=1), 0)


GOOD = '{"v": 1, "high": null, "low": null, "seen": {}, "walk": null}'


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("high", "soon"),
        ("low", "2026-03-02T09:00:00"),
        ("seen", ["x"]),
        ("seen", {"x": "y"}),
        ("walk", 7),
        ("walk", {"bound": None, "token": "", "after": None, "new_high": None}),
        ("walk", {"bound": "2026-03-02T09:00:00Z", "token": 7, "after": None, "new_high": None}),
        ("walk", {"bound": "2026-03-02T09:00:00Z", "token": "", "after": [None, "x"], "new_high": None}),
        ("walk", {"bound": "2026-03-02T09:00:00Z", "token": "", "after": "odd", "new_high": None}),
    ],
)
def test_a_damaged_cursor_is_an_unused_one(part: str, value: object) -> None:
    damaged = {**json.loads(GOOD), "high": "2026-03-02T09:00:00Z"}
    assert cursors.read(json.dumps(damaged)) != cursors.Mark()
    assert cursors.read(json.dumps({**damaged, part: value})) == cursors.Mark()


def test_a_cursor_is_read_as_it_was_written(world: BlueskyWorld) -> None:
    now = world.clock.now
    way = cursors.Walk(bound=now, token="t", after=(now, "at://x"), new_high=now)
    mark = cursors.Mark(high=now, low=now, seen={"abc": 7}, walk=way)
    assert cursors.read(cursors.write(mark)) == mark
