from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.mention import Gone, MentionKind, Page
from monitor.domain.watching import Watched
from monitor.platforms.errors import AuthFailed, Refused, Transient
from monitor.platforms.mastodon.listen import MastodonCollector
from tests.contracts.mastodon_world import MastodonWorld
from tests.fakes.serving import Answer


def fetch(world: MastodonWorld, stream: str, query: str, cursor: str = "", *, max_items: int = 200) -> Page:
    since = world.clock.now - timedelta(days=2)
    return world.collector.fetch(stream, query, cursor, since=since, max_items=max_items)


def texts(page: Page) -> list[str]:
    return [post.text for post in page.mentions]


def asked_for(world: MastodonWorld, path: str) -> int:
    return sum(asked.path == path for asked in world.server.asked)


def test_a_hashtag_is_heard_wherever_it_is_used(any_world: MastodonWorld) -> None:
    any_world.say("my #FinchAndFern box leaks")
    any_world.say("nothing to do with it")
    any_world.we_say("new boxes #finchandfern")
    page = fetch(any_world, "tag", "#FinchAndFern")
    assert texts(page) == ["my #FinchAndFern box leaks"]
    assert page.mentions[0].kind is MentionKind.KEYWORD


def test_a_hashtag_costs_one_call_when_nothing_is_new(world: MastodonWorld) -> None:
    world.say("#box one")
    world.clock.advance(hours=1)
    cursor = fetch(world, "tag", "box").cursor
    before = len(world.server.asked)
    assert texts(fetch(world, "tag", "box", cursor)) == []
    assert len(world.server.asked) == before + 1


def test_a_hashtag_in_any_script_is_asked_for(world: MastodonWorld) -> None:
    world.say("kaputt: #größe")
    assert texts(fetch(world, "tag", "größe")) == ["kaputt: #größe"]


@pytest.mark.parametrize(("stream", "query"), [("tag", " # "), ("search", "  ")])
def test_a_stream_without_its_query_is_refused(world: MastodonWorld, stream: str, query: str) -> None:
    with pytest.raises(Refused):
        fetch(world, stream, query)


@pytest.mark.parametrize(("stream", "query"), [("tag", "box"), ("search", "box")])
def test_a_namesake_is_dropped_but_not_where_it_addresses_us(
    world: MastodonWorld, stream: str, query: str
) -> None:
    account = replace(world.account(), watched=Watched(handles=(), exclude=("Fernsby",)))
    collector = MastodonCollector(account, clock=world.clock)
    world.say("@finch Fernsby is a namesake, #box")
    since = world.clock.now - timedelta(days=1)
    assert collector.fetch(stream, query, "", since=since).mentions == ()
    assert len(collector.fetch("mentions", "", "", since=since).mentions) == 1


def test_a_post_that_federates_late_behind_a_newer_one_is_heard(world: MastodonWorld) -> None:
    """A post from another server gets its id by when it was written, not by when it came."""
    world.say("#box newer")
    cursor = fetch(world, "tag", "box").cursor
    world.say("#box older")
    late = world.state.posts.pop()
    world.state.posts.insert(0, late)
    world.clock.advance(minutes=2)
    assert "#box older" in texts(fetch(world, "tag", "box", cursor))


def test_search_finds_what_is_new(any_world: MastodonWorld) -> None:
    any_world.say("a lunch box from Finch and Fern")
    page = fetch(any_world, "search", "finch and fern")
    assert texts(page) == ["a lunch box from Finch and Fern"]
    any_world.clock.advance(hours=1)
    any_world.say("Finch and Fern again")
    page = fetch(any_world, "search", "finch and fern", page.cursor)
    assert "Finch and Fern again" in texts(page)
    any_world.clock.advance(hours=1)
    page = fetch(any_world, "search", "finch and fern", page.cursor)
    assert texts(page) in ([], ["Finch and Fern again"])


def test_search_walks_back_over_several_fetches(any_world: MastodonWorld) -> None:
    said = []
    for number in range(7):
        said.append(f"box {number}")
        any_world.say(said[-1])
        any_world.clock.advance(minutes=20)
    heard: set[str] = set()
    cursor = ""
    for _ in range(20):
        page = fetch(any_world, "search", "box", cursor, max_items=2)
        heard.update(texts(page))
        cursor = page.cursor
        if not page.more:
            break
    assert heard == set(said)


def test_a_server_that_does_not_know_min_id_gives_no_endless_walk(world: MastodonWorld) -> None:
    world.server.deaf_to_min_id = True
    world.say("@finch one")
    world.clock.advance(hours=1)
    cursor = fetch(world, "mentions", "").cursor
    world.say("@finch two")
    page = fetch(world, "mentions", "", cursor)
    assert "@finch two" in texts(page)
    assert not page.more


def test_the_cursor_takes_the_id_as_the_server_wrote_it(any_world: MastodonWorld) -> None:
    any_world.say("@finch one")
    any_world.clock.advance(hours=1)
    [(own, _, _)] = any_world.state.notifications
    assert json.loads(fetch(any_world, "mentions", "").cursor) == {"v": 1, "min_id": own}


