"""The line to the second writer, against a real server on loopback."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest

from responders.second_writer.address import is_loopback, wrong_address
from responders.second_writer.endpoint import Endpoint, NoAnswer
from tests.fakes.serving import PATIENCE, Answer, Fault
from tests.fakes.writer_server import GOOD, KEY, WriterServer, as_json

MESSAGES = [{"role": "system", "content": "Write."}, {"role": "user", "content": "A post."}]


@pytest.fixture
def server() -> Iterator[WriterServer]:
    one = WriterServer()
    yield one
    one.close()


def line_to(server: WriterServer, *, key: str = "", seconds: float = PATIENCE) -> Endpoint:
    return Endpoint(server.base, "small", key=key, seconds=seconds)


def test_it_asks_for_one_chat_completion_and_brings_its_words(server: WriterServer) -> None:
    server.key = KEY
    assert line_to(server, key=KEY).ask(MESSAGES) == as_json(GOOD)
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/v1/chat/completions")
    assert asked.json["messages"] == MESSAGES
    assert asked.json["model"] == "small"
    assert asked.json["stream"] is False


def test_without_a_key_none_is_sent(server: WriterServer) -> None:
    line_to(server).ask(MESSAGES)
    assert "authorization" not in server.asked[0].headers


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("server_error", "status 502"),
        ("rate_limited", "fewer questions"),
        ("unauthorised", "does not accept the key"),
        ("dropped", "can't be reached"),
        ("nonsense", "no JSON"),
        ("moved", "status 307"),
        ("no_page", "no such page"),
        ("slow", "did not answer within"),
        ("drip", "did not answer within"),
    ],
)
def test_a_fault_is_a_plain_reason_and_soon_over(server: WriterServer, fault: Fault, said: str) -> None:
    server.fail_next(fault, writing=True)
    began = time.monotonic()
    with pytest.raises(NoAnswer, match=said):
        line_to(server).ask(MESSAGES)
    assert time.monotonic() - began < PATIENCE + 1
    assert not [asked for asked in server.asked if asked.path == "/elsewhere"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "not the one of a chat"),
        ({"choices": []}, "not the one of a chat"),
        ({"choices": [{"message": None}]}, "not the one of a chat"),
        ({"choices": [["message"]]}, "not the one of a chat"),
        ([1, 2], "not the one of a chat"),
        ("hello", "not the one of a chat"),
        (None, "not the one of a chat"),
        ({"choices": [{"message": {"content": None}}]}, "empty"),
        ({"choices": [{"message": {"content": {"reply": "x"}}}]}, "empty"),
        ({"choices": [{"message": {"content": "  "}}]}, "empty"),
        ({"choices": [{"message": {"content": "I'm"}, "finish_reason": "length"}]}, "cut off"),
    ],
)
def test_an_answer_that_is_no_chat_is_none(server: WriterServer, data: object, said: str) -> None:
    server.raw = Answer(200, data, body=json.dumps(data).encode())
    with pytest.raises(NoAnswer, match=said):
        line_to(server).ask(MESSAGES)


@pytest.mark.parametrize("body", [b"x" * 300_000, b"[" * 200_000, b"\xff\xfe\x00"])
def test_an_answer_too_large_too_deep_or_no_text_is_none(server: WriterServer, body: bytes) -> None:
    server.raw = Answer(200, body=body)
    with pytest.raises(NoAnswer):
        line_to(server).ask(MESSAGES)


def test_nobody_there(server: WriterServer) -> None:
    gone = Endpoint("http://127.0.0.1:9/v1", "small", seconds=PATIENCE)
    with pytest.raises(NoAnswer, match="can't be reached"):
        gone.ask(MESSAGES)


def test_the_key_stands_in_no_word_of_ours(server: WriterServer) -> None:
    line = line_to(server, key=KEY)
    server.fail_next("unauthorised", writing=True)
    with pytest.raises(NoAnswer) as caught:
        line.ask(MESSAGES)
    assert KEY not in f"{line!r} {caught.value!r} {caught.value.__cause__!r}"


def test_greeting_it_for_the_doctor(server: WriterServer) -> None:
    server.key = KEY
    line_to(server, key=KEY).greets()
    with pytest.raises(NoAnswer, match="does not accept the key"):
        line_to(server, key="another").greets()
    server.raw = Answer(404, {"error": "unknown"})
    line_to(server, key=KEY).greets()


@pytest.mark.parametrize(
    "url",
    [
        "https://writer.example.com/v1",
        "https://writer.example.com:8443/api/v1",
        "http://127.0.0.1:11434/v1",
        "http://localhost:8080/v1",
        "http://[::1]:8080/v1",
    ],
)
def test_addresses_that_may_be_set(url: str) -> None:
    assert not wrong_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://writer.example.com/v1",
        "http://127.0.0.1.example.com/v1",
        "http://192.168.1.5/v1",
        "ftp://writer.example.com",
        "writer.example.com/v1",
        "https://user:secret@writer.example.com/v1",
        "https://writer.example.com/v1?key=secret",
        "https://writer.example.com:port/v1",
        "https://[::1/v1",
    ],
)
def test_addresses_that_may_not(url: str) -> None:
    assert wrong_address(url)
    assert "secret" not in wrong_address(url)


def test_loopback_is_this_machine_alone() -> None:
    assert is_loopback("http://127.0.0.2:8000/v1")
    assert not is_loopback("http://localhost.example.com/v1")
