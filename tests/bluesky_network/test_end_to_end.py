"""Amends as a shop has it, on Bluesky itself: connected by command line, with its clock running."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest

from tests.bluesky_network.connected import Connected, moment_of
from tests.bluesky_network.people import Network, Person, until

pytestmark = pytest.mark.processes

EVERY = int(os.environ.get("AMENDS_TEST_BLUESKY_EVERY", "15"))
"""The source's interval in seconds. An owner's is 60 unless changed; 15 is the least that it can be."""
AT_DESK = 2.0
"""Seconds that Amends has for a post beside the interval: fetching, reading, filing and drafting it."""
COMPLAINT = "your kettle arrived broken. The lid is cracked and nobody answers my mails!"
SORRY = "That must not happen, and it is our fault"
DRAFTED = """
    SELECT mention.external_id, draft.id IS NOT NULL FROM monitor_mention mention
    LEFT JOIN responders_draft draft ON draft.mention_id = mention.id AND draft.state = 'proposed'
"""


@dataclass
class Said:
    """A customer's post and the times of day at which it came how far."""

    customer: Person
    above: str
    uri: str
    posted: float
    listed: float
    heard: float = 0
    drafted: float = 0


@dataclass
class ByHand:
    """A reply that was approved here and then posted in the app."""

    said: Said
    reply: int
    uri: str
    posted: float


def complain(amends: Connected, name: str, *, in_thread: bool) -> Said:
    """A customer mentions us; returns once listNotifications has it, whoever asks."""
    customer = amends.network.join(name)
    above = customer.post("Look what the post brought today") if in_thread else ""
    posted = time.time()
    uri = customer.post(f"@{amends.shop.handle} {COMPLAINT}", under=above)

    def told() -> bool:
        answer = amends.shop.call("app.bsky.notification.listNotifications", limit=20)
        return any(one["uri"] == uri for one in answer["notifications"])

    return Said(customer, above or uri, uri, posted, moment_of(told))


def see_drafted(amends: Connected, said: Mapping[str, Said]) -> bool:
    """Write down what has been heard and drafted by now; True where all is."""
    for uri, drafted in amends.rows(DRAFTED):
        if uri in said:
            one = said[uri]
            one.heard = one.heard or time.time()
            one.drafted = one.drafted or (time.time() if drafted else 0)
    return all(one.drafted for one in said.values())


