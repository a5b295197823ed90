from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.mention import BrokenPayload, IncomingMention, ReplyMode
from monitor.files.columns import parse_mapping
from monitor.platforms.webhook.about import ABOUT
from monitor.platforms.webhook.normalise import LARGEST, MOST, BadBodyError, parse

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
POST = {
    "id": "r-1",
    "text": "The lid leaks.",
    "author": "@ada_k",
    "created_at": "2026-03-01T08:00:00Z",
    "url": "https://reviews.example/1",
    "stars": 2,
}


def read(body: Any) -> tuple[tuple[IncomingMention, ...], tuple[BrokenPayload, ...]]:
    return parse(body if isinstance(body, bytes) else json.dumps(body).encode(), now=NOW)


def refused(body: Any) -> str:
    with pytest.raises(BadBodyError) as caught:
        read(body)
    assert str(caught.value)
    return caught.value.code


def test_one_object_is_one_post() -> None:
    [mention], broken = read(POST)
    assert broken == ()
    assert mention.external_id == "r-1"
    assert mention.author
    assert mention.author.handle == "ada_k"
    assert mention.created_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert mention.indexed_at == NOW
    assert mention.raw == {"stars": 2}
    assert (mention.reply.mode, mention.reply.link) == (ReplyMode.BY_HAND, "https://reviews.example/1")


def lines(*posts: Any) -> bytes:
    return "\r\n".join(json.dumps(post) for post in posts).encode()


@pytest.mark.parametrize(
    "body",
    [
        [POST, POST | {"id": "r-2"}],
        lines(POST, POST | {"id": "r-2"}),
        b"\xef\xbb\xbf\n" + lines(POST) + b"\n\n" + lines(POST | {"id": "r-2"}) + b"\n",
    ],
)
def test_a_list_and_lines_are_many_posts(body: Any) -> None:
    mentions, broken = read(body)
    assert [mention.external_id for mention in mentions] == ["r-1", "r-2"]
    assert broken == ()


def test_an_object_over_several_lines_is_one_post() -> None:
    [mention], _ = read(json.dumps(POST, indent=2).encode())
    assert mention.text == "The lid leaks."


def test_one_bad_post_does_not_cost_the_others() -> None:
    mentions, broken = read(
        [{"id": "bad", "text": ""}, "no object", POST, {"text": "x", "created_at": "soon"}]
    )
    assert [mention.external_id for mention in mentions] == ["r-1"]
    assert [payload.external_id for payload in broken] == ["bad", "post 2", "post 4"]
    assert [payload.raw["code"] for payload in broken] == ["no-text", "not-an-object", "bad-date"]
    assert all(payload.problem and "--map" not in payload.problem for payload in broken)


def test_one_bad_line_does_not_cost_the_others() -> None:
    mentions, [flagged] = read(lines(POST) + b"\n{broken\n" + lines(POST | {"id": "r-2"}))
    assert [mention.external_id for mention in mentions] == ["r-1", "r-2"]
    assert flagged.external_id == "post 2"


def test_the_same_post_with_other_words_is_another_version() -> None:
    one, again, other = (read(post)[0][0] for post in (POST, POST, POST | {"text": "The lid is fine."}))
    assert one.version == again.version
    assert other.version != one.version
    assert other.external_id == one.external_id


def test_a_post_without_id_date_and_link_has_all_that_a_case_needs() -> None:
    [mention], _ = read({"text": "leaks"})
    assert mention.external_id
    assert mention.thread_id == mention.external_id
    assert mention.created_at == NOW
    assert mention.reply.mode is ReplyMode.NONE


def test_columns_can_be_named() -> None:
    [mention], _ = parse(b'{"wording": "leaks"}', now=NOW, columns=parse_mapping(["text=wording"]))
    assert mention.text == "leaks"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"[]", "empty"),
        (b"hello", "bad-json"),
        (b"7", "bad-json"),
        (b"null", "bad-json"),
        (b"\xff\xfe", "bad-json"),
        (b'{"text": NaN}', "bad-json"),
        (b"[" * 100_000, "bad-json"),
        (b"x" * (LARGEST + 1), "too-large"),
        ([POST] * (MOST + 1), "too-many"),
        (lines(*[POST] * (MOST + 1)), "too-many"),
    ],
)
def test_a_body_that_can_not_be_used_says_why(body: Any, code: str) -> None:
    assert refused(body) == code


def test_as_many_as_allowed_are_taken() -> None:
    assert len(read([POST] * MOST)[0]) == MOST


@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(body: bytes) -> None:
    try:
        mentions, broken = parse(body, now=NOW)
    except BadBodyError:
        return
    assert len(mentions) + len(broken) >= 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "id", "author", "url"]), inner)
    ),
    max_leaves=8,
)


@given(st.lists(JSON, min_size=1, max_size=4))
def test_no_json_brings_it_down_and_every_entry_is_accounted_for(values: list[Any]) -> None:
    try:
        mentions, broken = read(values)
    except BadBodyError:
        return
    assert len(mentions) + len(broken) == len(values)


def test_nothing_is_pulled() -> None:
    assert ABOUT.streams == ()
