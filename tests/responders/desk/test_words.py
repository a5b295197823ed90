from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.domain.mention import ReplyMode
from monitor.models import Channel, Mention, Reading
from responders.desk.words import (
    at_handle,
    clock_left,
    listed,
    reading_in_words,
    safe_link,
    short_time,
    verdict_on,
)
from tests.factories import NOW


@pytest.mark.parametrize(
    ("minutes", "text", "tone"),
    [(125, "2 h left", "calm"), (20, "20 min left", "soon"), (-5, "5 min over", "over")],
)
def test_the_clock_says_how_long_is_left(minutes: int, text: str, tone: str) -> None:
    left = clock_left(NOW + timedelta(minutes=minutes), NOW)
    assert (left.text, left.tone) == (text, tone)


def test_a_reading_is_told_in_sentences() -> None:
    reading = Reading(
        kind="complaint", confidence=0.87, topics=["delivery", "other"], escalate=True, risks=["legal"]
    )
    assert reading_in_words(reading) == (
        "Complaint about delivery, fairly sure (87 %).",
        "Must not wait: legal threat.",
    )


def test_an_unsure_reading_names_the_other_possibility_and_asks_a_person() -> None:
    reading = Reading(
        kind="question", confidence=0.4, probabilities={"complaint": 0.35, "question": 0.4, "praise": 0.25}
    )
    assert reading_in_words(reading)[1:] == ("It could also be: complaint (35 %).", "Please decide yourself.")


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ([], ""),
        (["legal"], "legal threat"),
        (["delivery", "billing", "staff"], "delivery, billing and staff"),
    ],
)
def test_codes_are_listed_as_people_do(codes: list[str], said: str) -> None:
    assert listed(codes) == said


@pytest.mark.parametrize(
    ("mode", "verdict"), [("api", "Posts from here"), ("by_hand", "By hand"), ("none", "Can't be answered")]
)
def test_the_verdict_says_whether_and_why(mode: str, verdict: str) -> None:
    mention = Mention(reply_mode=ReplyMode(mode), reply_reason="The author blocked us.")
    said = verdict_on(mention, Channel(platform="x", handle="shop"))
    assert (said.mode, said.says, said.reason) == (mode, verdict, "The author blocked us.")


def test_a_deleted_post_cannot_be_answered() -> None:
    said = verdict_on(Mention(reply_mode="api", deleted_at=NOW), Channel(platform="x", handle="shop"))
    assert said.mode == "none"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "", " https://x"],
)
def test_no_link_is_made_of_an_address_that_a_browser_should_not_follow(address: str) -> None:
    assert safe_link(address) == ""


@pytest.mark.parametrize(
    "address", ["https://x.com/a/status/1", "http://localhost:8765/square/3/", "/square/3/"]
)
def test_addresses_of_posts_become_links(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    ("handle", "written"), [("shop", "@shop"), ("@shop", "@shop"), ("u/shop", "u/shop"), ("", "")]
)
def test_handles_are_written_as_on_their_platform(handle: str, written: str) -> None:
    assert at_handle(handle) == written


def test_a_time_of_today_needs_no_date_and_the_zone_decides_what_today_is() -> None:
    late = NOW.replace(hour=23, minute=30)
    assert short_time(late, NOW, "UTC") == "23:30"
    assert short_time(late, NOW, "Europe/Berlin") == "Tue 24 Nov 2026, 00:30"
