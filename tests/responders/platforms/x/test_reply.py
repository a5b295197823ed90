from __future__ import annotations

import socket
import uuid
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from monitor.domain.mention import IncomingMention
from monitor.platforms.errors import QuotaExhausted, RateLimited, Refused, Transient
from responders.platforms.contract import Prepared, Target
from responders.platforms.x.limits import price_of
from responders.platforms.x.reply import connect
from responders.platforms.x.sameness import is_reply
from tests.contracts.x_world import XWorld

TEXT = "I'm sorry. A new lid is on its way. – Maya"


def target_of(x: XWorld, external_id: str) -> Target:
    mention = x.collector.refresh([external_id])[external_id]
    assert isinstance(mention, IncomingMention)
    return Target(mention.external_id, mention.version, mention.thread_id, mention.created_at, mention.ref)


def prepared(x: XWorld, external_id: str, text: str = TEXT) -> Prepared:
    return x.poster.prepare(uuid.uuid4(), text, target_of(x, external_id), now=x.clock.now)


@pytest.fixture
def complaint(x: XWorld) -> str:
    return x.say(x.naming_us("the lid is cracked"))


@pytest.mark.parametrize(
    "text",
    [
        "See https://shop.example/lids?size=5&c=red for it – Maya",
        "See shop.example for it & <tell> us – Maya",
        "@ada_k sorry!  Two  spaces\n\nand a line – Maya",
        "Désolé 🫖 – Maya",
    ],
)
def test_a_reply_is_found_though_x_changes_its_words(x: XWorld, complaint: str, text: str) -> None:
    call = prepared(x, complaint, text)
    posted = x.poster.send(call)
    found = x.poster.find(call)
    assert found is not None
    assert found.external_id == posted.external_id
    assert found.permalink == f"https://x.com/i/web/status/{posted.external_id}"


def test_a_reply_with_other_words_or_none_is_not_the_one(x: XWorld) -> None:
    assert is_reply({"text": "@ada_k Sorry about the lid https://t.co/a"}, "Sorry about the lid shop.example")
    assert not is_reply({"text": "@ada_k Sorry about the box"}, "Sorry about the lid")
    assert not is_reply({"id": "1"}, "Sorry about the lid")


def test_a_reply_that_stood_there_long_before_is_not_taken_for_the_one_sent_now(
    x: XWorld, complaint: str
) -> None:
    x.we_say(TEXT, under=complaint)
    x.clock.advance(hours=1)
    assert x.poster.find(prepared(x, complaint)) is None


def test_the_same_words_once_more_are_refused_by_x_and_not_known_to_us(x: XWorld, complaint: str) -> None:
    call = prepared(x, complaint)
    x.poster.send(call)
    with pytest.raises(Transient) as caught:
        x.poster.send(call)
    assert caught.value.applied == "unknown"
    assert x.our_replies(complaint) == [TEXT]


def test_it_is_sent_a_second_time_at_most(x: XWorld, complaint: str) -> None:
    call = prepared(x, complaint)
    assert x.poster.may_send_again(call, now=x.clock.now, attempts=1)
    assert not x.poster.may_send_again(call, now=x.clock.now, attempts=2)


def test_who_did_not_name_us_is_not_answered_by_api(x: XWorld) -> None:
    said = x.say("Finch & Fern, what a name")
    with pytest.raises(Refused) as caught:
        prepared(x, said)
    assert caught.value.code == "not-summoned"
    assert x.writes() == 0


def test_x_itself_says_no_to_a_reply_that_nobody_asked_for(x: XWorld) -> None:
    said = x.say("Finch & Fern, what a name")
    target = replace(target_of(x, said), ref={"post_id": said})
    with pytest.raises(Refused) as caught:
        x.poster.send(x.poster.prepare(uuid.uuid4(), TEXT, target, now=x.clock.now))
    assert caught.value.code == "not-summoned"
    assert "mentioned" in str(caught.value)


