from __future__ import annotations

import time
import uuid
from contextlib import suppress

import pytest

from monitor.domain.mention import Gone as GonePost
from monitor.domain.mention import IncomingMention
from monitor.platforms.errors import AuthFailed, Gone, PlatformError, RateLimited, Refused, Transient
from responders.platforms.contract import Posted, Prepared, Target
from tests.contracts.world import World

pytestmark = pytest.mark.needs("names", "threads", "lookup", "replies")
needs = pytest.mark.needs
TEXT = "I'm sorry. A new lid is on its way and with you by Thursday.\n– Maya"


def target_of(world: World, external_id: str) -> Target:
    mention = world.collector.refresh([external_id])[external_id]
    assert isinstance(mention, IncomingMention)
    return Target(
        external_id=mention.external_id,
        version=mention.version,
        thread_id=mention.thread_id,
        written_at=mention.created_at,
        ref=mention.ref,
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
    [reply] = world.poster.standing(target_of(world, complaint))
    assert reply.external_id == posted.external_id
    assert reply.parent_id == complaint


def test_what_stands_below_a_post_already_is_seen_before_we_send(world: World, complaint: str) -> None:
    assert list(world.poster.standing(target_of(world, complaint))) == []
    by_hand = world.we_say("Sorry! We are on it.", under=complaint)
    assert [post.external_id for post in world.poster.standing(target_of(world, complaint))] == [by_hand]


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


def test_sending_under_a_deleted_post_writes_nothing_or_is_told(world: World, complaint: str) -> None:
    """A platform may take such a reply (Bluesky does): that is why we look first."""
    call = prepared(world, complaint)
    world.delete(complaint)
    told = None
    try:
        world.poster.send(call)
    except (Gone, Refused) as error:
        told = str(error)
    assert told is None or (told and world.our_replies(complaint) == [])


@needs("edits")
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


@needs("network")
@pytest.mark.parametrize("fault", ["server_error", "dropped", "slow", "nonsense", "moved", "no_page"])
@pytest.mark.parametrize("applied", [True, False])
def test_a_write_whose_end_is_not_known_is_sent_once_and_looked_for(
    world: World, complaint: str, fault: str, *, applied: bool
) -> None:
    call = prepared(world, complaint)
    before = world.writes()
    world.fail_next(fault, writing=True, applied=applied)  # type: ignore[arg-type]
    with pytest.raises(Transient) as caught:
        world.poster.send(call)
    assert caught.value.applied == "unknown"
    assert world.writes() - before == 1
    found = world.poster.find(call)
    arrived = applied or fault == "slow"
    assert (found is not None) == arrived
    assert world.our_replies(complaint) == ([TEXT] if arrived else [])


@needs("network")
def test_a_write_whose_answer_drips_ends_in_time_and_is_not_known(world: World, complaint: str) -> None:
    call = prepared(world, complaint)
    world.fail_next("drip", writing=True, applied=True)
    began = time.monotonic()
    with pytest.raises(Transient) as caught:
        world.poster.send(call)
    assert time.monotonic() - began < world.patience + 1
    assert caught.value.applied == "unknown"
    assert world.our_replies(complaint) == [TEXT]


@needs("network")
@pytest.mark.parametrize("fault", ["server_error", "dropped", "slow", "nonsense", "moved", "no_page"])
def test_a_look_that_failed_is_never_taken_for_nothing_there(
    world: World, complaint: str, fault: str
) -> None:
    call = prepared(world, complaint)
    world.poster.send(call)
    world.fail_next(fault, times=5)  # type: ignore[arg-type]
    with pytest.raises(PlatformError):
        world.poster.find(call)


@needs("network")
def test_a_rate_limit_writes_nothing(world: World, complaint: str) -> None:
    call = prepared(world, complaint)
    before = world.writes()
    world.fail_next("rate_limited", writing=True)
    with pytest.raises(RateLimited):
        world.poster.send(call)
    assert world.writes() - before == 1
    assert world.our_replies(complaint) == []


@needs("network")
def test_a_revoked_token_writes_nothing(world: World, complaint: str) -> None:
    call = prepared(world, complaint)
    world.fail_next("unauthorised", writing=True, times=3)
    with pytest.raises(AuthFailed):
        world.poster.send(call)
    assert world.our_replies(complaint) == []


@needs("network")
def test_where_sending_again_is_allowed_it_makes_no_second_post(world: World, complaint: str) -> None:
    call = prepared(world, complaint)
    world.poster.send(call)
    if not world.poster.may_send_again(call, now=world.clock.now, attempts=1):
        return
    with suppress(Transient, Refused):
        world.poster.send(call)
    assert world.our_replies(complaint) == [TEXT]
