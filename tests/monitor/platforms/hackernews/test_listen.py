from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.mention import IncomingMention, MentionKind, Page
from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.errors import AuthFailed, Refused, Transient
from monitor.platforms.hackernews.listen import HackerNewsCollector, connect
from tests.contracts.world import Clock
from tests.fakes.hackernews_server import HackerNewsServer
from tests.fakes.serving import PATIENCE, Answer, Asked

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)


@pytest.fixture
def server() -> Iterator[HackerNewsServer]:
    made = HackerNewsServer()
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


def ear(server: HackerNewsServer, clock: Clock, username: str = "finch_fern") -> HackerNewsCollector:
    account = Account(
        platform="hackernews",
        watched=Watched(handles=(), keywords=("finch",), exclude=("bird",)),
        settings={"api": server.url, "username": username},
        timeout=PATIENCE,
    )
    return HackerNewsCollector(account, clock=clock)


def fetch(collector: HackerNewsCollector, cursor: str = "", **options: int) -> Page:
    return collector.fetch("search", "finch", cursor, since=SINCE, **options)


def walk(collector: HackerNewsCollector, cursor: str = "") -> tuple[list[str], str]:
    heard: list[str] = []
    for _ in range(60):
        page = fetch(collector, cursor)
        heard += [mention.external_id for mention in page.mentions]
        cursor = page.cursor
        if not page.more:
            return heard, cursor
    pytest.fail("no end")


def test_a_stretch_with_more_posts_than_the_search_gives_is_taken_in_parts(clock: Clock) -> None:
    server = HackerNewsServer(cap=10)
    said = [
        str(server.story(f"Finch {n}", author="ada", at=NOW - timedelta(hours=n * 3)).id) for n in range(95)
    ]
    heard, cursor = walk(ear(server, clock))
    most = max(len(server.asked) / 95, 0)
    server.close()
    assert heard == said[::-1]
    assert json.loads(cursor)["end"] is None
    assert most < 1


def test_more_posts_in_one_second_than_the_search_gives_do_not_stop_the_ear(clock: Clock) -> None:
    server = HackerNewsServer(cap=5)
    for number in range(8):
        server.story(f"Finch {number}", author="ada", at=NOW - timedelta(days=1))
    later = server.story("Finch at last", author="ada", at=NOW - timedelta(hours=2))
    heard, _ = walk(ear(server, clock))
    server.close()
    assert str(later.id) in heard


def test_a_post_that_the_search_learns_of_late_is_heard(server: HackerNewsServer, clock: Clock) -> None:
    late = server.story("finch, indexed late", author="ada", at=NOW - timedelta(minutes=40))
    late.indexed = False
    server.story("finch, now", author="ada", at=NOW)
    _, cursor = walk(ear(server, clock))
    late.indexed = True
    clock.advance(minutes=5)
    assert walk(ear(server, clock), cursor)[0] == [str(late.id)]


def test_what_was_seen_is_not_kept_for_ever(server: HackerNewsServer, clock: Clock) -> None:
    server.story("finch", author="ada", at=NOW)
    _, cursor = walk(ear(server, clock))
    assert len(json.loads(cursor)["seen"]) == 1
    clock.advance(hours=3)
    assert json.loads(walk(ear(server, clock), cursor)[1])["seen"] == {}


@pytest.mark.parametrize("title", ["The finch is a bird", "Finchley travel tips", "Golden finches in @finch"])
def test_namesakes_and_longer_words_are_left_out(server: HackerNewsServer, clock: Clock, title: str) -> None:
    server.story(title, author="ada", at=NOW)
    assert walk(ear(server, clock))[0] == []


def test_a_comment_that_only_stands_below_a_story_about_us_is_left_out(
    server: HackerNewsServer, clock: Clock
) -> None:
    story = server.story("Finch recalls lids", author="pg", at=NOW)
    server.comment("Off topic: nice weather", under=story, author="ada", at=NOW)
    assert walk(ear(server, clock))[0] == [str(story.id)]


