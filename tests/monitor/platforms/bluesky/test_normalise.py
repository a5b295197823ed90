from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.domain.mention import BrokenPayload, IncomingMention, MentionKind, ReplyMode
from monitor.platforms.bluesky import normalise

US = "did:plc:ours"
THEM = "did:plc:them"
URI = f"at://{THEM}/app.bsky.feed.post/3l4nmqaaaaaaa"
ROOT = f"at://{THEM}/app.bsky.feed.post/3l4nmqrrrrrrr"
OURS = f"at://{US}/app.bsky.feed.post/3l4nmqooooooo"


def payload(**record: Any) -> dict[str, Any]:
    return {
        "uri": URI,
        "cid": "bafyreione",
        "author": {
            "did": THEM,
            "handle": "ada.bsky.social",
            "displayName": "Ada",
            "avatar": "https://cdn.bsky.app/img/avatar/plain/ada",
            "viewer": {"muted": False, "blockedBy": False},
            "labels": [],
        },
        "record": {
            "$type": "app.bsky.feed.post",
            "createdAt": "2026-03-02T08:59:58.120Z",
            "langs": ["en-GB", "de"],
            "text": "The lid of my kettle is cracked",
            **record,
        },
        "replyCount": 1,
        "repostCount": 0,
        "likeCount": 4,
        "quoteCount": 0,
        "indexedAt": "2026-03-02T09:00:00.500Z",
        "viewer": {"threadMuted": False},
    }


def mention(data: dict[str, Any], **more: Any) -> IncomingMention:
    return normalise.mention(data, ours=US, usual=more.pop("usual", MentionKind.KEYWORD), **more)


def below(parent: str, root: str = ROOT) -> dict[str, Any]:
    return {"parent": {"uri": parent, "cid": "bafyparent"}, "root": {"uri": root, "cid": "bafyroot"}}


def test_a_post_becomes_a_mention() -> None:
    found = mention(payload(), followers=12)
    assert found.external_id == URI
    assert found.version == "bafyreione"
    assert found.author is not None
    assert (found.author.id, found.author.handle, found.author.name) == (THEM, "ada.bsky.social", "Ada")
    assert found.author.followers == 12
    assert found.author.is_bot is None
    assert found.created_at == datetime(2026, 3, 2, 8, 59, 58, 120_000, tzinfo=UTC)
    assert found.indexed_at == datetime(2026, 3, 2, 9, 0, 0, 500_000, tzinfo=UTC)
    assert found.permalink == f"https://bsky.app/profile/{THEM}/post/3l4nmqaaaaaaa"
    assert found.language == "en"
    assert found.metrics == {"likes": 4, "reposts": 0, "replies": 1, "quotes": 0}
    assert found.thread_id == URI
    assert found.reply.mode is ReplyMode.API
    assert found.ref == {
        "uri": URI, "cid": "bafyreione", "root_uri": URI, "root_cid": "bafyreione", "lang": "en-GB",
    }  # fmt: skip


def test_a_post_in_a_thread_knows_its_parent_and_its_root() -> None:
    found = mention(payload(reply=below(OURS)), parent={"record": {"text": "Sorry!"}})
    assert found.kind is MentionKind.REPLY
    assert found.parent_id == OURS
    assert found.parent_is_ours
    assert found.parent_text == "Sorry!"
    assert found.thread_id == ROOT
    assert (found.ref["root_uri"], found.ref["root_cid"]) == (ROOT, "bafyroot")


def test_a_reply_to_somebody_else_is_not_an_answer_to_us() -> None:
    found = mention(payload(reply=below(ROOT)))
    assert not found.parent_is_ours
    assert found.kind is MentionKind.KEYWORD


@pytest.mark.parametrize(
    "embed",
    [
        {"$type": "app.bsky.embed.record", "record": {"uri": OURS, "cid": "b"}},
        {
            "$type": "app.bsky.embed.recordWithMedia",
            "record": {"$type": "app.bsky.embed.record", "record": {"uri": OURS, "cid": "b"}},
        },
    ],
)
def test_a_quote_of_ours_is_one(embed: dict[str, Any]) -> None:
    assert mention(payload(embed=embed)).kind is MentionKind.QUOTE


