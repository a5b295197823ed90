from __future__ import annotations

import json
import uuid
from dataclasses import replace

import pytest

from monitor.domain.mention import Gone, IncomingMention, ReplyMode
from monitor.platforms.errors import AuthFailed, Refused, Transient
from responders.platforms.contract import Prepared, Target
from tests.contracts.bluesky_world import BlueskyWorld
from tests.fakes.bluesky_server import PUT

TEXT = "I'm sorry. A new lid is on its way."


def target_of(world: BlueskyWorld, uri: str) -> Target:
    mention = world.collector.refresh([uri])[uri]
    assert isinstance(mention, IncomingMention)
    return Target(uri, mention.version, mention.thread_id, mention.created_at, mention.ref)


def prepared(world: BlueskyWorld, text: str = TEXT) -> Prepared:
    uri = world.say(world.naming_us("the lid is cracked"))
    return world.poster.prepare(uuid.uuid4(), text, target_of(world, uri), now=world.clock.now)


def test_the_write_carries_an_explicit_null_and_its_own_key(world: BlueskyWorld) -> None:
    call = prepared(world)
    posted = world.poster.send(call)
    [asked] = [asked for asked in world.server.asked if asked.path == PUT]
    assert json.loads(asked.body) == {**call.body, "swapRecord": None}
    assert posted.external_id == f"at://{world.shop.did}/app.bsky.feed.post/{call.key}"


def test_what_is_prepared_can_be_stored_and_sent_later(world: BlueskyWorld) -> None:
    call = prepared(world, "Grüße 🫖 @ada.test https://acme.example")
    stored = replace(call, body=json.loads(json.dumps(call.body)))
    world.poster.send(call)
    world.poster.send(stored)
    assert world.our_replies(call.target.external_id) == [call.text]


def test_another_text_under_the_same_key_is_refused_and_changes_nothing(world: BlueskyWorld) -> None:
    call = prepared(world)
    world.poster.send(call)
    changed = replace(call, body={**call.body, "record": {**call.body["record"], "text": "Something else"}})
    with pytest.raises(Refused) as caught:
        world.poster.send(changed)
    assert caught.value.code == "already-posted"
    assert world.our_replies(call.target.external_id) == [TEXT]


def test_sending_again_is_always_allowed(world: BlueskyWorld) -> None:
    call = prepared(world)
    assert world.poster.may_send_again(call, now=world.clock.advance(days=3), attempts=9)


def test_handles_are_linked_and_unknown_ones_are_not(world: BlueskyWorld) -> None:
    call = prepared(world, "Hello @ada.test and @nobody.test")
    [facet] = call.body["record"]["facets"]
    assert facet["features"][0]["did"] == world.customer.did


@pytest.mark.parametrize("fault", ["slow", "server_error", "rate_limited", "nonsense"])
def test_a_handle_that_cannot_be_looked_up_does_not_stop_the_reply(world: BlueskyWorld, fault: str) -> None:
    world.collector.check()
    target = target_of(world, world.say(world.naming_us("the lid is cracked")))
    poster = world.poster
    world.server.fail_next(fault)  # type: ignore[arg-type]  # the faults are written out above
    call = poster.prepare(uuid.uuid4(), "Hello @ada.test and @finch.test", target, now=world.clock.now)
    assert "facets" not in call.body["record"]
    assert world.poster.send(call).external_id


def test_what_is_never_taken_is_refused_without_a_call(world: BlueskyWorld) -> None:
    target = target_of(world, world.say(world.naming_us("leaks")))
    before = len(world.server.asked)
    for text in (" ", "x" * 301, "👨\u200d👩\u200d👧\u200d👦" * 121):
        with pytest.raises(Refused):
            world.poster.prepare(uuid.uuid4(), text, target, now=world.clock.now)
    assert len(world.server.asked) == before


def test_a_known_account_is_prepared_for_without_a_call(world: BlueskyWorld) -> None:
    target = target_of(world, world.say(world.naming_us("leaks")))
    poster = type(world.poster)(replace(world.account(), external_id=world.shop.did))
    before = len(world.server.asked)
    call = poster.prepare(uuid.uuid4(), TEXT, target, now=world.clock.now)
    assert call.body["repo"] == world.shop.did
    assert len(world.server.asked) == before


def test_after_an_edit_the_reply_refers_to_the_new_version(world: BlueskyWorld) -> None:
    uri = world.say(world.naming_us("leaks"))
    before = target_of(world, uri)
    world.edit(uri, world.naming_us("leaks badly"))
    state = world.poster.target_state(before)
    assert isinstance(state, IncomingMention)
    after = replace(before, version=state.version, ref=state.ref)
    call = world.poster.prepare(uuid.uuid4(), TEXT, after, now=world.clock.now)
    assert call.body["record"]["reply"]["parent"]["cid"] == state.version != before.version


def test_a_thread_that_was_closed_to_us_says_so(world: BlueskyWorld) -> None:
    uri = world.say(world.naming_us("leaks"))
    target = target_of(world, uri)
    world.server.posts[uri].viewer["replyDisabled"] = True
    state = world.poster.target_state(target)
    assert isinstance(state, IncomingMention)
    assert state.reply.mode is ReplyMode.NONE


def test_a_post_that_makes_no_sense_is_not_taken_for_gone(world: BlueskyWorld) -> None:
    uri = world.say(world.naming_us("leaks"))
    target = target_of(world, uri)
    world.server.posts[uri].record["text"] = None
    with pytest.raises(Transient):
        world.poster.target_state(target)


def test_what_is_no_post_is_gone(world: BlueskyWorld) -> None:
    target = Target("7", "v", "7", world.clock.now)
    assert world.poster.target_state(target) == Gone("7")


def test_an_ended_session_costs_one_more_sign_in_and_no_second_post(world: BlueskyWorld) -> None:
    call = prepared(world)
    world.server.end_sessions()
    assert world.poster.send(call).external_id
    assert world.our_replies(call.target.external_id) == [TEXT]


def test_a_revoked_password_writes_nothing(world: BlueskyWorld) -> None:
    call = prepared(world)
    world.server.revoke(world.shop)
    with pytest.raises(AuthFailed):
        world.poster.send(call)
    assert world.our_replies(call.target.external_id) == []


def test_where_no_connection_stood_nothing_was_written(world: BlueskyWorld) -> None:
    call = prepared(world)
    world.server.close()
    with pytest.raises(Transient) as caught:
        world.poster.send(call)
    assert caught.value.applied == "no"


def test_the_poster_signs_in_once_for_all_it_does(world: BlueskyWorld) -> None:
    call = prepared(world)
    account = replace(world.account(session=""), keep=lambda _: None)
    poster = type(world.poster)(account)
    before = sum(asked.path.endswith("createSession") for asked in world.server.asked)
    poster.target_state(call.target)
    poster.standing(call.target)
    poster.send(call)
    poster.find(call)
    assert sum(asked.path.endswith("createSession") for asked in world.server.asked) - before == 1
