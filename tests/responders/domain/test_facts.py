"""What is taken over from a post, and what never is."""

from __future__ import annotations

import pytest

from responders.domain.facts import facts_of
from responders.domain.people import first_name


@pytest.mark.parametrize(
    ("text", "topic", "noun"),
    [
        ("My parcel never came", "delivery", "your parcel that never came"),
        ("kettle leaking after two days", "defect", "your leaking kettle"),
        ("On hold for 2 hrs", "waiting", "your time on hold, 2 hours of it"),
        ("you charged me £64.99 twice", "billing", "the double charge of £64.99"),
        ("your website is down since Monday", "outage", "our website being down since Monday"),
        ("the soup was cold", "quality", "your cold soup"),
        ("your driver was so rude", "staff", "how our driver treated you"),
        ("six weeks and still no refund", "billing", "the wait for your refund, six weeks now"),
        ("can't log in to my account", "account", "the lock-out from your account"),
        ("Trying to cancel for a month", "cancellation", "how hard we made it to cancel"),
        ("nobody answers my emails", "waiting", "our silence"),
        ("missed my connection because of you", "booking", "your missed connection"),
        ("You put your prices up again", "price", "the price rise"),
        ("two weeks waiting for a teapot lid", "delivery", "the wait for your teapot lid, two weeks now"),
    ],
)
def test_trouble_is_said_back_in_the_customers_words(text: str, topic: str, noun: str) -> None:
    issues = facts_of(text).issues
    assert (topic, noun) in [(issue.topic, issue.noun) for issue in issues]


def test_every_issue_of_a_post_is_found() -> None:
    issues = facts_of("My parcel never came, you charged me twice and the waiter was rude.").issues
    assert {issue.topic for issue in issues} == {"delivery", "billing", "staff"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shoutout to Priya at the till", ("Priya",)),
        ("Maria and Joe at the counter were so kind", ("Maria", "Joe")),
        ("Your driver Tom carried the sofa up", ("Tom",)),
        ("Paris was amazing, thanks Monday crew", ()),
        ("Love the Grace collection", ()),
    ],
)
def test_praised_colleagues_are_named(text: str, names: tuple[str, ...]) -> None:
    assert facts_of(text).staff == names


@pytest.mark.parametrize(
    ("name", "handle", "greeted"),
    [
        ("Jess Morris", "jm", "Jess"),
        ("Dr. Omar Khan", "ok", "Omar"),
        ("DAVE", "d", "Dave"),
        ("", "jess.m82", "Jess"),
        ("coffee lover", "sam_t", ""),
        ("Fern News", "fernnews", ""),
        ("{{ 7*7 }}", "x", ""),
        ("<script>", "x", ""),
        ("x" * 5000, "y", ""),
        ("محمد", "m", ""),
        ("ANGRY CUSTOMER", "ac", ""),
        ("Will They Ever Answer Me", "w", ""),
    ],
)
def test_only_a_likely_name_is_greeted(name: str, handle: str, greeted: str) -> None:
    assert first_name(name, handle) == greeted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{{ 7*7 }}",
        "{% for x in y %}",
        "<script>alert(1)</script>",
        "\u202e\u200b",
        "kettle " * 8_000,
        "a" * 50_000,
        "\ud800",
    ],
)
def test_hostile_text_gives_short_plain_values(text: str) -> None:
    facts = facts_of(text)
    for issue in facts.issues:
        assert len(issue.noun) < 120
        assert not set(issue.noun + issue.clause) & set("{}<>%@#")
