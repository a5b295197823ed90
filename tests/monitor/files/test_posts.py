from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.domain.mention import IncomingMention, MentionKind, ReplyMode
from monitor.files.columns import FIELDS, parse_mapping
from monitor.files.posts import understand
from monitor.files.problems import FileProblem, Reject
from monitor.files.rows import Row

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def post(values: dict[str, Any], *mapping: str) -> IncomingMention:
    found = understand(Row(1, values, b""), parse_mapping(mapping), now=NOW)
    assert isinstance(found, IncomingMention), found
    return found


def reject(values: dict[str, Any], *mapping: str) -> Reject:
    found = understand(Row(7, values, b"raw"), parse_mapping(mapping), now=NOW)
    assert isinstance(found, Reject)
    assert (found.line, found.raw) == (7, b"raw")
    return found


def test_every_field_has_its_place() -> None:
    found = post(
        {
            "Tweet ID": 42,
            "full-text": "Broken again",
            "screen_name": "@ada_reads",
            "displayName": "Ada",
            "tweet_created": "2015-02-24 11:35:52 -0800",
            "permalink": "https://example.com/42",
            "conversation_id": "40",
            "in_reply_to": 41,
            "platform": "X",
            "lang": "en",
            "followers": "1,200",
            "likes": 3.0,
            "label": "complaint",
        }
    )
    assert (found.external_id, found.text, found.thread_id, found.parent_id) == (
        "42",
        "Broken again",
        "40",
        "41",
    )
    assert found.author
    assert (found.author.id, found.author.name, found.author.followers) == ("ada_reads", "Ada", 1200)
    assert found.created_at == datetime(2015, 2, 24, 19, 35, 52, tzinfo=UTC)
    assert found.permalink == found.reply.link == "https://example.com/42"
    assert (found.kind, found.reply.mode) == (MentionKind.REPLY, ReplyMode.BY_HAND)
    assert (found.language, found.metrics, found.ref) == ("en", {"likes": 3}, {"platform": "X"})
    assert found.raw == {"label": "complaint"}


@pytest.mark.parametrize(("name", "column"), [(name, column) for name in FIELDS for column in FIELDS[name]])
def test_each_documented_name_is_recognised(name: str, column: str) -> None:
    samples = {"created_at": "2015-02-24", "followers": "5", "likes": "5", "url": "https://example.com/"}
    rest = {} if name == "text" else {"text": "hi"}
    found = post({column: samples.get(name, "word")} | rest)
    assert found.raw == {}
    assert found != post({"text": "hi"})


def test_a_name_without_a_handle_is_kept_and_is_no_identity() -> None:
    author = post({"text": "hi", "display_name": "Ada Reads"}).author
    assert author
    assert (author.id, author.name) == ("", "Ada Reads")


def test_a_row_with_a_text_alone_is_enough() -> None:
    found = post({"text": "hi"})
    assert found.author is None
    assert found.created_at == NOW
    assert found.thread_id == found.external_id


def test_a_made_id_depends_on_text_author_and_date_alone() -> None:
    row = {"text": "hi", "author": "ada", "date": "2015-02-24"}
    same = post(row | {"likes": 5, "url": "https://example.com/", "date": "24 Feb 2015"})
    assert same.external_id == post(row).external_id
    others = [
        post(row | change).external_id
        for change in ({"text": "ho"}, {"author": "bob"}, {"date": "2015-02-25"})
    ]
    assert len({post(row).external_id, *others}) == 4


def test_an_answer_without_a_thread_belongs_to_what_it_answers() -> None:
    assert post({"text": "hi", "id": "2", "parent_id": "1"}).thread_id == "1"


@pytest.mark.parametrize("value", ["", None, "   "])
def test_an_empty_date_is_no_date(value: str | None) -> None:
    assert post({"text": "hi", "date": value}).created_at == NOW


