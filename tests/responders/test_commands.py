"""The doors `amends draft --json` and `amends check --json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from monitor.domain.reading import Reading
from responders.commands import check_json_lines, draft_json_lines
from tests.responders.domain.readings import reading


class Fake:
    """Reads by one word: thanks is praise, news is other, all else a complaint about a delivery."""

    def read(self, text: str) -> Reading:
        kind = "praise" if "thank" in text else "other" if "news" in text else "complaint"
        return reading(kind, topics=("delivery",))

    def read_many(self, texts: Iterable[str]) -> Iterator[Reading]:
        return map(self.read, texts)


def drafted(*rows: object) -> list[dict[str, Any]]:
    out: list[str] = []
    draft_json_lines(_lines(rows), out.append, reader=Fake())
    return [json.loads(line) for line in out]


def checked(*rows: object, reader: Fake | None = None) -> list[dict[str, Any]]:
    out: list[str] = []
    check_json_lines(_lines(rows), out.append, reader=reader)
    return [json.loads(line) for line in out]


def _lines(rows: tuple[object, ...]) -> list[bytes]:
    return [row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows]


def test_a_complaint_gets_a_reply_with_variants_length_limit_and_checks() -> None:
    row = {
        "id": 7,
        "text": "My parcel never came",
        "platform": "x",
        "author": "Jess Morris",
        "brand": "Fern & Kettle",
    }
    answer = drafted(row)[0]
    assert set(answer) == {"id", "kind", "reply", "variants", "length", "limit", "checks"}
    assert answer["id"] == 7
    assert answer["kind"] == "complaint"
    assert answer["limit"] == 280
    assert answer["length"] <= 280
    assert answer["reply"].endswith("– Maya, Fern & Kettle")
    assert "Jess" in answer["reply"]
    assert answer["variants"][0]["reply"] == answer["reply"]
    assert set(answer["variants"][0]) == {"reply", "length", "template", "checks"}


def test_no_reply_is_null_with_a_reason() -> None:
    answer = drafted({"id": "a", "text": "news", "platform": "bluesky"})[0]
    assert answer["reply"] is None
    assert answer["variants"] == []
    assert answer["reason"]


def test_the_senders_playbook_is_kept() -> None:
    playbook = {
        "signer": "Ines",
        "contact": "ines@fern.example",
        "remedies": {
            "delivery": {"act": "I'll send a new one", "by_when": "today", "ask": "", "offer": "", "limit": 0}
        },
    }
    answer = drafted({"id": 1, "text": "My parcel never came", "platform": "mastodon", "playbook": playbook})[
        0
    ]
    assert "send a new one" in answer["reply"]
    assert "– Ines" in answer["reply"]


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        (b"{broken\n", "bad-json", "JSON"),
        (b"[1]\n", "not-an-object", "object"),
        (b"\n", "empty-line", "empty"),
        ({"id": 1, "platform": "x"}, "no-text", "text"),
        ({"id": 1, "text": "hi"}, "no-platform", "platform"),
        ({"id": 1, "text": 5, "platform": "x"}, "bad-text", "string"),
        ({"id": 1, "text": "hi", "platform": "pigeon"}, "unknown-platform", "pigeon"),
        ({"id": 1, "text": "hi", "platform": "x", "author": 5}, "bad-author", "author"),
        ({"id": 1, "text": "hi", "platform": "x", "brand": 5}, "bad-brand", "brand"),
        ({"id": 1, "text": "hi", "platform": "x", "playbook": []}, "bad-playbook", "object"),
        ({"id": 1, "text": "hi", "platform": "x", "playbook": {"x": 1}}, "bad-playbook", "no field"),
        ({"id": 1, "text": "hi", "platform": "x", "playbook": {"signer": 1}}, "bad-playbook", "signer"),
        (
            {"id": 1, "text": "hi", "platform": "x", "playbook": {"remedies": {"a": {}}}},
            "bad-playbook",
            "act",
        ),
        (
            {
                "id": 1,
                "text": "hi",
                "platform": "x",
                "playbook": {"remedies": {"a": {"act": "b", "limit": -1}}},
            },
            "bad-playbook",
            "limit",
        ),
    ],
)
def test_a_bad_line_gets_an_error_in_its_place(row: object, code: str, words: str) -> None:
    good = {"id": 2, "text": "My parcel never came", "platform": "x"}
    first, bad, last = drafted(good, row, good)
    assert first == last
    assert bad["error"]["code"] == code
    assert bad["error"]["line"] == 2
    assert words in bad["error"]["message"]


def test_the_number_of_bad_lines_is_returned() -> None:
    assert check_json_lines([b"{", b'{"reply": "Hi"}', b""], lambda _: None) == 2


def test_a_check_tells_findings_blocking_length_and_limit() -> None:
    answer = checked({"id": "r", "reply": "Sorry if you waited. I'll call at noon. – Maya", "platform": "x"})[
        0
    ]
    assert set(answer) == {"id", "findings", "blocking", "length", "limit"}
    assert answer["blocking"] is True
    assert answer["limit"] == 280
    finding = answer["findings"][0]
    assert set(finding) == {"code", "principle", "weight", "words", "start", "end", "advice", "why", "better"}
    assert finding["code"] == "conditional-apology"


def test_a_check_needs_no_platform_and_no_post() -> None:
    answer = checked({"id": 1, "reply": "I'm sorry about the lid. I'll send a new one today. – Maya"})[0]
    assert answer["findings"] == []
    assert answer["limit"] == 1000


def test_a_check_uses_a_reader_where_it_has_one() -> None:
    row = {
        "id": 1,
        "reply": "How kind! I'll tell the bakers today. – Maya",
        "mention": "thank the bakers for me please",
    }
    assert "no-apology" not in {finding["code"] for finding in checked(row, reader=Fake())[0]["findings"]}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"id": 1}, "no-reply"),
        ({"id": 1, "reply": 4}, "bad-reply"),
        ({"id": 1, "reply": "a", "mention": 4}, "bad-mention"),
        ({"id": 1, "reply": "a", "platform": "pigeon"}, "unknown-platform"),
    ],
)
def test_a_bad_check_line_gets_an_error(row: object, code: str) -> None:
    assert checked(row)[0]["error"]["code"] == code


def test_a_lone_surrogate_does_no_harm() -> None:
    assert drafted(b'{"id": 1, "text": "parcel late \\ud800", "platform": "x", "author": "\\udfff"}')[0][
        "reply"
    ]
    assert "findings" in checked(b'{"id": 1, "reply": "\\ud800 sorry"}')[0]
