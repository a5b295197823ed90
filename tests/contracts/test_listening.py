from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.mention import Gone, IncomingMention, MentionKind, Page
from monitor.platforms.errors import AuthFailed, RateLimited, Refused, Transient
from tests.contracts.world import World

needs = pytest.mark.needs
LONG_AGO = timedelta(days=2)


def fetch(world: World, cursor: str = "", *, max_items: int = 200) -> Page:
    since = world.clock.now - LONG_AGO
    return world.collector.fetch(world.stream, world.query, cursor, since=since, max_items=max_items)


def walk(world: World, cursor: str = "", *, max_items: int = 200) -> tuple[list[IncomingMention], str]:
    """Every page from `cursor` on until there is no more; a post that came twice counts once."""
    heard: dict[str, IncomingMention] = {}
    for _ in range(100):
        page = fetch(world, cursor, max_items=max_items)
        assert [post.created_at for post in page.mentions] == sorted(p.created_at for p in page.mentions)
        heard.update({post.external_id: post for post in page.mentions})
        cursor = page.cursor
        if not page.more:
            return list(heard.values()), cursor
    pytest.fail("the room never comes to the end of its pages")


def ids(mentions: list[IncomingMention] | tuple[IncomingMention, ...]) -> list[str]:
    return [mention.external_id for mention in mentions]


@needs("account")
def test_check_says_who_we_are(world: World) -> None:
    info = world.collector.check()
    assert info.external_id
    assert info.handle
    assert info.may_listen


@needs("account")
def test_an_account_that_is_not_let_in_is_told_so(world: World) -> None:
    with pytest.raises(AuthFailed) as caught:
        world.stranger().check()
    assert str(caught.value)
    with pytest.raises(AuthFailed):
        world.stranger().fetch(world.stream, world.query, "", since=world.clock.now)


def test_an_unknown_stream_is_refused(world: World) -> None:
    with pytest.raises(Refused):
        world.collector.fetch("no-such-stream", "", "", since=world.clock.now)


def test_a_post_comes_with_everything_a_case_needs(world: World) -> None:
    posted = world.say(world.naming_us("the lid is cracked"))
    [mention] = fetch(world).mentions
    assert mention.external_id == posted
    assert mention.text == world.naming_us("the lid is cracked")
    assert mention.author is not None
    assert mention.author.id
    assert mention.author.handle
    assert mention.created_at == world.clock.now
    assert mention.created_at.tzinfo is not None
    assert mention.version
    assert mention.thread_id
    assert mention.permalink.startswith("http")
    assert mention.raw
    assert not mention.parent_is_ours


def test_an_empty_platform_gives_an_empty_page(world: World) -> None:
    page = fetch(world)
    assert page.mentions == ()
    assert not page.more


def test_nothing_new_is_missed_and_nothing_old_comes_for_ever(world: World) -> None:
    one = world.say(world.naming_us("one"))
    _, cursor = walk(world)
    again, cursor = walk(world, cursor)
    assert set(ids(again)) <= {one}
    world.clock.advance(hours=1)
    two = world.say(world.naming_us("two"))
    heard, cursor = walk(world, cursor)
    assert two in ids(heard)
    world.clock.advance(hours=1)
    walked, cursor = walk(world, cursor)
    assert one not in ids(walked)


def test_the_first_run_brings_nothing_older_than_asked_for(world: World) -> None:
    old = world.say(world.naming_us("long before we were asked to listen"))
    world.clock.advance(days=3)
    new = world.say(world.naming_us("today"))
    heard, _ = walk(world)
    assert new in ids(heard)
    assert old not in ids(heard)


@pytest.mark.parametrize("max_items", [1, 3, 200])
def test_the_pages_together_hold_every_post(world: World, max_items: int) -> None:
    said = []
    for number in range(7):
        said.append(world.say(world.naming_us(f"number {number}")))
        world.clock.advance(seconds=1)
    heard, _ = walk(world, max_items=max_items)
    assert sorted(ids(heard)) == sorted(said)


@pytest.mark.parametrize("max_items", [1, 2, 3, 4, 5, 6])
def test_posts_of_the_same_instant_survive_a_page_border(world: World, max_items: int) -> None:
    said = [world.say(world.naming_us(f"number {number}")) for number in range(5)]
    heard, _ = walk(world, max_items=max_items)
    assert sorted(ids(heard)) == sorted(said)


