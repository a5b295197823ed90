from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.domain.mention import MentionKind, ReplyMode, Visibility
from monitor.platforms.x.answers import Answer
from monitor.platforms.x.normalise import Read, Us, read

US = Us(id="7001", handle="finch_and_fern")


def post(**changed: Any) -> dict[str, Any]:
    """A post as X answers a request for mentions."""
    found: dict[str, Any] = {
        "id": "1987654321098765432",
        "text": "@finch_and_fern the lid &amp; the box are broken &lt;3 https://t.co/abc123",
        "author_id": "42",
        "conversation_id": "1987654321098765432",
        "created_at": "2025-11-10T08:15:30.000Z",
        "edit_history_tweet_ids": ["1987654321098765432"],
        "lang": "en",
        "reply_settings": "everyone",
        "public_metrics": {"retweet_count": 1, "reply_count": 2, "like_count": 3, "impression_count": 40},
        "entities": {
            "mentions": [{"start": 0, "end": 15, "username": "Finch_And_Fern", "id": "7001"}],
            "urls": [{"url": "https://t.co/abc123", "expanded_url": "https://shop.example/lid?a=1&b=2"}],
        },
    }
    found.update(changed)
    return {name: value for name, value in found.items() if value is not None}


def understood(item: object, **includes: Any) -> Read:
    return read([item], Answer(body={"includes": includes}), US)


ADA = {
    "id": "42",
    "username": "ada_k",
    "name": "Ada K.",
    "protected": False,
    "public_metrics": {"followers_count": 12},
}


def test_a_post_is_read_as_its_author_wrote_it() -> None:
    [mention] = understood(post(), users=[ADA]).mentions
    assert mention.text == "@finch_and_fern the lid & the box are broken <3 https://shop.example/lid?a=1&b=2"
    assert mention.created_at == datetime(2025, 11, 10, 8, 15, 30, tzinfo=UTC)
    assert mention.author is not None
    assert (mention.author.handle, mention.author.name, mention.author.followers) == ("ada_k", "Ada K.", 12)
    assert mention.author.url == "https://x.com/ada_k"
    assert mention.metrics == {"reposts": 1, "replies": 2, "likes": 3, "views": 40}
    assert mention.permalink == "https://x.com/i/web/status/1987654321098765432"
    assert mention.kind is MentionKind.MENTION
    assert mention.language == "en"


def test_what_was_escaped_twice_is_only_unescaped_once() -> None:
    [mention] = understood(post(text="write &amp;lt; for a bracket")).mentions
    assert mention.text == "write &lt; for a bracket"


@pytest.mark.parametrize("name", ["note_tweet", "note_post"])
def test_a_long_post_is_read_whole(name: str) -> None:
    long = "@finch_and_fern " + "and another thing, " * 40
    [mention] = understood(post(text=long[:270] + "…", **{name: {"text": long}})).mentions
    assert mention.text == long


@pytest.mark.parametrize("lang", ["und", "qme", "zxx", "art"])
def test_what_x_calls_no_language_is_none(lang: str) -> None:
    assert understood(post(lang=lang)).mentions[0].language == ""


def test_an_author_that_did_not_come_along_keeps_the_id() -> None:
    [mention] = understood(post()).mentions
    assert mention.author is not None
    assert mention.author.id == "42"
    assert mention.author.handle == ""
    assert mention.author.url == "https://x.com/i/user/42"


def test_an_edit_stays_the_same_post_with_another_version() -> None:
    first, last = "1987654321098765432", "1987654999098765432"
    [mention] = understood(
        post(id=last, edit_history_tweet_ids=[first, last], created_at="2025-11-10T08:20:00.000Z")
    ).mentions
    assert mention.external_id == first
    assert mention.version == last
    assert mention.ref["post_id"] == last
    assert mention.permalink.endswith(last)
    assert mention.created_at < datetime(2025, 11, 10, 8, 20, tzinfo=UTC)


@pytest.mark.parametrize("words", ["tweet", "post"])
def test_an_answer_to_us_knows_what_it_answers(words: str) -> None:
    ours = {"id": "1987000000000000000", "text": "Which lid?", "author_id": "7001"}
    item = post(
        in_reply_to_user_id="7001",
        conversation_id="1986000000000000000",
        **{f"referenced_{words}s": [{"type": "replied_to", "id": ours["id"]}]},
    )
    [mention] = understood(item, users=[ADA], **{f"{words}s": [ours]}).mentions
    assert mention.parent_is_ours
    assert mention.parent_id == ours["id"]
    assert mention.parent_text == "Which lid?"
    assert mention.thread_id == "1986000000000000000"
    assert mention.kind is MentionKind.REPLY


def test_a_quote_of_ours_is_known_even_without_the_quoted_post() -> None:
    quoted = "1987000000000000000"
    link = {
        "url": "https://t.co/q",
        "expanded_url": f"https://twitter.com/Finch_and_Fern/status/{quoted}?s=20",
    }
    item = post(
        entities={"urls": [link]}, referenced_tweets=[{"type": "quoted", "id": quoted}], text="look at this"
    )
    [mention] = understood(item).mentions
    assert mention.kind is MentionKind.QUOTE
    assert mention.reply.mode is ReplyMode.API
    assert mention.parent_id == ""


def test_a_post_of_a_protected_account_is_for_its_followers() -> None:
    [mention] = understood(post(), users=[ADA | {"protected": True}]).mentions
    assert mention.visibility is Visibility.FOLLOWERS
    assert mention.reply.mode is ReplyMode.BY_HAND


@pytest.mark.parametrize(
    "item",
    [
        post(created_at="yesterday"),
        post(created_at="2025-11-10T08:15:30"),
        post(created_at=None),
        post(author_id=None),
        post(text=None),
        post(text={"a": 1}),
        post(id=7),
        {},
        "a string",
        None,
    ],
    ids=str,
)
def test_a_post_that_makes_no_sense_is_flagged_with_all_that_came(item: object) -> None:
    found = understood(item)
    assert found.mentions == []
    [broken] = found.broken
    assert broken.external_id
    assert broken.problem
    assert broken.raw == (item if isinstance(item, dict) and item else {"payload": item})


@pytest.mark.parametrize(
    "changed",
    [
        {"entities": {"mentions": None, "urls": ["x", {"url": 5, "expanded_url": "https://a.example"}]}},
        {"entities": {"urls": [{"url": "https://t.co/abc123", "expanded_url": "javascript:alert(1)"}]}},
        {"public_metrics": {"like_count": "many"}},
        {"public_metrics": [1]},
        {"referenced_tweets": "none"},
        {"edit_history_tweet_ids": "none"},
        {"lang": None, "reply_settings": None, "conversation_id": None},
    ],
    ids=str,
)
def test_odd_trimmings_do_not_spoil_a_post(changed: dict[str, Any]) -> None:
    [mention] = understood(post(**changed)).mentions
    assert mention.external_id == "1987654321098765432"
    assert mention.thread_id
    assert "javascript" not in mention.text
