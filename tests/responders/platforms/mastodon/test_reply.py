from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.mention import IncomingMention
from monitor.platforms.errors import AuthFailed, Refused, Transient
from responders.platforms.contract import Prepared, Target
from responders.platforms.mastodon.reply import MastodonPoster
from tests.contracts.mastodon_world import MastodonWorld

TEXT = "A new lid is on its way: https://finch.example/orders/4711?from=mail\n– Maya"


def target_of(world: MastodonWorld, post_id: str) -> Target:
    post = world.collector.refresh([post_id])[post_id]
    assert isinstance(post, IncomingMention)
    return Target(
        external_id=post.external_id,
        version=post.version,
        thread_id=post.thread_id,
        written_at=post.created_at,
        ref=post.ref,
    )


def prepared(world: MastodonWorld, post_id: str, text: str = TEXT) -> Prepared:
    return world.poster.prepare(uuid.uuid4(), text, target_of(world, post_id), now=world.clock.now)


def test_a_reply_reaches_its_customer_with_the_approved_words(any_world: MastodonWorld) -> None:
    complaint = any_world.say("@finch the lid is cracked")
    call = prepared(any_world, complaint)
    any_world.poster.send(call)
    [sent] = any_world.state.below(any_world.state.found(complaint))
    assert sent.text == f"@ada_k {TEXT}"
    assert call.text == TEXT
    assert sent.visibility == "unlisted"
    assert sent.key == call.key
    assert sent.language == "en"


def test_somebody_on_another_server_is_named_with_it(world: MastodonWorld) -> None:
    bea = world.state.person("bea@other.example")
    complaint = world.state.post(bea, "@finch broken").id
    world.poster.send(prepared(world, complaint))
    [sent] = world.state.below(world.state.found(complaint))
    assert sent.text.startswith("@bea@other.example A new lid")
    call = prepared(world, complaint)
    found = world.poster.find(call)
    assert found is not None
    assert found.external_id == sent.id


@pytest.mark.parametrize("visibility", ["unlisted", "private", "direct"])
def test_who_could_not_see_the_post_does_not_see_the_reply(any_world: MastodonWorld, visibility: str) -> None:
    complaint = any_world.state.post(any_world.customer, "@finch psst", visibility=visibility).id
    call = prepared(any_world, complaint)
    posted = any_world.poster.send(call)
    [sent] = any_world.state.below(any_world.state.found(complaint))
    assert sent.visibility == visibility
    found = any_world.poster.find(call)
    assert found is not None
    assert found.external_id == posted.external_id


def test_a_warning_is_taken_over(world: MastodonWorld) -> None:
    complaint = world.state.post(world.customer, "@finch ouch", spoiler="broken glass").id
    call = prepared(world, complaint)
    world.poster.send(call)
    [sent] = world.state.below(world.state.found(complaint))
    assert sent.spoiler == "broken glass"
    assert world.poster.find(call) is not None


def test_a_reply_below_our_reply_has_what_it_needs(world: MastodonWorld) -> None:
    posted = world.poster.send(prepared(world, world.say("@finch hello")))
    again = world.collector.refresh([posted.external_id])[posted.external_id]
    assert isinstance(again, IncomingMention)
    assert dict(posted.ref) == dict(again.ref)


def test_sending_again_is_left_to_servers_that_keep_the_key(any_world: MastodonWorld) -> None:
    call = prepared(any_world, any_world.say("@finch hello"))
    now = any_world.clock.now
    keeps = any_world.server.flavour.keeps_keys
    assert any_world.poster.may_send_again(call, now=now + timedelta(minutes=49), attempts=1) is keeps
    assert not any_world.poster.may_send_again(call, now=now + timedelta(minutes=51), attempts=1)


def test_a_server_that_nobody_knows_is_not_trusted_with_a_second_sending(world: MastodonWorld) -> None:
    call = prepared(world, world.say("@finch hello"))
    account = replace(world.account(), settings={"server": world.server.url})
    assert not MastodonPoster(account).may_send_again(call, now=world.clock.now, attempts=1)


def test_a_reply_is_found_though_its_post_was_deleted_meanwhile(any_world: MastodonWorld) -> None:
    complaint = any_world.say("@finch the lid is cracked")
    call = prepared(any_world, complaint)
    posted = any_world.poster.send(call)
    any_world.delete(complaint)
    found = any_world.poster.find(call)
    assert found is not None
    assert found.external_id == posted.external_id


def test_a_token_that_may_not_post_is_refused_and_nothing_is_written(world: MastodonWorld) -> None:
    complaint = world.say("@finch hello")
    call = prepared(world, complaint)
    world.server.scopes = ["read"]
    with pytest.raises(Refused, match="outside the authorized scopes"):
        world.poster.send(call)
    assert world.our_replies(complaint) == []


def test_a_good_answer_with_a_header_that_makes_no_sense_may_have_been_posted(world: MastodonWorld) -> None:
    """The library calls this a rate limit, and nothing is written where we are told of one."""
    complaint = world.say("@finch hello")
    call = prepared(world, complaint)
    world.server.headers = {"X-RateLimit-Reset": "soon"}
    with pytest.raises(Transient) as caught:
        world.poster.send(call)
    assert caught.value.applied == "unknown"
    world.server.headers = {}
    assert world.poster.find(call) is not None


def test_where_nothing_listens_nothing_was_written(world: MastodonWorld) -> None:
    call = prepared(world, world.say("@finch hello"))
    account = replace(world.account(), settings={"server": "http://127.0.0.1:9"})
    with pytest.raises(Transient) as caught:
        MastodonPoster(account).send(call)
    assert caught.value.applied == "no"


def test_no_error_tells_the_token(world: MastodonWorld) -> None:
    call = prepared(world, world.say("@finch hello"))
    account = world.account(token="revoked-token")
    with pytest.raises(AuthFailed) as caught:
        MastodonPoster(account).send(call)
    assert "revoked-token" not in f"{caught.value!r} {caught.value.__cause__!r} {account!r}"
