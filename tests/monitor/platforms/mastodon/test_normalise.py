from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.domain.mention import MentionKind, ReplyMode, Visibility
from monitor.platforms.mastodon.normalise import Above, Senseless, mention

US = "109300000000000001"


def status(**changes: Any) -> dict[str, Any]:
    """A post of somebody on another server, as Mastodon 4.4 shows it."""
    return {
        "id": "115480000000000042",
        "created_at": "2026-11-02T09:00:00.000Z",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": "https://other.example/users/bea/statuses/77",
        "url": "https://other.example/@bea/77",
        "replies_count": 0,
        "reblogs_count": 3,
        "favourites_count": 5,
        "quotes_count": 1,
        "edited_at": None,
        "content": (
            '<p><span class="h-card" translate="no"><a href="https://social.example/@finch" class="u-url mention">'
            "@<span>finch</span></a></span> the lid is cracked &amp; leaks</p>"
        ),
        "account": {
            "id": "109300000000000777",
            "username": "bea",
            "acct": "bea@other.example",
            "display_name": "Bea :tea:",
            "bot": False,
            "url": "https://other.example/@bea",
            "followers_count": 321,
        },
        "mentions": [
            {"id": US, "username": "finch", "url": "https://social.example/@finch", "acct": "finch"}
        ],
        **changes,
    }


def test_a_post_says_all_that_a_case_needs() -> None:
    post = mention(status(), ours=US, above=None)
    assert post.external_id == "115480000000000042"
    assert post.kind is MentionKind.MENTION
    assert post.text == "@finch the lid is cracked & leaks"
    assert post.created_at == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert post.language == "en"
    assert post.permalink == "https://other.example/@bea/77"
    assert post.thread_id == post.external_id
    assert post.parent_id == ""
    assert post.metrics == {"likes": 5, "reposts": 3, "replies": 0, "quotes": 1}
    assert post.reply.mode is ReplyMode.API
    assert post.ref == {
        "status_id": "115480000000000042",
        "acct": "bea@other.example",
        "visibility": "public",
        "spoiler": "",
        "language": "en",
    }
    assert post.author is not None
    assert (post.author.handle, post.author.name, post.author.followers, post.author.is_bot) == (
        "bea@other.example",
        "Bea :tea:",
        321,
        False,
    )


def test_an_answer_to_us_knows_its_thread() -> None:
    answer = status(in_reply_to_id="115480000000000040", in_reply_to_account_id=US)
    post = mention(answer, ours=US, above=Above(root="115480000000000001", text="Sorry!"))
    assert post.kind is MentionKind.REPLY
    assert post.parent_is_ours
    assert (post.thread_id, post.parent_id, post.parent_text) == (
        "115480000000000001",
        "115480000000000040",
        "Sorry!",
    )


def test_an_answer_to_somebody_else_that_names_us_is_a_mention() -> None:
    answer = status(in_reply_to_id="9", in_reply_to_account_id="somebody")
    post = mention(answer, ours=US, above=None)
    assert post.kind is MentionKind.MENTION
    assert not post.parent_is_ours
    assert post.thread_id == "9"


def test_a_post_that_does_not_name_us_was_found_by_its_words() -> None:
    assert mention(status(mentions=[]), ours=US, above=None).kind is MentionKind.KEYWORD


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("public", Visibility.PUBLIC),
        ("unlisted", Visibility.UNLISTED),
        ("private", Visibility.FOLLOWERS),
        ("direct", Visibility.DIRECT),
        ("mutuals_only", Visibility.DIRECT),
        ("local", Visibility.DIRECT),
        (None, Visibility.DIRECT),
    ],
)
def test_who_sees_a_post_is_never_taken_for_more_people(theirs: object, ours: Visibility) -> None:
    assert mention(status(visibility=theirs), ours=US, above=None).visibility is ours


def test_a_private_word_is_one() -> None:
    assert mention(status(visibility="direct"), ours=US, above=None).kind is MentionKind.DM


def test_a_warning_is_read_before_the_post() -> None:
    post = mention(status(spoiler_text="broken glass", content="<p>ouch</p>"), ours=US, above=None)
    assert post.text == "broken glass\n\nouch"
    assert post.ref["spoiler"] == "broken glass"


def test_a_picture_without_words_is_a_post_without_words() -> None:
    assert mention(status(content=""), ours=US, above=None).text == ""


def test_an_edit_is_another_version_and_a_like_is_none() -> None:
    before = mention(status(), ours=US, above=None)
    liked = mention(status(favourites_count=6), ours=US, above=None)
    edited = mention(status(edited_at="2026-11-02T09:05:00.000Z"), ours=US, above=None)
    assert before.version == liked.version != edited.version


@pytest.mark.parametrize(
    "post_id", ["01HZZZZZZZZZZZZZZZZZZZZZZZ", "0123abc", "018f3c7e-7b7a-7c3e-8b7a-1c3e7b7a7c3e", "007"]
)
def test_ids_mean_nothing_to_us(post_id: str) -> None:
    assert mention(status(id=post_id), ours=US, above=None).external_id == post_id


def test_a_server_may_leave_much_out() -> None:
    bare = {
        "id": "1",
        "created_at": "2026-11-02T09:00:00Z",
        "content": "hi",
        "account": {"id": "2", "acct": "x"},
    }
    post = mention(bare, ours=US, above=None)
    assert post.metrics == {}
    assert post.permalink == ""
    assert post.author is not None
    assert post.author.followers is None
    assert post.author.is_bot is None


def test_an_address_that_is_no_web_page_is_not_linked() -> None:
    post = mention(status(url="javascript:alert(1)"), ours=US, above=None)
    assert post.permalink == "https://other.example/users/bea/statuses/77"


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"id": 5},
        {"id": "../accounts"},
        {"created_at": None},
        {"created_at": "yesterday"},
        {"content": None},
        {"account": None},
        {"account": {"id": "", "acct": "x"}},
        {"account": {"id": "3"}},
    ],
)
def test_what_makes_no_sense_is_told(changes: dict[str, Any]) -> None:
    with pytest.raises(Senseless):
        mention(status(**changes), ours=US, above=None)