def test_posts_that_arrive_during_a_walk_are_not_lost(world: World) -> None:
    said = []
    for number in range(6):
        said.append(world.say(world.naming_us(f"number {number}")))
        world.clock.advance(seconds=1)
    page = fetch(world, max_items=2)
    heard = set(ids(page.mentions))
    for number in range(3):
        said.append(world.say(world.naming_us(f"late {number}")))
        world.clock.advance(seconds=1)
    rest, cursor = walk(world, page.cursor, max_items=2)
    last, _ = walk(world, cursor, max_items=2)
    assert heard | set(ids(rest)) | set(ids(last)) == set(said)


def test_the_same_cursor_gives_the_same_posts_again(world: World) -> None:
    for number in range(4):
        world.say(world.naming_us(f"number {number}"))
        world.clock.advance(seconds=1)
    first = fetch(world, max_items=2)
    assert ids(fetch(world, max_items=2).mentions) == ids(first.mentions)
    second = fetch(world, first.cursor, max_items=2)
    assert ids(fetch(world, first.cursor, max_items=2).mentions) == ids(second.mentions)


@pytest.mark.parametrize("cursor", ["rubbish", "{}", "[1]", '{"v": 999}', "null", '{"v": 1, "high": 7}'])
def test_a_cursor_that_is_no_use_starts_over_instead_of_failing(world: World, cursor: str) -> None:
    said = world.say(world.naming_us("hello"))
    assert said in ids(fetch(world, cursor).mentions)


@needs("old_dates")
def test_a_post_with_an_old_date_is_heard_all_the_same(world: World) -> None:
    world.say(world.naming_us("now"))
    _, cursor = walk(world)
    world.clock.advance(seconds=5)
    old = world.say(world.naming_us("from last week"), written_at=world.clock.now - timedelta(days=7))
    found = {post.external_id: post for post in walk(world, cursor)[0]}
    assert found[old].created_at == world.clock.now - timedelta(days=7)


@needs("lookup")
def test_a_post_that_is_gone_before_we_look_is_not_heard(world: World) -> None:
    gone = world.say(world.naming_us("oops"))
    world.delete(gone)
    assert gone not in ids(fetch(world).mentions)


@needs("names")
def test_our_own_posts_are_not_heard(world: World) -> None:
    ours = world.we_say(world.naming_us("that is us"))
    assert ours not in ids(fetch(world).mentions)


@needs("names", "threads")
def test_an_answer_to_us_is_heard_and_known_as_one(world: World) -> None:
    complaint = world.say(world.naming_us("the lid is cracked"))
    world.clock.advance(seconds=1)
    reply = world.we_say("Sorry!", under=complaint)
    world.clock.advance(seconds=1)
    answer = world.say(world.naming_us("and now?"), under=reply)
    heard = {mention.external_id: mention for mention in walk(world)[0]}
    assert heard[answer].parent_is_ours
    assert heard[answer].parent_id == reply
    assert heard[answer].kind in {MentionKind.REPLY, MentionKind.MENTION}
    assert heard[answer].thread_id == heard[complaint].thread_id
    assert not heard[complaint].parent_is_ours


@needs("edits", "lookup")
def test_an_edit_changes_text_and_version_but_not_the_id(world: World) -> None:
    posted = world.say(world.naming_us("it is broken"))
    [before] = fetch(world).mentions
    world.clock.advance(seconds=2)
    world.edit(posted, world.naming_us("it works now"))
    after = world.collector.refresh([posted])[posted]
    assert isinstance(after, IncomingMention)
    assert after.text == world.naming_us("it works now")
    assert after.version != before.version
    assert after.created_at == before.created_at


@needs("edits", "lookup")
def test_two_edits_are_two_versions(world: World) -> None:
    posted = world.say(world.naming_us("one"))
    versions = set()
    for text in ("two", "three"):
        world.clock.advance(seconds=2)
        world.edit(posted, world.naming_us(text))
        now = world.collector.refresh([posted])[posted]
        assert isinstance(now, IncomingMention)
        versions.add(now.version)
    assert len(versions) == 2


@needs("lookup")
def test_an_untouched_post_keeps_its_version(world: World) -> None:
    posted = world.say(world.naming_us("still here"))
    [before] = fetch(world).mentions
    world.clock.advance(hours=1)
    after = world.collector.refresh([posted])[posted]
    assert isinstance(after, IncomingMention)
    assert after.version == before.version
    assert after.text == before.text
    assert after.thread_id == before.thread_id
    assert after.ref == before.ref


