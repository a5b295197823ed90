from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.domain.mention import MentionKind
from monitor.domain.watching import Watched
from tests.contracts.practice_world import PracticeWorld

DAY = timedelta(days=1)
WATCHED = Watched(
    handles=("finch_and_fern", "@finchfern"),
    keywords=("Finch & Fern", "twine club"),
    exclude=("Finch & Fernsby",),
)


@pytest.mark.parametrize(
    "text",
    [
        "@finch_and_fern hello",
        "hello @FINCH_and_Fern!",
        "(@finchfern)",
        "my @finch_and_fern's twine",
        "Finch & Fernsby is not @finch_and_fern",
    ],
)
def test_a_handle_is_heard_whatever_else_is_said(text: str) -> None:
    assert WATCHED.named(text)


@pytest.mark.parametrize(
    "text", ["@finch_and_fernsby", "me@finch_and_fern", "finch_and_fern", "@ finch_and_fern", ""]
)
def test_what_only_looks_like_the_handle_is_not(text: str) -> None:
    assert not WATCHED.named(text)


@pytest.mark.parametrize("text", ["I love finch & fern", "Finch  &\nFern!", "my TWINE CLUB box"])
def test_a_watched_word_is_heard(text: str) -> None:
    assert WATCHED.spoken_of(text)


@pytest.mark.parametrize(
    "text", ["Finch & Fernsby opened a bank", "Finch & Ferns", "twine clubs", "finch", ""]
)
def test_namesakes_and_parts_of_words_are_not(text: str) -> None:
    assert not WATCHED.spoken_of(text)


def test_no_words_at_all_hear_nothing() -> None:
    assert not Watched(handles=(), keywords=("", " ")).spoken_of("anything")


@pytest.fixture
def world(db: None) -> PracticeWorld:
    return PracticeWorld()


def heard(world: PracticeWorld, query: str = "") -> dict[str, MentionKind]:
    mentions = world.collector.fetch("mentions", query, "", since=world.clock.now - DAY).mentions
    return {mention.external_id: mention.kind for mention in mentions}


def test_how_a_post_reached_us(world: PracticeWorld) -> None:
    named = world.say("@finch_and_fern help")
    spoken_of = world.say("Finch & Fern is closed again")
    same_here = world.say("same here", under=spoken_of)
    answer = world.say("well?", under=world.we_say("Sorry!", under=named))
    assert heard(world) == {
        named: MentionKind.MENTION,
        spoken_of: MentionKind.KEYWORD,
        same_here: MentionKind.REPLY,
        answer: MentionKind.REPLY,
    }


def test_talk_among_others_is_not_ours(world: PracticeWorld) -> None:
    weather = world.say("rain again")
    world.say("indeed", under=weather)
    assert heard(world) == {}


def test_everything_below_our_own_post_is_heard(world: PracticeWorld) -> None:
    ours = world.we_say("New twine is in.")
    first = world.say("which colours?", under=ours)
    second = world.say("green, I hope", under=first)
    assert heard(world).keys() == {first, second}


def test_a_query_is_one_more_word(world: PracticeWorld) -> None:
    post = world.say("where to buy jute string?")
    assert heard(world) == {}
    assert heard(world, "jute string") == {post: MentionKind.KEYWORD}


def test_what_our_customer_means_is_not_given_away(world: PracticeWorld) -> None:
    world.say("@finch_and_fern help")
    [mention] = world.collector.fetch("mentions", "", "", since=world.clock.now - DAY).mentions
    assert "mood" not in mention.raw
    assert "on_reply" not in mention.raw


def test_the_text_of_a_deleted_parent_is_not_passed_on(world: PracticeWorld) -> None:
    complaint = world.say("@finch_and_fern this was private")
    echo = world.say("@finch_and_fern same", under=complaint)
    world.delete(complaint)
    [mention] = world.collector.fetch("mentions", "", "", since=world.clock.now - DAY).mentions
    assert (mention.external_id, mention.parent_id, mention.parent_text) == (echo, complaint, "")