@pytest.mark.parametrize(
    "embed",
    [
        None,
        {"$type": "app.bsky.embed.images", "images": []},
        {"$type": "app.bsky.embed.record", "record": {"uri": URI}},
        {"$type": "app.bsky.embed.record", "record": "odd"},
    ],
)
def test_other_embeds_change_nothing(embed: Any) -> None:
    assert mention(payload(embed=embed)).kind is MentionKind.KEYWORD


def test_our_name_in_the_text_makes_it_a_mention() -> None:
    feature = {"$type": "app.bsky.richtext.facet#mention", "did": US}
    facets = [{"index": {"byteStart": 0, "byteEnd": 5}, "features": [feature]}]
    assert mention(payload(facets=facets)).kind is MentionKind.MENTION


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-01-01T00:00:00Z", "2026-03-02T09:00:00.500000+00:00"),
        ("2026-03-02T09:30:00+02:00", "2026-03-02T07:30:00+00:00"),
        ("2026-03-02T08:00:00", "2026-03-02T08:00:00+00:00"),
        ("yesterday", "2026-03-02T09:00:00.500000+00:00"),
        ("0001-01-01T00:00:00+14:00", "2026-03-02T09:00:00.500000+00:00"),
        (None, "2026-03-02T09:00:00.500000+00:00"),
    ],
)
def test_the_authors_clock_is_believed_only_so_far(written: str | None, expected: str) -> None:
    assert mention(payload(createdAt=written)).created_at.isoformat() == expected


def test_a_notification_has_no_counts_and_that_is_not_nought() -> None:
    data = {
        name: value for name, value in payload().items() if not name.endswith("Count") and name != "viewer"
    }
    assert mention(data | {"reason": "mention", "isRead": False}).metrics == {}


def test_who_says_of_itself_that_it_is_a_bot_is_one() -> None:
    data = payload()
    data["author"]["labels"] = [{"val": "bot", "src": THEM}]
    author = mention(data).author
    assert author is not None
    assert author.is_bot
    data["author"]["labels"] = [{"val": "bot", "src": "did:plc:somebody"}]
    author = mention(data).author
    assert author is not None
    assert author.is_bot is None


def test_where_a_reply_is_not_allowed_it_says_why() -> None:
    gated = payload()
    gated["viewer"]["replyDisabled"] = True
    assert mention(gated).reply.mode is ReplyMode.NONE
    assert "only some people" in mention(gated).reply.reason
    blocked = payload()
    blocked["author"]["viewer"]["blockedBy"] = True
    assert "has blocked this account" in mention(blocked).reply.reason
    blocking = payload()
    blocking["author"]["viewer"]["blocking"] = "at://did:plc:ours/app.bsky.graph.block/3l"
    assert "This account has blocked" in mention(blocking).reply.reason
    assert mention(blocking).reply.link.startswith("https://bsky.app/")


@pytest.mark.parametrize("langs", [None, [], [None, 7], [""]])
def test_no_language_is_told_where_none_is_given(langs: Any) -> None:
    found = mention(payload(langs=langs))
    assert found.language == ""
    assert "lang" not in found.ref


NONSENSE: list[dict[str, Any]] = [
    {},
    {"uri": 7},
    payload() | {"uri": "https://bsky.app/profile/x/post/y"},
    payload() | {"uri": f"at://{THEM}/app.bsky.feed.like/3l4nmqaaaaaaa"},
    payload() | {"record": None},
    payload() | {"record": ["text"]},
    payload() | {"author": None},
    payload() | {"author": {"did": "", "handle": ""}},
    payload() | {"indexedAt": "soon"},
    payload() | {"cid": None},
    payload(text=None),
    payload(reply={"parent": None}),
    payload(reply="odd"),
]


@pytest.mark.parametrize("data", NONSENSE)
def test_what_makes_no_sense_is_kept_as_it_is(data: dict[str, Any]) -> None:
    found = normalise.heard(data, ours=US, usual=MentionKind.POST)
    assert isinstance(found, BrokenPayload)
    assert found.external_id
    assert found.problem
    assert found.raw == data
    assert normalise.parent_of(data) in {"", None}
