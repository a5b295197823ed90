"""What the room does on Bluesky itself. Each test speaks in posts of its own."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.domain.mention import Gone, IncomingMention, MentionKind, ReplyMode
from monitor.platforms.bluesky import listen
from monitor.platforms.bluesky.listen import BlueskyCollector
from monitor.platforms.errors import AuthFailed, Refused
from responders.platforms.bluesky.reply import BlueskyPoster
from responders.platforms.contract import Prepared
from tests.bluesky_network.people import Network, Person, aged, target_of, until

ROOT = Path(__file__).parents[2]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def ear(network: Network, shop: Person, secrets: dict[str, str]) -> BlueskyCollector:
    return BlueskyCollector(network.account(shop, secrets))


@pytest.fixture
def poster(network: Network, shop: Person, secrets: dict[str, str]) -> BlueskyPoster:
    return BlueskyPoster(network.account(shop, secrets))


def hear(ear: BlueskyCollector, uri: str, stream: str = "notifications", query: str = "") -> IncomingMention:
    """The post, once the ear brings it."""

    def listen() -> IncomingMention | None:
        cursor, more = "", True
        while more:
            page = ear.fetch(stream, query, cursor, since=now() - timedelta(hours=1))
            for mention in page.mentions:
                if mention.external_id == uri:
                    return mention
            cursor, more = page.cursor, page.more
        return None

    return until(listen)


def complaint(ear: BlueskyCollector, customer: Person, text: str) -> IncomingMention:
    return hear(ear, customer.post(f"@finchandfern.test {text}"))


def prepared(poster: BlueskyPoster, mention: IncomingMention, text: str) -> Prepared:
    return poster.prepare(uuid.uuid4(), text, target_of(mention), now=now())


def texts_below(customer: Person, mention: IncomingMention) -> list[str]:
    return [post["record"]["text"] for post in customer.replies_below(mention.external_id)]


def test_check_says_who_we_are_and_the_session_is_kept(
    ear: BlueskyCollector, shop: Person, secrets: dict[str, str]
) -> None:
    info = ear.check()
    assert (info.external_id, info.handle) == (shop.did, "finchandfern.test")
    assert info.may_reply
    assert secrets["session"]


def test_a_mention_is_heard_with_all_that_a_case_needs(ear: BlueskyCollector, customer: Person) -> None:
    mention = complaint(ear, customer, "the lid is cracked 🫖")
    assert mention.kind is MentionKind.MENTION
    assert mention.text == "@finchandfern.test the lid is cracked 🫖"
    assert mention.author is not None
    assert (mention.author.id, mention.author.handle) == (customer.did, "ada.test")
    assert mention.author.followers == 0
    assert mention.metrics["likes"] == 0
    assert mention.reply.mode is ReplyMode.API
    assert abs(now() - mention.created_at) < timedelta(minutes=1)


@pytest.mark.parametrize("stream", ["notifications", "search"])
def test_every_post_survives_the_real_page_borders(
    network: Network, ear: BlueskyCollector, customer: Person, monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    """The server's tokens are its own affair; ours are made of them."""
    word = f"blimp{stream}"
    said = {customer.post(f"@finchandfern.test {word} {number}") for number in range(10)}
    for uri in said:
        hear(ear, uri)
    monkeypatch.setattr(listen, "PAGE", 3)
    monkeypatch.setattr(listen, "AT_ONCE", 3)
    heard: set[str] = set()
    cursor, more, pages = "", True, 0
    while more:
        page = ear.fetch(stream, word, cursor, since=now() - timedelta(hours=1))
        heard.update(mention.external_id for mention in page.mentions)
        assert len(page.mentions) <= 3
        cursor, more, pages = page.cursor, page.more, pages + 1
    assert said <= heard
    assert pages >= 4


@pytest.mark.parametrize("stream", ["notifications", "search"])
def test_a_post_that_arrives_hours_late_is_heard(
    ear: BlueskyCollector, customer: Person, stream: str
) -> None:
    word = f"belated{stream}"
    first = customer.post(f"@finchandfern.test {word} one")
    hear(ear, first, stream, word)
    cursor = ear.fetch(stream, word, "", since=now() - timedelta(days=2)).cursor
    late = customer.post(f"@finchandfern.test {word} two", hours_ago=5)

    def listen_on() -> list[str]:
        page = ear.fetch(stream, word, cursor, since=now())
        return [mention.external_id for mention in page.mentions if mention.external_id == late]

    assert until(lambda: listen_on() or None) == [late]


def test_a_search_finds_it_too(ear: BlueskyCollector, customer: Person) -> None:
    uri = customer.post("my zorblax kettle leaks")
    assert hear(ear, uri, "search", "zorblax").kind is MentionKind.KEYWORD


