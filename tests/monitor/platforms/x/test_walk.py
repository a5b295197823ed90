from __future__ import annotations

import json
from datetime import timedelta

import pytest

from monitor.domain.mention import IncomingMention, MentionKind, Page
from monitor.platforms.errors import Refused
from monitor.platforms.x import cursor as marks
from monitor.platforms.x.cursor import Mark, Walk
from tests.contracts.x_world import XWorld


def fetch(
    x: XWorld, cursor: str = "", *, stream: str = "mentions", query: str = "", max_items: int = 5
) -> Page:
    since = x.clock.now - timedelta(days=2)
    return x.collector.fetch(stream, query, cursor, since=since, max_items=max_items)


def say_many(x: XWorld, count: int) -> list[str]:
    said = []
    for number in range(count):
        said.append(x.say(x.naming_us(f"number {number}")))
        x.clock.advance(seconds=1)
    return said


@pytest.mark.parametrize(
    "mark",
    [
        Mark(),
        Mark(high="12"),
        Mark(high="12", walk=Walk(token="t", new_high="15")),
        Mark(walk=Walk(token="t", new_high="", start="2026-01-01T00:00:00Z")),
    ],
)
def test_a_mark_survives_its_cursor(mark: Mark) -> None:
    assert marks.read(marks.write(mark)) == mark


@pytest.mark.parametrize(
    "walk", [5, {}, {"token": 5, "new_high": "1", "start": ""}, {"token": "t", "new_high": "-1", "start": ""}]
)
def test_a_damaged_walk_falls_back_to_the_mark(walk: object) -> None:
    assert marks.read(json.dumps({"v": 1, "high": "12", "walk": walk})).high in {"12", ""}
    assert marks.read(json.dumps({"v": 1, "high": "12", "walk": walk})).walk is None


def test_the_mark_moves_only_when_the_walk_has_come_down_to_it(x: XWorld) -> None:
    [old] = say_many(x, 1)
    done = marks.read(fetch(x).cursor)
    assert done == Mark(high=old)
    said = say_many(x, 12)
    under_way = marks.read(fetch(x, marks.write(done)).cursor)
    assert under_way.high == old
    assert under_way.walk is not None
    assert under_way.walk.new_high == said[-1]


def test_a_page_token_that_x_forgot_means_the_walk_again_and_nothing_is_lost(x: XWorld) -> None:
    say_many(x, 1)
    cursor = fetch(x).cursor
    said = say_many(x, 7)
    first = fetch(x, cursor)
    walk = marks.read(first.cursor).walk
    assert walk is not None
    x.server.forgotten_tokens.add(walk.token)
    again = fetch(x, first.cursor)
    assert [post.external_id for post in again.mentions] == said[-5:]
    assert again.more


def test_a_mark_too_old_for_the_search_starts_over(x: XWorld) -> None:
    x.say("a Finch & Fern lid")
    x.clock.advance(minutes=5)
    cursor = fetch(x, stream="search", query='"Finch & Fern"', max_items=10).cursor
    x.clock.advance(days=9)
    new = x.say("another Finch & Fern lid")
    x.clock.advance(minutes=5)
    page = fetch(x, cursor, stream="search", query='"Finch & Fern"', max_items=10)
    assert [post.external_id for post in page.mentions] == [new]
    assert marks.read(page.cursor) == Mark(high=new)


def test_a_first_run_of_a_search_reaches_no_further_back_than_x(x: XWorld) -> None:
    said = x.say("a Finch & Fern lid")
    x.clock.advance(days=3)
    page = x.collector.fetch("search", "Fern", "", since=x.clock.now - timedelta(days=30))
    assert [post.external_id for post in page.mentions] == [said]


def test_listening_from_this_very_moment_on_is_no_error(x: XWorld) -> None:
    x.say(x.naming_us("an old post by the name of Fern"))
    x.clock.advance(seconds=31)
    for stream, query in (("mentions", ""), ("search", "Fern")):
        assert x.collector.fetch(stream, query, "", since=x.clock.now).mentions == ()


def test_a_search_leaves_out_ourselves_reposts_and_namesakes(x: XWorld) -> None:
    wanted = x.say("Finch & Fern sent me the wrong lid")
    x.say("Finch & Fernsby is a law firm")
    x.we_say("Finch & Fern here")
    x.server.posts.write(x.customer, "RT Finch & Fern", repeats=wanted)
    x.clock.advance(minutes=2)
    page = fetch(x, stream="search", query='"Finch & Fern"', max_items=10)
    assert [post.external_id for post in page.mentions] == [wanted]
    assert page.mentions[0].kind is MentionKind.KEYWORD
    asked = x.server.asked[-1].query["query"]
    assert asked == '("Finch & Fern") -from:finch_and_fern -is:retweet'


@pytest.mark.parametrize(
    ("query", "code"), [("", "no-query"), ("  ", "no-query"), ("x" * 500, "query-too-long")]
)
def test_a_search_that_x_would_not_take_is_refused_without_asking(x: XWorld, query: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        fetch(x, stream="search", query=query)
    assert caught.value.code == code
    assert x.server.asked == []


def test_a_repost_of_a_post_that_names_us_is_not_heard(x: XWorld) -> None:
    named = x.say(x.naming_us("hello"))
    x.server.posts.write(x.customer, "RT @finch_and_fern hello", repeats=named)
    assert [post.external_id for post in fetch(x).mentions] == [named]


def test_what_a_post_answered_may_be_gone(x: XWorld) -> None:
    ours = x.we_say("New lids")
    answer = x.say(x.naming_us("mine is broken"), under=ours)
    x.delete(ours)
    [mention] = fetch(x).mentions
    assert mention.external_id == answer
    assert mention.parent_id == ours
    assert mention.parent_text == ""


def test_an_edit_comes_again_by_itself_as_the_same_post(x: XWorld) -> None:
    said = x.say(x.naming_us("one"))
    page = fetch(x)
    x.clock.advance(minutes=5)
    x.edit(said, x.naming_us("two"))
    [mention] = fetch(x, page.cursor).mentions
    assert mention.external_id == said
    assert mention.version != page.mentions[0].version
    assert mention.created_at == page.mentions[0].created_at


@pytest.mark.parametrize(("asked", "taken"), [(1, "5"), (37, "37"), (200, "100")])
def test_a_page_is_as_long_as_may_be_paid_for(x: XWorld, asked: int, taken: str) -> None:
    fetch(x, max_items=asked)
    assert x.server.asked[-1].query["max_results"] == taken


def test_one_fetch_is_one_request(x: XWorld) -> None:
    say_many(x, 12)
    before = len(x.server.asked)
    assert fetch(x).more
    assert len(x.server.asked) - before == 1


def test_refresh_counts_what_we_may_not_see_any_more_as_gone(x: XWorld) -> None:
    hidden = x.say(x.naming_us("hello"))
    object.__setattr__(x.customer, "protected", True)
    found = x.collector.refresh([hidden, "not-an-id", "9" * 30])
    assert list(found) == [hidden]
    assert not isinstance(found[hidden], IncomingMention)


def test_our_replies_below_an_edit_are_found(x: XWorld) -> None:
    said = x.say(x.naming_us("one"))
    x.clock.advance(seconds=2)
    edited = x.server.posts.edit(said, x.naming_us("two")).id
    x.clock.advance(seconds=2)
    reply = x.we_say("Sorry!", under=edited)
    found = x.collector.our_replies(said, thread_id=said, since=x.clock.now)
    assert [(post.external_id, post.parent_id) for post in found] == [(reply, said)]