@pytest.fixture(scope="module")
def connected(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Connected:
    for name in ("bea", "carl", "dora", "emil"):
        network.join(name)
    return Connected(network, tmp_path_factory.mktemp("connected"), every=EVERY)


@pytest.fixture(scope="module")
def said_before(connected: Connected) -> Said:
    """A complaint from before the clock was started."""
    return complain(connected, "dora", in_thread=False)


@pytest.fixture(scope="module")
def amends(connected: Connected, said_before: Said) -> Iterator[Connected]:
    connected.start()
    try:
        until(lambda: see_drafted(connected, {said_before.uri: said_before}), patience=60)
        yield connected
    finally:
        log = connected.end()
    assert "Traceback" not in log
    assert "nothing was left in hand" in log


@pytest.fixture(scope="module")
def by_hand(amends: Connected, said_before: Said) -> ByHand:
    """Posted early, since Amends leaves a person some time before it looks."""
    decided = amends.approve(said_before.uri, f"{SORRY}. A new kettle leaves today. – Maya", mode="by_hand")
    assert decided["state"] == "by_hand"
    # A person changes a word while pasting.
    uri = amends.shop.post(f"{SORRY}! A new kettle leaves today. – Maya", under=said_before.uri)
    return ByHand(said_before, decided["reply"], uri, time.time())


@pytest.fixture(scope="module")
def complaints(amends: Connected, by_hand: ByHand) -> dict[str, Said]:
    """Posts of three customers, spread over one interval from just after a pull; all are at the desk."""
    amends.next_pull(patience=2 * EVERY + 30)
    began = time.time()
    said: dict[str, Said] = {}
    for number, name in enumerate(("bea", "carl", "emil")):
        time.sleep(max(0.0, began + number * EVERY / 3 - time.time()))
        said[name] = complain(amends, name, in_thread=name == "bea")
    by_uri = {one.uri: one for one in said.values()}
    until(lambda: see_drafted(amends, by_uri), patience=2 * EVERY + 30, every=0.02)
    return said


def test_a_mention_stands_at_the_desk_within_the_interval(
    complaints: dict[str, Said], measured: Callable[[str], None]
) -> None:
    for one in complaints.values():
        listed, waited = one.listed - one.posted, one.drafted - one.posted
        read = one.drafted - one.heard
        measured(
            f"posted to proposed draft: {waited:.2f} s with an interval of {EVERY} s; in it, the network's own "
            f"delay {listed:.2f} s, from the stored mention to the draft {read:.2f} s"
        )
        assert waited - listed <= EVERY + AT_DESK
        assert read <= AT_DESK


def test_the_approved_answer_stands_in_the_thread_once_with_its_links(
    amends: Connected, complaints: dict[str, Said], measured: Callable[[str], None]
) -> None:
    said = complaints["bea"]
    text = f"{SORRY}, @bea.test 🫖. A new kettle leaves today: https://tin.example/kettle – Maya"
    decided = amends.approve(said.uri, text)
    seen = moment_of(lambda: said.customer.replies_below(said.uri))
    measured(f"approved to seen in the thread: {seen - decided['at']:.2f} s")

    [reply] = said.customer.replies_below(said.uri)
    record = reply["record"]
    assert reply["author"]["did"] == amends.shop.did
    assert record["text"] == text
    [parent] = said.customer.call("app.bsky.feed.getPosts", uris=[said.uri])["posts"]
    [root] = said.customer.call("app.bsky.feed.getPosts", uris=[said.above])["posts"]
    assert record["reply"]["parent"] == {"uri": said.uri, "cid": parent["cid"]}
    assert record["reply"]["root"] == {"uri": said.above, "cid": root["cid"]}
    assert said.above != said.uri
    marked = {
        text.encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode(): facet["features"]
        for facet in record["facets"]
    }
    assert marked.keys() == {"@bea.test", "https://tin.example/kettle"}
    assert marked["@bea.test"][0]["did"] == said.customer.did
    assert marked["https://tin.example/kettle"][0]["uri"] == "https://tin.example/kettle"
    assert [one["uri"] for one in amends.answers(said.uri)] == [reply["uri"]]
    until(lambda: amends.reply(decided["reply"]) == ("posted", "", reply["uri"]))


def test_nothing_is_written_below_a_post_that_was_deleted_before_sending(
    amends: Connected, complaints: dict[str, Said]
) -> None:
    said = complaints["carl"]
    decided = amends.approve(said.uri, f"{SORRY}. A new kettle leaves today. – Maya", outbox=4)
    said.customer.delete(said.uri)
    until(lambda: amends.reply(decided["reply"])[0] not in {"approved", "sending"}, patience=30)
    state, reason, written = amends.reply(decided["reply"])
    assert (state, written) == ("held", "")
    assert "deleted" in reason
    assert amends.answers(said.uri) == []
    # The words go once a later look agrees. Noting this comes right after the reply was held.
    missed = "SELECT missed_at IS NOT NULL FROM monitor_mention WHERE external_id = ?"
    until(lambda: amends.rows(missed, said.uri) == [(1,)], patience=2)


def test_an_answer_posted_by_hand_is_found_by_itself(
    amends: Connected, by_hand: ByHand, measured: Callable[[str], None]
) -> None:
    found = moment_of(lambda: amends.reply(by_hand.reply)[0] == "posted", patience=90)
    measured(f"posted by hand to found: {found - by_hand.posted:.0f} s at most")
    assert amends.reply(by_hand.reply)[2] == by_hand.uri
    assert [one["uri"] for one in amends.answers(by_hand.said.uri)] == [by_hand.uri]
    [[state]] = amends.rows(
        "SELECT c.state FROM monitor_case c JOIN monitor_mention m ON m.case_id = c.id WHERE m.external_id = ?",
        by_hand.said.uri,
    )
    assert state == "answered"