def test_an_id_that_begins_with_noughts_keeps_them(world: MastodonWorld) -> None:
    for number in range(3):
        world.say(f"@finch {number}")
    world.state.notifications = [
        (f"00{number}", at, post) for number, (_, at, post) in enumerate(world.state.notifications, start=7)
    ]
    world.clock.advance(hours=1)
    cursor = fetch(world, "mentions", "", max_items=2).cursor
    cursor = fetch(world, "mentions", "", cursor, max_items=2).cursor
    assert json.loads(fetch(world, "mentions", "", cursor).cursor)["min_id"] == "009"


def test_one_conversation_is_asked_for_once(world: MastodonWorld) -> None:
    complaint = world.say("@finch the lid is cracked")
    for number in range(5):
        world.say(f"@finch me too {number}", under=complaint)
    page = fetch(world, "mentions", "")
    assert {post.thread_id for post in page.mentions} == {complaint}
    assert [post.parent_text for post in page.mentions[1:]] == ["@finch the lid is cracked"] * 5
    assert sum(asked.path.endswith("/context") for asked in world.server.asked) == 1


def test_an_answer_to_a_post_that_is_gone_stands_by_itself(world: MastodonWorld) -> None:
    complaint = world.say("the lid is cracked")
    answer = world.say("@finch look at this", under=complaint)
    world.delete(complaint)
    [heard] = fetch(world, "mentions", "").mentions
    assert heard.thread_id == answer
    assert heard.parent_id == ""


def test_mentions_that_filters_hold_back_are_asked_for(world: MastodonWorld) -> None:
    fetch(world, "mentions", "")
    [asked] = [asked for asked in world.server.asked if asked.path == "/api/v1/notifications"]
    assert asked.query["include_filtered"] == "true"
    assert asked.query["types[]"] == "mention"


def test_a_fetch_is_bounded_however_much_there_is(world: MastodonWorld) -> None:
    for number in range(120):
        world.say(f"@finch {number}")
        world.clock.advance(seconds=1)
    page = fetch(world, "mentions", "", max_items=1000)
    assert 0 < len(page.mentions) <= 40
    assert page.more
    assert len(world.server.asked) <= 5


def test_who_we_are_is_asked_for_where_it_is_not_known_yet(world: MastodonWorld) -> None:
    collector = MastodonCollector(replace(world.account(), external_id=""), clock=world.clock)
    world.we_say("our own #box")
    world.say("a #box")
    since = world.clock.now - timedelta(days=1)
    assert texts(collector.fetch("tag", "box", "", since=since)) == ["a #box"]


def test_a_token_without_the_permission_to_read_has_to_be_renewed(world: MastodonWorld) -> None:
    world.server.scopes = ["write:statuses"]
    with pytest.raises(AuthFailed, match="does not permit"):
        fetch(world, "mentions", "")


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "ünicode"])
def test_a_token_that_is_none_is_never_sent(world: MastodonWorld, token: str) -> None:
    collector = MastodonCollector(world.account(token=token), clock=world.clock)
    with pytest.raises(AuthFailed) as caught:
        collector.check()
    assert not token or token not in str(caught.value)
    assert world.server.asked == []


def test_looking_up_takes_one_call_for_twenty_where_the_server_can(world: MastodonWorld) -> None:
    said = [world.say(f"@finch {number}") for number in range(20)]
    assert len(world.collector.refresh(said)) == 20
    assert asked_for(world, "/api/v1/statuses") == 1
    assert len(world.server.asked) == 1


def test_our_private_answers_are_found_where_our_list_lacks_them(any_world: MastodonWorld) -> None:
    complaint = any_world.say("@finch privately, please")
    ours = any_world.state.post(any_world.state.us, "Of course.", under=complaint, visibility="direct").id
    found = any_world.collector.our_replies(complaint, thread_id=complaint, since=any_world.clock.now)
    assert [post.external_id for post in found] == [ours]


@pytest.mark.parametrize("call", ["refresh", "our_replies"])
def test_an_id_that_is_none_is_never_put_into_an_address(world: MastodonWorld, call: str) -> None:
    if call == "refresh":
        assert world.collector.refresh(["../notifications/clear"]) == {}
    else:
        found = world.collector.our_replies("a/b", thread_id="", since=world.clock.now)
        assert list(found) == []
    assert world.server.asked == []


def test_a_header_that_makes_no_sense_is_not_taken_for_a_rate_limit(world: MastodonWorld) -> None:
    world.server.headers = {"X-RateLimit-Reset": "soon"}
    with pytest.raises(Transient):
        fetch(world, "mentions", "")


@pytest.mark.parametrize("said", [[], None, 3, "later", {"statuses": 3}])
def test_a_search_that_answers_with_nonsense_may_pass(
    world: MastodonWorld, monkeypatch: pytest.MonkeyPatch, said: object
) -> None:
    monkeypatch.setattr(world.server, "answer", lambda _asked: Answer(200, said))
    with pytest.raises(Transient) as caught:
        fetch(world, "search", "boxes")
    assert caught.value.applied == "no"


@pytest.mark.parametrize("said", [[{"id": {}}], [{"id": 7}], [3], [{}]])
def test_posts_whose_id_is_nonsense_are_none_of_ours(
    world: MastodonWorld, monkeypatch: pytest.MonkeyPatch, said: object
) -> None:
    answers = iter([Answer(200, said), Answer(404, {"error": "Record not found"})])
    gone = Answer(404, {"error": "Record not found"})
    monkeypatch.setattr(world.server, "answer", lambda _asked: next(answers, gone))
    found = world.collector.refresh(["1", "2"])
    assert found == {"1": Gone("1"), "2": Gone("2")}
