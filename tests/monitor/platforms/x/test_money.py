from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from monitor.platforms.errors import Transient
from monitor.platforms.x.about import ABOUT
from monitor.platforms.x.listen import XCollector
from monitor.platforms.x.prices import Bill
from tests.contracts.x_world import XWorld

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_thing_is_charged_once_a_day() -> None:
    bill = Bill()
    price = Decimal("0.005")
    assert bill.add("us", "post", ["1", "2", "2"], price=price, now=NOON) == 2 * price
    assert bill.add("us", "post", ["2", "3"], price=price, now=NOON) == price
    assert bill.add("us", "user", ["3"], price=price, now=NOON) == price
    assert bill.add("they", "post", ["3"], price=price, now=NOON) == price
    assert bill.add("us", "post", ["3"], price=price, now=NOON + timedelta(hours=13)) == price


def test_a_page_costs_its_posts_their_authors_and_what_they_answer(x: XWorld) -> None:
    other = x.say("somebody else's post")
    x.say(x.naming_us("one"))
    x.say(x.naming_us("two"), under=other)
    since = x.clock.now - timedelta(days=1)
    collector = XCollector(x.account(), clock=x.clock, bill=Bill())
    collector.fetch("mentions", "", "", since=since)
    assert x.spent == [Decimal("0.017")]  # two mentions, one author, one answered post
    collector.fetch("mentions", "", "", since=since)
    assert len(x.spent) == 1


def test_no_page_costs_more_than_its_stream_says(x: XWorld) -> None:
    ours = x.we_say("New lids")
    for number in range(6):
        other = x.say(f"post {number}")
        x.server.posts.write(x.customer, x.naming_us("lid"), parent=other, quoted=ours)
    x.clock.advance(minutes=2)
    since = x.clock.now - timedelta(days=1)
    for stream, query in (("mentions", ""), ("search", "lid")):
        x.spent.clear()
        page = XCollector(x.account(), clock=x.clock).fetch(stream, query, "", since=since)
        assert 0 < sum(x.spent) <= ABOUT.stream(stream).cost * len(page.mentions)


def test_an_empty_page_costs_nothing(x: XWorld) -> None:
    x.collector.fetch("mentions", "", "", since=x.clock.now - timedelta(days=1))
    assert x.spent == []


def test_looking_again_pays_for_the_posts_alone(x: XWorld) -> None:
    said = [x.say(x.naming_us("one")), x.say(x.naming_us("two"))]
    x.collector.refresh(said)
    assert sum(x.spent) == 2 * ABOUT.look_cost


def test_what_x_did_not_answer_is_not_paid_for(x: XWorld) -> None:
    x.say(x.naming_us("one"))
    x.fail_next("server_error")
    with pytest.raises(Transient):
        x.collector.fetch("mentions", "", "", since=x.clock.now - timedelta(days=1))
    assert x.spent == []