def test_who_quotes_us_is_answered(x: XWorld) -> None:
    quoting = x.server.posts.write(x.customer, "look at this", quoted=x.we_say("New lids")).id
    assert x.poster.send(prepared(x, quoting)).external_id


def test_the_version_that_was_read_is_the_one_answered(x: XWorld, complaint: str) -> None:
    x.clock.advance(seconds=2)
    edited = x.server.posts.edit(complaint, x.naming_us("the lid and the box")).id
    call = prepared(x, complaint)
    assert call.body == {"in_reply_to": edited}
    posted = x.poster.send(call)
    [standing] = x.poster.standing(call.target)
    assert (standing.external_id, standing.parent_id) == (posted.external_id, complaint)
    assert x.poster.find(call) == posted


def test_an_app_that_may_only_read_is_told_what_to_do(x: XWorld, complaint: str) -> None:
    call = prepared(x, complaint)
    x.server.access = "read"
    with pytest.raises(Refused, match="Read and write") as caught:
        x.poster.send(call)
    assert caught.value.code == "read-only"
    assert x.our_replies(complaint) == []


def test_used_up_credits_write_nothing(x: XWorld, complaint: str) -> None:
    call = prepared(x, complaint)
    x.server.out_of_credits = True
    with pytest.raises(QuotaExhausted):
        x.poster.send(call)
    assert x.our_replies(complaint) == []


def test_the_limit_of_the_day_is_waited_for(x: XWorld, complaint: str) -> None:
    call = prepared(x, complaint)
    reset = int(x.clock.now.timestamp()) + 5 * 3600
    x.server.limits = {"x-user-limit-24hour-remaining": "0", "x-user-limit-24hour-reset": str(reset)}
    x.fail_next("rate_limited", writing=True)
    with pytest.raises(RateLimited) as caught:
        x.poster.send(call)
    assert caught.value.until == x.clock.now + timedelta(hours=5)


def test_nothing_was_written_where_nobody_listens(x: XWorld, complaint: str) -> None:
    call = prepared(x, complaint)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        x.settings["api"] = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(Transient) as caught:
        x.poster.send(call)
    assert caught.value.applied == "no"


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Sorry! – Maya", "0.010"),
        ("See https://a.example/b – Maya", "0.200"),
        ("See shop.com – Maya", "0.200"),
    ],
)
def test_a_reply_costs_what_x_says(x: XWorld, complaint: str, text: str, price: str) -> None:
    call = prepared(x, complaint, text)
    x.spent.clear()
    x.poster.send(call)
    assert x.spent == [Decimal(price)]
    assert price_of(text) == Decimal(price)


@pytest.mark.parametrize("text", ["x" * 280, "界" * 140, "🫖" * 140])
def test_a_text_of_x_s_own_length_is_taken(x: XWorld, complaint: str, text: str) -> None:
    assert prepared(x, complaint, text).text == text


@pytest.mark.parametrize("text", ["x" * 281, "界" * 141, "🫖" * 141])
def test_a_longer_one_is_refused_before_sending(x: XWorld, complaint: str, text: str) -> None:
    with pytest.raises(Refused) as caught:
        prepared(x, complaint, text)
    assert caught.value.code == "too-long"
    assert x.writes() == 0


def test_too_many_posts_of_ours_to_look_through_is_not_nothing(
    x: XWorld, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = prepared(x, complaint)
    monkeypatch.setattr("monitor.platforms.x.own.PAGES", 1)
    for number in range(101):
        x.we_say(f"Daily news {number}")
    with pytest.raises(Transient):
        x.poster.find(call)


def test_an_answer_without_an_id_leaves_it_open(
    x: XWorld, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = prepared(x, complaint)
    monkeypatch.setattr(x.server, "_create", lambda asked: {"data": {"text": "hm"}})
    with pytest.raises(Transient) as caught:
        x.poster.send(call)
    assert caught.value.applied == "unknown"


def test_connecting_calls_nobody(x: XWorld) -> None:
    assert callable(connect(x.account()).send)
    assert x.server.asked == []
