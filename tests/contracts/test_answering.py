from __future__ import annotations

import uuid

import pytest

from monitor.domain.mention import Gone as GonePost
from monitor.domain.mention import IncomingMention
from monitor.platforms.errors import Gone, Refused, Transient
from responders.platforms.contract import Posted, Prepared, Target
from tests.contracts.world import World

TEXT = "I'm sorry. A new lid is on its way and with you by Thursday.\n– Maya"


def target_of(world: World, external_id: str) -> Target:
    mention = world.collector.refresh([external_id])[external_id]
    assert isinstance(mention, IncomingMention)
    return Target(
        external_id=mention.external_id, version=mention.version, thread_id=mention.thread_id, ref=mention.ref
    )


def prepared(world: World, external_id: str, text: str = TEXT) -> Prepared:
    return world.poster.prepare(uuid.uuid4(), text, target_of(world, external_id), now=world.clock.now)


@pytest.fixture
def complaint(world: World) -> str:
    return world.say(world.naming_us("the lid is cracked"))


def test_preparing_writes_nothing(world: World, complaint: str) -> None:
    call = prepared(world, complaint)
    assert call.text == TEXT
    assert call.key
    assert world.our_replies(complaint) == []


def test_the_key_belongs_to_the_intent(world: World, complaint: str) -> None:
    target, intent = target_of(world, complaint), uuid.uuid4()
    one = world.poster.prepare(intent, TEXT, target, now=world.clock.now)
    two = world.poster.prepare(intent, TEXT, target, now=world.clock.now)
    other = world.poster.prepare(uuid.uuid4(), TEXT, target, now=world.clock.now)
    assert one == two
    assert other.key != one.key


def test_one_send_is_exactly_one_reply_in_the_customers_thread(world: World, complaint: str) -> None:
    posted = world.poster.send(prepared(world, complaint))
    assert posted.external_id
    assert posted.permalink.startswith("http")
    assert world.our_replies(complaint) == [TEXT]
    thread = world.collector.thread(target_of(world, complaint).thread_id)
    [reply] = [post for post in thread if post.external_id == posted.external_id]
    assert reply.parent_id == complaint


def test_a_reply_that_was_sent_is_found(world: World, complaint: str) -> None:
    call = prepared(world, complaint)
    posted = world.poster.send(call)
    found = world.poster.find(call)
    assert found is not None
    assert found.external_id == posted.external_id


def test_nothing_is_found_before_anything_was_sent(world: World, complaint: str) -> None:
    assert world.poster.find(prepared(world, complaint)) is None


def test_another_reply_of_ours_in_the_thread_is_not_taken_for_this_one(world: World, complaint: str) -> None:
    world.poster.send(prepared(world, complaint, "Which lid is it, please? – Maya"))
    assert world.poster.find(prepared(world, complaint)) is None


def test_an_answer_that_gets_lost_is_unknown_then_found_once(world: World, complaint: str) -> None:
    world.behave(complaint, "lost")
    call = prepared(world, complaint)
    with pytest.raises(Transient) as caught:
        world.poster.send(call)
    assert caught.value.applied == "unknown"
    assert isinstance(world.poster.find(call), Posted)
    assert world.our_replies(complaint) == [TEXT]


def test_a_slow_platform_still_posts_once(world: World, complaint: str) -> None:
    world.behave(complaint, "slow")
    assert world.poster.send(prepared(world, complaint)).external_id
    assert world.our_replies(complaint) == [TEXT]


def test_a_refusal_has_a_reason_and_writes_nothing(world: World, complaint: str) -> None:
    world.behave(complaint, "refuse")
    call = prepared(world, complaint)
    with pytest.raises(Refused) as caught:
        world.poster.send(call)
    assert caught.value.code
    assert str(caught.value)
    assert world.our_replies(complaint) == []
    assert world.poster.find(call) is None


@pytest.mark.parametrize("text", ["", "   ", "x" * 20_000])
def test_a_text_that_the_platform_never_takes_is_refused_before_sending(
    world: World, complaint: str, text: str
) -> None:
    with pytest.raises(Refused):
        prepared(world, complaint, text)


def test_a_deleted_post_cannot_be_answered(world: World, complaint: str) -> None:
    call = prepared(world, complaint)
    world.delete(complaint)
    assert world.poster.target_state(call.target) == GonePost(complaint)
    with pytest.raises(Gone):
        world.poster.send(call)


def test_the_target_shows_an_edit_before_we_send(world: World, complaint: str) -> None:
    target = target_of(world, complaint)
    untouched = world.poster.target_state(target)
    world.edit(complaint, world.naming_us("found the lid, ignore me"))
    state = world.poster.target_state(target)
    assert isinstance(untouched, IncomingMention)
    assert isinstance(state, IncomingMention)
    assert untouched.version == target.version
    assert state.version != target.version


@pytest.mark.parametrize("text", ["Ünïcode 🫖 ok", 'quotes " and <tags> & more', "two\nlines"])
def test_the_text_arrives_as_it_was_approved(world: World, complaint: str, text: str) -> None:
    world.poster.send(prepared(world, complaint, text))
    assert world.our_replies(complaint) == [text]
