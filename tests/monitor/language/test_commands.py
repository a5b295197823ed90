from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from monitor.language.commands import read_json_lines

FIELDS = [
    "id",
    "kind",
    "confidence",
    "probabilities",
    "asks_question",
    "severity",
    "escalate",
    "topics",
    "risks",
    "language",
    "evidence",
]


def answers(*lines: bytes, batch_size: int = 256) -> tuple[int, list[dict[str, object]]]:
    written: list[str] = []
    bad = read_json_lines(lines, written.append, batch_size=batch_size)
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in written)
    return bad, [json.loads(line) for line in written]


def test_a_line_is_answered_with_exactly_the_stable_fields() -> None:
    bad, (answer,) = answers(b'{"id": "a1", "text": "@shop my parcel is late"}\n')
    assert bad == 0
    assert list(answer) == FIELDS
    assert answer["id"] == "a1"
    assert set(answer["evidence"][0]) == {"words", "start", "end", "weight", "toward"}  # type: ignore[index]


@pytest.mark.parametrize("identity", ["x", 7, None, 1.5, ["a"], {"b": 1}])
def test_any_id_comes_back_as_it_was(identity: object) -> None:
    _, (answer,) = answers(json.dumps({"id": identity, "text": "hello"}).encode())
    assert answer["id"] == identity


def test_an_empty_text_is_legal() -> None:
    bad, (answer,) = answers(b'{"id": 1, "text": ""}')
    assert bad == 0
    assert answer["kind"] == "other"


@pytest.mark.parametrize(
    ("line", "code", "identity"),
    [
        (b"{broken", "bad-json", None),
        (b'{"id": 1, "text": "\xff\xfe"}', "bad-utf8", None),
        (b"[1, 2]", "not-an-object", None),
        (b'"text"', "not-an-object", None),
        (b"null", "not-an-object", None),
        (b"\n", "empty-line", None),
        (b'{"id": 4}', "no-text", 4),
        (b'{"id": "q", "text": null}', "bad-text", "q"),
        (b'{"id": "q", "text": 12}', "bad-text", "q"),
        (b'{"id": NaN, "text": "x"}', "bad-json", None),
        (b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "bad-json", None),
        (b"[" * 100_000, "bad-json", None),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_bad_line_gets_an_error_in_its_place(line: bytes, code: str, identity: object) -> None:
    bad, found = answers(b'{"id": "first", "text": "hi"}', line, b'{"id": "last", "text": "bye"}')
    assert bad == 1
    assert [one["id"] for one in found] == ["first", identity, "last"]
    error = found[1]["error"]
    assert isinstance(error, dict)
    assert error["code"] == code
    assert error["line"] == 2
    assert error["message"].endswith(".")


def test_order_is_kept_over_many_batches() -> None:
    lines = [json.dumps({"id": n, "text": f"late {n}"}).encode() if n % 5 else b"?" for n in range(40)]
    bad, found = answers(*lines, batch_size=3)
    assert bad == 8
    assert [one["id"] for one in found] == [n if n % 5 else None for n in range(40)]


def test_answers_are_written_before_the_next_batch_is_read() -> None:
    written: list[str] = []

    def slow() -> Iterator[bytes]:
        for number in range(4):
            assert len(written) == number // 2 * 2
            yield json.dumps({"id": number, "text": "hi"}).encode()

    read_json_lines(slow(), written.append, batch_size=2)
    assert len(written) == 4


@pytest.mark.parametrize("text", ["lone \ud83d surrogate", "nul \x00 nul", "line\u2028separator", "😡"])
def test_strange_texts_come_out_as_one_line_of_ascii(text: str) -> None:
    written: list[str] = []
    assert read_json_lines([json.dumps({"id": text, "text": text}).encode()], written.append) == 0
    assert written[0].isascii()
    assert json.loads(written[0])["id"] == text


def test_a_byte_order_mark_does_no_harm() -> None:
    assert answers(b'\xef\xbb\xbf{"id": 1, "text": "hi"}\r\n')[0] == 0