@pytest.mark.parametrize("value", [-1, 2**63, 10**4000, "1.2K", "9" * 5000, True, 1.5, [1], None])
def test_a_count_that_is_none_is_left_empty(value: Any) -> None:
    found = post({"text": "hi", "author": "ada", "followers": value, "likes": value})
    assert found.author
    assert found.author.followers is None
    assert found.metrics == {}


def test_what_no_database_takes_is_replaced_everywhere() -> None:
    bad = "a\x00b\ud83d"
    found = post(
        {"text": bad, "id": bad, "author": bad, "url": "https://e.com/\x00", "x\x00": {"k\ud83d": [bad]}}
    )
    assert found.text == found.external_id == "a�b�"
    assert "\x00" not in repr(found)
    assert found.raw == {"x�": {"k�": ["a�b�"]}}


def test_a_number_too_large_for_a_database_is_kept_as_a_word() -> None:
    assert post({"text": "hi", "score": float("inf"), "many": [float("-inf")]}).raw == {
        "score": "inf",
        "many": ["-inf"],
    }


@pytest.mark.parametrize("url", ["javascript:alert(1)", "not a link"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert post({"text": "hi", "url": url}).permalink == ""


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"text": ""}, "no-text"),
        ({"text": " \n"}, "no-text"),
        ({"text": None}, "no-text"),
        ({"other": "hi"}, "no-text"),
        ({"text": {"body": "hi"}}, "nested"),
        ({"text": ["hi"]}, "nested"),
        ({"text": True}, "bad-value"),
        ({"text": "hi", "author": {"name": "Ada"}}, "nested"),
        ({"text": "hi", "id": "5.68717E+17"}, "bad-id"),
        ({"text": "hi", "id": 5.687e300}, "bad-id"),
        ({"text": "hi", "id": "x" * 256}, "bad-id"),
        ({"text": "hi", "thread_id": "x" * 256}, "bad-id"),
        ({"text": "hi", "date": "someday"}, "bad-date"),
    ],
)
def test_a_row_that_can_not_be_used_says_why(values: dict[str, Any], code: str) -> None:
    assert reject(values).code == code


def test_json_that_is_nested_without_end_is_rejected() -> None:
    value: list[Any] = []
    for _ in range(400):
        value = [value]
    assert reject({"text": "hi", "extra": value}).code == "nested"


def test_a_nested_value_names_the_path_to_write() -> None:
    values = {"text": "hi", "author": {"name": "ada", "id": 5}}
    assert "--map author=author.name" in reject(values).reason
    found = post(values, "author=author.name")
    assert found.author
    assert found.author.handle == "ada"


def test_a_path_goes_into_lists_too() -> None:
    assert post({"texts": [{"en": "hi"}]}, "text=texts.0.en").text == "hi"


def test_a_mapping_comes_before_the_known_names() -> None:
    assert post({"text": "no", "tweet": "yes"}, "text=tweet").text == "yes"
    assert post({"text": "no", "Tweet Text": "yes"}, "text=tweet_text").text == "yes"


def test_a_column_can_be_left_out() -> None:
    assert post({"text": "hi", "date": "someday", "likes": {}}, "created_at=-", "likes=-").created_at == NOW


def test_the_order_of_day_and_month_stands_behind_the_column() -> None:
    assert post({"text": "hi", "day": "03/04/2015"}, "created_at=day:dmy").created_at.month == 4
    assert post({"text": "hi", "day": "03/04/2015"}, "created_at=day:mdy").created_at.month == 3


@pytest.mark.parametrize("pair", ["text", "=column", "text=", "colour=blue"])
def test_a_mapping_of_no_use_lists_the_fields(pair: str) -> None:
    with pytest.raises(FileProblem, match="Fields: text, id, author"):
        parse_mapping([pair])


def test_a_field_is_mapped_once() -> None:
    with pytest.raises(FileProblem, match="twice"):
        parse_mapping(["text=a", "text=b"])