@needs("lookup")
def test_refresh_knows_what_is_gone(world: World) -> None:
    kept, gone = world.say(world.naming_us("kept")), world.say(world.naming_us("gone"))
    world.delete(gone)
    found = world.collector.refresh([kept, gone])
    assert isinstance(found[kept], IncomingMention)
    assert found[gone] == Gone(gone)


@needs("lookup")
def test_refresh_takes_many_at_once(world: World) -> None:
    said = [world.say(world.naming_us(f"number {number}")) for number in range(30)]
    world.delete(said[7])
    found = world.collector.refresh(said)
    assert sorted(found) == sorted(said)
    assert [post for post in said if isinstance(found[post], Gone)] == [said[7]]


def test_refresh_of_nothing_is_nothing(world: World) -> None:
    assert dict(world.collector.refresh([])) == {}


@needs("names", "threads")
def test_our_replies_are_found_below_a_post_and_nobody_elses(world: World) -> None:
    complaint = world.say(world.naming_us("the lid is cracked"))
    other = world.say(world.naming_us("another matter"))
    since = world.clock.now
    thread = {post.external_id: post.thread_id for post in walk(world)[0]}
    world.clock.advance(seconds=1)
    assert list(world.collector.our_replies(complaint, thread_id=thread[complaint], since=since)) == []
    world.say("same here", under=complaint)
    reply = world.we_say("Sorry!", under=complaint)
    world.we_say("Sorry about that too!", under=other)
    found = world.collector.our_replies(complaint, thread_id=thread[complaint], since=since)
    assert ids(tuple(found)) == [reply]
    assert found[0].permalink.startswith("http")


@needs("broken")
def test_a_payload_that_makes_no_sense_is_kept_and_the_rest_goes_on(world: World) -> None:
    one = world.say(world.naming_us("one"))
    world.clock.advance(seconds=1)
    broken = world.say_nonsense()
    world.clock.advance(seconds=1)
    two = world.say(world.naming_us("two"))
    page = fetch(world)
    assert sorted(ids(page.mentions)) == sorted([one, two])
    [flagged] = page.broken
    assert broken in flagged.external_id
    assert flagged.problem
    assert flagged.raw


@needs("network")
@pytest.mark.parametrize("fault", ["server_error", "dropped", "slow", "nonsense"])
def test_a_failure_that_may_pass_is_told_as_one_and_nothing_is_lost(world: World, fault: str) -> None:
    said = world.say(world.naming_us("hello"))
    world.collector.check() if "account" in world.features else None
    world.fail_next(fault)  # type: ignore[arg-type]
    with pytest.raises(Transient) as caught:
        fetch(world)
    assert caught.value.applied == "no"
    assert "\n" not in str(caught.value)
    assert ids(fetch(world).mentions) == [said]


@needs("network", "lookup")
def test_a_page_for_people_says_nothing_about_a_post(world: World) -> None:
    said = world.say(world.naming_us("hello"))
    fetch(world)
    world.fail_next("no_page", times=9)
    with pytest.raises(Transient):
        world.collector.refresh([said])


@needs("network")
def test_an_answer_that_drips_ends_in_time(world: World) -> None:
    said = world.say(world.naming_us("hello"))
    world.collector.check() if "account" in world.features else None
    world.fail_next("drip")
    began = time.monotonic()
    with pytest.raises(Transient) as caught:
        fetch(world)
    assert time.monotonic() - began < world.patience + 1
    assert caught.value.applied == "no"
    assert ids(fetch(world).mentions) == [said]


@needs("network")
def test_a_rate_limit_says_until_when(world: World) -> None:
    said = world.say(world.naming_us("hello"))
    world.fail_next("rate_limited")
    with pytest.raises(RateLimited) as caught:
        fetch(world)
    assert caught.value.until.tzinfo is not None
    assert timedelta(0) < caught.value.until - datetime.now(UTC) < timedelta(hours=25)
    assert ids(fetch(world).mentions) == [said]


@needs("network", "account")
def test_a_token_that_is_revoked_later_is_told_so(world: World) -> None:
    collector = world.collector
    collector.check()
    world.fail_next("unauthorised", times=3)
    with pytest.raises(AuthFailed) as caught:
        collector.fetch(world.stream, world.query, "", since=world.clock.now)
    assert str(caught.value)
