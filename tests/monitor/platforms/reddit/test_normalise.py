from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.domain.mention import MentionKind
from monitor.domain.watching import Watched
from monitor.platforms.reddit import normalise
from monitor.platforms.reddit.names import link_id, name_of, permalink
from monitor.platforms.reddit.normalise import Us, View

US = Us(fullname="t2_shop1", name="finch_and_fern")
WATCHED = Watched(handles=("finch_and_fern",), keywords=("Finch & Fern",))


def comment(**changes: Any) -> dict[str, Any]:
    return {
        "name": "t1_kx1",
        "id": "kx1",
        "author": "ada_k",
        "author_fullname": "t2_ada",
        "body": "The lid is cracked.",
        "created_utc": 1772442000.0,
        "edited": False,
        "parent_id": "t1_kx0",
        "link_id": "t3_1s0",
        "permalink": "/r/gardening/comments/1s0/a_title/kx1/",
        "score": 5,
        "replies": "",
    } | changes


def submission(**changes: Any) -> dict[str, Any]:
    return {
        "name": "t3_1s0",
        "author": "ada_k",
        "title": "Watering cans",
        "selftext": "",
        "created_utc": 1772442000,
        "edited": 1772442060.0,
        "permalink": "/r/gardening/comments/1s0/watering_cans/",
    } | changes


def view(*around: dict[str, Any]) -> View:
    return View(us=US, watched=WATCHED, may_submit=True, around={thing["name"]: thing for thing in around})


def test_a_comment_has_its_thread_its_parent_and_its_time() -> None:
    mention = normalise.mention(comment(), view(), otherwise=MentionKind.POST)
    assert mention.thread_id == "t3_1s0"
    assert mention.parent_id == "t1_kx0"
    assert mention.created_at == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert mention.metrics == {"score": 5}
    assert mention.author is not None
    assert mention.author.id == "t2_ada"
    assert "replies" not in mention.raw


def test_a_hidden_score_is_not_told() -> None:
    assert normalise.mention(comment(score_hidden=True), view(), otherwise=MentionKind.POST).metrics == {}


def test_a_post_whose_author_left_stands_without_one() -> None:
    left = comment(author="[deleted]")
    assert not normalise.is_gone(left)
    assert normalise.mention(left, view(), otherwise=MentionKind.POST).author is None


@pytest.mark.parametrize(
    "thing",
    [
        comment(author=None, body="[deleted]"),
        comment(author="[deleted]", body="[removed]"),
        comment(author="[deleted]", body="[ Removed by Reddit ]"),
        submission(author="[deleted]", selftext="[deleted]"),
        submission(author="[deleted]", title="[deleted by user]"),
        submission(removed_by_category="moderator"),
    ],
)
def test_what_was_taken_down_is_gone(thing: dict[str, Any]) -> None:
    assert normalise.is_gone(thing)


def test_somebody_may_write_the_word_deleted() -> None:
    assert not normalise.is_gone(comment(body="[deleted]"))


def test_an_edit_that_reddit_does_not_tell_of_changes_the_version() -> None:
    assert normalise.version_of(comment()) != normalise.version_of(comment(body="It holds."))


def test_the_same_words_edited_back_are_another_version() -> None:
    assert normalise.version_of(comment()) != normalise.version_of(comment(edited=1772449999.0))


def test_votes_and_locks_are_no_edit() -> None:
    assert normalise.version_of(comment()) == normalise.version_of(comment(score=9, locked=True))


def test_an_edit_so_old_that_its_time_was_not_kept_is_read() -> None:
    assert normalise.version_of(comment(edited=True)) == normalise.version_of(comment())


def test_the_letters_of_an_empty_paragraph_are_left_out() -> None:
    assert normalise.text_of(submission(selftext="&#x200B;\n\nIt leaks.")) == "Watering cans\n\nIt leaks."


@pytest.mark.parametrize(
    "changes",
    [
        {"created_utc": "yesterday"},
        {"created_utc": "1772442000"},
        {"created_utc": float("nan")},
        {"created_utc": True},
        {"body": None},
        {"body": {"text": "x"}},
        {"name": "t1_!!"},
        {"link_id": None},
    ],
)
def test_a_payload_that_makes_no_sense_is_not_guessed_at(changes: dict[str, Any]) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        normalise.mention(comment(**changes), view(), otherwise=MentionKind.POST)


def test_a_thing_without_a_name_can_be_known_again() -> None:
    assert name_of({"child": [1]}) == name_of({"child": [1]}) != name_of({"child": [2]})


@pytest.mark.parametrize(
    "text", ["u/finch_and_fern hi", "/u/Finch_And_Fern!", "(u/finch_and_fern)", "hey @finch_and_fern"]
)
def test_our_name_is_known_as_one_writes_it_there(text: str) -> None:
    assert normalise.named(text, WATCHED, Us())


@pytest.mark.parametrize(
    "text", ["u/finch_and_fern2", "u/finch_and_fern-shop", "menu/finch_and_fern", "finch_and_fern"]
)
def test_a_longer_name_is_somebody_else(text: str) -> None:
    assert not normalise.named(text, WATCHED, US)


def test_the_parent_is_quoted_and_known_as_ours() -> None:
    parent = comment(name="t1_kx0", author="Finch_and_Fern", author_fullname=None, body="Sorry!")
    mention = normalise.mention(comment(), view(parent), otherwise=MentionKind.POST)
    assert mention.parent_is_ours
    assert mention.parent_text == "Sorry!"
    assert mention.kind is MentionKind.REPLY


def test_a_deleted_parent_is_not_quoted() -> None:
    parent = comment(name="t1_kx0", author="[deleted]", body="[deleted]")
    assert normalise.mention(comment(), view(parent), otherwise=MentionKind.POST).parent_text == ""


def test_a_hostile_address_is_not_passed_on() -> None:
    assert permalink(comment(permalink="//evil.example/x")) == "https://www.reddit.com/comments/1s0/_/kx1/"
    assert permalink(comment(permalink="javascript:alert(1)")).startswith("https://www.reddit.com/")


def test_an_inbox_comment_tells_its_submission_in_its_path() -> None:
    data = comment(context="/r/gardening/comments/1zz/a_title/kx1/?context=3")
    del data["link_id"]
    assert link_id(data) == "t3_1zz"