def test_a_story_has_title_words_and_address(server: HackerNewsServer, clock: Clock) -> None:
    story = server.story(
        "Ask HN: Finch & <Fern>?",
        author="ada",
        at=NOW,
        text='They wrote:<p>&quot;no refund&quot;<p><a href="https:&#x2F;&#x2F;x.example">x</a>',
        url="https://finch.example/blog",
    )
    [mention] = fetch(ear(server, clock)).mentions
    assert (
        mention.text
        == 'Ask HN: Finch & <Fern>?\n\nThey wrote:\n\n"no refund"\n\nx\n\nhttps://finch.example/blog'
    )
    assert mention.reply.link == f"https://news.ycombinator.com/item?id={story.id}"
    assert mention.metrics == {"score": 1, "replies": 0}
    assert "_highlightResult" not in mention.raw


def test_a_comment_comes_with_what_stands_above_it(server: HackerNewsServer, clock: Clock) -> None:
    story = server.story("Lunch boxes", author="pg", at=NOW - timedelta(days=90))
    above = server.comment("Which one?", under=story, author="bob", at=NOW)
    comment = server.comment("finch, and it leaks", under=above, author="ada", at=NOW)
    [mention] = fetch(ear(server, clock)).mentions
    assert mention.parent_text == "Which one?"
    assert mention.thread_id == str(story.id)
    assert mention.kind is MentionKind.KEYWORD
    assert mention.reply.link == f"https://news.ycombinator.com/reply?id={comment.id}"


def test_the_points_of_a_story_are_no_edit(server: HackerNewsServer, clock: Clock) -> None:
    story = server.story("finch", author="ada", at=NOW)
    [before] = fetch(ear(server, clock)).mentions
    after = ear(server, clock).refresh([str(story.id)])[str(story.id)]
    assert isinstance(after, IncomingMention)
    assert after.version == before.version


def test_a_filter_that_is_passed_over_makes_no_post_look_deleted(clock: Clock) -> None:
    class Forgetful(HackerNewsServer):
        def answer(self, asked: Asked) -> Answer:
            plain = {name: value for name, value in asked.query.items() if name != "filters"}
            return self._search(plain)

    server = Forgetful()
    server.story("another", author="ada", at=NOW)
    with pytest.raises(Transient):
        ear(server, clock).refresh(["41"])
    server.close()


def test_ids_of_other_platforms_are_not_looked_up(server: HackerNewsServer, clock: Clock) -> None:
    assert ear(server, clock).refresh(["at://did/1", "٣"]) == {}
    assert not server.asked


def test_without_our_name_no_answer_of_ours_can_be_found(server: HackerNewsServer, clock: Clock) -> None:
    with pytest.raises(Transient, match="name"):
        ear(server, clock, "").our_replies("1", thread_id="1", since=NOW)


def test_without_our_name_nothing_counts_as_ours(server: HackerNewsServer, clock: Clock) -> None:
    server.story("finch", author="finch_fern", at=NOW)
    assert len(fetch(ear(server, clock, "")).mentions) == 1


def test_check_knows_whether_our_name_exists(server: HackerNewsServer, clock: Clock) -> None:
    info = ear(server, clock).check()
    assert (info.handle, info.may_listen, info.may_reply) == ("finch_fern", True, False)
    for name in ("nobody_at_all", "no/name"):
        with pytest.raises(AuthFailed):
            ear(server, clock, name).check()
    assert ear(server, clock, "").check().notes


def test_a_search_without_words_is_refused(server: HackerNewsServer) -> None:
    account = Account(platform="hackernews", settings={"api": server.url})
    with pytest.raises(Refused):
        connect(account).fetch("search", "  ", "", since=SINCE)


@pytest.mark.parametrize(("status", "error"), [(400, Refused), (403, Transient), (302, Transient)])
def test_other_answers_have_their_error(clock: Clock, status: int, error: type[Exception]) -> None:
    class Grumpy(HackerNewsServer):
        def answer(self, asked: Asked) -> Answer:
            return Answer(status, {"message": "no"})

    server = Grumpy()
    with pytest.raises(error):
        fetch(ear(server, clock))
    server.close()


@pytest.mark.parametrize("data", [[], {"hits": 3}, {"hits": []}, None])
def test_json_that_is_no_result_is_a_failure_that_may_pass(clock: Clock, data: object) -> None:
    class Odd(HackerNewsServer):
        def answer(self, asked: Asked) -> Answer:
            return Answer(data=data)

    server = Odd()
    with pytest.raises(Transient):
        fetch(ear(server, clock))
    server.close()
