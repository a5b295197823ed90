from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.domain.mention import Gone, IncomingMention, MentionKind
from monitor.platforms.errors import AuthFailed, Refused
from tests.contracts.world import World


def walk(world: World, cursor: str = "", *, max_items: int = 200) -> tuple[list[IncomingMention], str]:
    """Every page from `cursor` on until there is no more."""
    heard: list[IncomingMention] = []
    for _ in range(100):
        page = world.collector.fetch(world.stream, "", cursor, max_items=max_items)
        assert len(page.mentions) <= max_items
        heard.extend(page.mentions)
        cursor = page.cursor
        if not page.more:
            return heard, cursor
    pytest.fail("the room never comes to the end of its pages")


def ids(mentions: list[IncomingMention] | tuple[IncomingMention, ...]) -> list[str]:
    return [mention.external_id for mention in mentions]


def test_check_says_who_we_are(world: World) -> None:
    info = world.collector.check()
    assert info.external_id
    assert info.handle
    assert info.may_listen


def test_an_account_that_is_not_let_in_is_told_so(world: World) -> None:
    with pytest.raises(AuthFailed):
        world.stranger().check()
    with pytest.raises(AuthFailed):
        world.stranger().fetch(world.stream, "", "")


def test_an_unknown_stream_is_refused(world: World) -> None:
    with pytest.raises(Refused):
        world.collector.fetch("no-such-stream", "", "")


def test_a_post_comes_with_everything_a_case_needs(world: World) -> None:
    posted = world.say(world.naming_us("the lid is cracked"))
    [mention] = world.collector.fetch(world.stream, "", "").mentions
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
    assert not mention.parent_is_ours


def test_an_empty_platform_gives_an_empty_page(world: World) -> None:
    page = world.collector.fetch(world.stream, "", "")
    assert page.mentions == ()
    assert not page.more


def test_nothing_new_gives_an_empty_page_and_loses_no_place(world: World) -> None:
    world.say(world.naming_us("one"))
    _, cursor = walk(world)
    again = world.collector.fetch(world.stream, "", cursor)
    assert again.mentions == ()
    assert not again.more
    world.clock.advance(seconds=1)
    new = world.say(world.naming_us("two"))
    assert ids(world.collector.fetch(world.stream, "", again.cursor).mentions) == [new]


def test_pages_come_oldest_first_and_together_hold_every_post_once(world: World) -> None:
    said = []
    for number in range(7):
        said.append(world.say(world.naming_us(f"number {number}")))
        world.clock.advance(seconds=1)
    heard, _ = walk(world, max_items=3)
    assert ids(heard) == said


@pytest.mark.parametrize("max_items", [1, 2, 3, 4, 5, 6])
def test_posts_of_the_same_instant_survive_a_page_border(world: World, max_items: int) -> None:
    said = [world.say(world.naming_us(f"number {number}")) for number in range(5)]
    heard, _ = walk(world, max_items=max_items)
    assert sorted(ids(heard)) == sorted(said)


def test_the_same_cursor_gives_the_same_posts_again(world: World) -> None:
    for number in range(4):
        world.say(world.naming_us(f"number {number}"))
    first = world.collector.fetch(world.stream, "", "", max_items=2)
    second = world.collector.fetch(world.stream, "", first.cursor, max_items=2)
    again = world.collector.fetch(world.stream, "", first.cursor, max_items=2)
    assert ids(second.mentions) == ids(again.mentions)
    assert not set(ids(first.mentions)) & set(ids(second.mentions))


@pytest.mark.parametrize("cursor", ["rubbish", "{}", "[1]", '{"v": 999}', "null"])
def test_a_cursor_that_is_no_use_starts_over_instead_of_failing(world: World, cursor: str) -> None:
    said = world.say(world.naming_us("hello"))
    assert said in ids(world.collector.fetch(world.stream, "", cursor).mentions)


def test_a_post_with_an_old_date_is_heard_all_the_same(world: World) -> None:
    world.say(world.naming_us("now"))
    _, cursor = walk(world)
    world.clock.advance(seconds=5)
    old = world.say(world.naming_us("from last week"), written_at=world.clock.now - timedelta(days=7))
    page = world.collector.fetch(world.stream, "", cursor)
    assert ids(page.mentions) == [old]
    assert page.mentions[0].created_at == world.clock.now - timedelta(days=7)


def test_a_post_that_is_gone_before_we_look_is_not_heard(world: World) -> None:
    gone = world.say(world.naming_us("oops"))
    world.delete(gone)
    assert gone not in ids(world.collector.fetch(world.stream, "", "").mentions)


def test_our_own_posts_are_not_heard(world: World) -> None:
    ours = world.we_say(world.naming_us("that is us"))
    assert ours not in ids(world.collector.fetch(world.stream, "", "").mentions)


def test_an_answer_to_us_is_heard_and_known_as_one(world: World) -> None:
    complaint = world.say(world.naming_us("the lid is cracked"))
    reply = world.we_say("Sorry!", under=complaint)
    answer = world.say("and now?", under=reply)
    heard = {mention.external_id: mention for mention in walk(world)[0]}
    assert heard[answer].parent_is_ours
    assert heard[answer].parent_id == reply
    assert heard[answer].parent_text == "Sorry!"
    assert heard[answer].kind == MentionKind.REPLY
    assert heard[answer].thread_id == heard[complaint].thread_id
    assert not heard[complaint].parent_is_ours


def test_an_edit_changes_text_and_version_but_not_the_id(world: World) -> None:
    posted = world.say(world.naming_us("it is broken"))
    [before] = world.collector.fetch(world.stream, "", "").mentions
    world.edit(posted, world.naming_us("it works now"))
    after = world.collector.refresh([posted])[posted]
    assert isinstance(after, IncomingMention)
    assert after.text == world.naming_us("it works now")
    assert after.version != before.version
    assert after.created_at == before.created_at


def test_two_edits_are_two_versions(world: World) -> None:
    posted = world.say(world.naming_us("one"))
    versions = set()
    for text in ("two", "three"):
        world.edit(posted, world.naming_us(text))
        now = world.collector.refresh([posted])[posted]
        assert isinstance(now, IncomingMention)
        versions.add(now.version)
    assert len(versions) == 2


def test_an_untouched_post_keeps_its_version(world: World) -> None:
    posted = world.say(world.naming_us("still here"))
    [before] = world.collector.fetch(world.stream, "", "").mentions
    world.clock.advance(hours=1)
    after = world.collector.refresh([posted])[posted]
    assert isinstance(after, IncomingMention)
    assert after.version == before.version


def test_refresh_knows_what_is_gone(world: World) -> None:
    kept, gone = world.say(world.naming_us("kept")), world.say(world.naming_us("gone"))
    world.delete(gone)
    found = world.collector.refresh([kept, gone])
    assert isinstance(found[kept], IncomingMention)
    assert found[gone] == Gone(gone)


def test_refresh_of_nothing_is_nothing(world: World) -> None:
    assert dict(world.collector.refresh([])) == {}


def test_a_thread_shows_all_sides_oldest_first(world: World) -> None:
    complaint = world.say(world.naming_us("the lid is cracked"))
    world.clock.advance(seconds=1)
    reply = world.we_say("Sorry!", under=complaint)
    world.clock.advance(seconds=1)
    answer = world.say("thanks", under=reply)
    world.say(world.naming_us("another matter"))
    thread_id = walk(world)[0][0].thread_id
    assert [mention.external_id for mention in world.collector.thread(thread_id)] == [
        complaint,
        reply,
        answer,
    ]