def test_a_reply_stands_in_the_thread_with_its_links(
    ear: BlueskyCollector, poster: BlueskyPoster, customer: Person
) -> None:
    first = customer.post("my tea is cold")
    mention = hear(ear, customer.post("@finchandfern.test your kettle!", under=first))
    call = prepared(poster, mention, "Sorry, @ada.test 🫖! See https://acme.example/kettle #lids")
    assert list(poster.standing(call.target)) == []
    posted = poster.send(call)
    [reply] = until(lambda: customer.replies_below(mention.external_id) or None)
    assert reply["uri"] == posted.external_id
    assert reply["record"]["reply"]["root"]["uri"] == first == mention.thread_id
    assert reply["record"]["reply"]["parent"] == {"uri": mention.external_id, "cid": mention.version}
    text = reply["record"]["text"].encode()
    marked = {
        text[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode(): facet["features"][0]
        for facet in reply["record"]["facets"]
    }
    assert marked["@ada.test"]["did"] == customer.did
    assert marked["https://acme.example/kettle"]["uri"] == "https://acme.example/kettle"
    assert marked["#lids"]["tag"] == "lids"
    assert [one.external_id for one in poster.standing(call.target)] == [posted.external_id]


def test_the_customers_answer_is_known_as_one_to_us(
    ear: BlueskyCollector, poster: BlueskyPoster, customer: Person
) -> None:
    mention = complaint(ear, customer, "the spout drips")
    posted = poster.send(prepared(poster, mention, "Sorry about the spout."))
    until(lambda: customer.replies_below(mention.external_id) or None)
    answer = hear(ear, customer.post("thank you", under=posted.external_id))
    assert answer.kind is MentionKind.REPLY
    assert answer.parent_is_ours
    assert answer.parent_text == "Sorry about the spout."
    assert answer.thread_id == mention.thread_id


def test_sent_twice_it_stands_once(ear: BlueskyCollector, poster: BlueskyPoster, customer: Person) -> None:
    mention = complaint(ear, customer, "twice")
    call = prepared(poster, mention, "Once.")
    assert poster.find(call) is None
    first = poster.send(call)
    assert poster.send(call) == first
    assert poster.find(call) == first
    other = replace(call, body={**call.body, "record": {**call.body["record"], "text": "Something else."}})
    with pytest.raises(Refused) as caught:
        poster.send(other)
    assert caught.value.code == "already-posted"
    until(lambda: customer.replies_below(mention.external_id) or None)
    assert texts_below(customer, mention) == ["Once."]


def test_killed_after_the_send_it_is_found_and_sent_no_second_time(
    ear: BlueskyCollector, poster: BlueskyPoster, customer: Person, network: Network, shop: Person,
    secrets: dict[str, str],
) -> None:  # fmt: skip
    mention = complaint(ear, customer, "killed")
    call = prepared(poster, mention, "Still here.")
    settings = dict(network.account(shop, secrets).settings)
    died = subprocess.run(
        [sys.executable, "-m", "tests.bluesky_network.send_and_die"],
        input=pickle.dumps((settings, secrets, call)),
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    found = poster.find(call)
    assert found is not None
    assert poster.send(call) == found
    until(lambda: customer.replies_below(mention.external_id) or None)
    assert texts_below(customer, mention) == ["Still here."]


def test_a_deleted_post_is_gone_before_we_send(
    ear: BlueskyCollector, poster: BlueskyPoster, customer: Person
) -> None:
    mention = complaint(ear, customer, "never mind")
    call = prepared(poster, mention, "Sorry!")
    customer.delete(mention.external_id)
    gone = Gone(mention.external_id)
    assert until(lambda: poster.target_state(call.target) == gone)
    assert list(poster.standing(call.target)) == []


def test_an_edit_is_a_new_version_and_the_reply_refers_to_it(
    ear: BlueskyCollector, poster: BlueskyPoster, customer: Person
) -> None:
    mention = complaint(ear, customer, "it is broken")
    customer.edit(mention.external_id, "@finchandfern.test it works now")

    def edited() -> IncomingMention | None:
        state = poster.target_state(target_of(mention))
        assert isinstance(state, IncomingMention)
        return state if state.version != mention.version else None

    after = until(edited)
    assert after.text == "@finchandfern.test it works now"
    assert after.created_at == mention.created_at
    posted = poster.send(prepared(poster, after, "Glad to hear it."))
    [reply] = until(lambda: customer.replies_below(mention.external_id) or None)
    assert reply["uri"] == posted.external_id
    assert reply["record"]["reply"]["parent"]["cid"] == after.version


def test_a_thread_that_its_author_closed_is_told_so(ear: BlueskyCollector, customer: Person) -> None:
    mention = complaint(ear, customer, "no replies please")
    customer.close_thread(mention.external_id)

    def closed() -> IncomingMention | None:
        state = ear.refresh([mention.external_id])[mention.external_id]
        return state if isinstance(state, IncomingMention) and state.reply.mode is ReplyMode.NONE else None

    assert "only some people" in until(closed).reply.reason


def test_the_longest_text_is_taken(ear: BlueskyCollector, poster: BlueskyPoster, customer: Person) -> None:
    mention = complaint(ear, customer, "say more")
    text = "👨\u200d👩\u200d👧\u200d👦" * 120
    assert len(text.encode()) == 3000
    posted = poster.send(prepared(poster, mention, text))
    assert posted.external_id
    longest = poster.send(prepared(poster, mention, "ü" * 300))
    assert longest.external_id != posted.external_id


def test_a_session_that_ran_out_is_renewed_without_signing_in(network: Network, shop: Person) -> None:
    secrets = {"app_password": shop.app_password("renewed")}
    BlueskyCollector(network.account(shop, secrets)).check()
    before = secrets["session"] = aged(secrets["session"])
    renewed = BlueskyCollector(network.account(shop, secrets | {"app_password": "wrong"}))
    assert renewed.check().external_id == shop.did
    BlueskyCollector(network.account(shop, secrets)).check()
    assert secrets["session"] != before


def test_a_revoked_app_password_lets_nobody_in(network: Network) -> None:
    owner = network.join("bettina")
    secrets = {"app_password": owner.app_password("taken-back")}
    BlueskyCollector(network.account(owner, secrets)).check()
    owner.do("com.atproto.server.revokeAppPassword", name="taken-back")
    secrets["session"] = aged(secrets["session"])
    with pytest.raises(AuthFailed, match="Connect the account again"):
        BlueskyCollector(network.account(owner, secrets)).check()
    with pytest.raises(AuthFailed):
        BlueskyCollector(network.account(owner, {**secrets, "session": ""})).check()
