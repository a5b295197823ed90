from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
import requests

from monitor.platforms import transport
from monitor.platforms.bluesky.bounded import BoundedClient
from monitor.platforms.transport import LARGEST, Session, TooLarge

SECONDS = 0.6
BOMB = gzip.compress(b"\0" * 20_000_000, compresslevel=1)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
Send = Callable[[bytes], None]
Script = Callable[[Send, bytes], None]


class Machine:
    """A server that says byte for byte what it is told, and never more than one answer to a connection."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.connections = 0
        self.script: Script = whole
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._door.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._door.accept()
                self.connections += 1
                threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            while head := line.recv(65_536):
                self.asked.append(head)
                self.script(line.sendall, head)
                if self.script is not whole:
                    return


def whole(send: Send, _head: bytes) -> None:
    send(OK + b"Content-Length: 2\r\n\r\n{}")


def dripping_body(send: Send, _head: bytes) -> None:
    send(OK + b"Content-Length: 1000\r\n\r\n")
    drip(send, b" " * 1000)


def dripping_body_without_a_length(send: Send, _head: bytes) -> None:
    send(OK + b"\r\n{")
    drip(send, b" " * 1000)


def dripping_pieces(send: Send, _head: bytes) -> None:
    send(OK + b"Transfer-Encoding: chunked\r\n\r\n")
    drip(send, b"1\r\n \r\n" * 1000)


def dripping_head(send: Send, _head: bytes) -> None:
    drip(send, OK + b"X: " + b"a" * 1000)


def hundreds(send: Send, _head: bytes) -> None:
    drip(send, b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, by=25)


def drip(send: Send, said: bytes, *, by: int = 1) -> None:
    for place in range(0, len(said), by):
        send(said[place : place + by])
        time.sleep(0.05)


def large(send: Send, _head: bytes) -> None:
    send(OK + b"Connection: close\r\n\r\n" + b"a" * (LARGEST + 1))


def packed(send: Send, _head: bytes) -> None:
    send(OK + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n" + BOMB)


def packed_well(send: Send, _head: bytes) -> None:
    body = gzip.compress(b'{"a": 1}')
    send(OK + f"Content-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


@pytest.fixture
def machine() -> Iterator[Machine]:
    made = Machine()
    yield made
    made.close()


@pytest.fixture(params=["requests", "httpx"])
def line(request: pytest.FixtureRequest) -> Iterator[Any]:
    made: Any = Session(seconds=SECONDS) if request.param == "requests" else BoundedClient(timeout=SECONDS)
    with made:
        yield made


SLOW = [dripping_body, dripping_body_without_a_length, dripping_pieces, dripping_head, hundreds]


@pytest.mark.parametrize("script", SLOW)
def test_an_answer_that_drips_ends_in_time(line: Any, machine: Machine, script: Script) -> None:
    machine.script = script
    began = time.monotonic()
    with pytest.raises(Exception) as caught:  # noqa: PT011 (each library has its own)
        line.post(machine.url)
    assert time.monotonic() - began < SECONDS + 0.5
    assert type(caught.value).__name__ == "ReadTimeout"
    machine.script = whole
    assert line.get(machine.url).json() == {}


@pytest.mark.parametrize("script", [large, packed])
def test_an_answer_that_is_too_large_is_not_kept(line: Any, machine: Machine, script: Script) -> None:
    machine.script = script
    with pytest.raises(Exception, match="more than any answer has"):
        line.get(machine.url)


def test_an_answer_that_is_too_large_is_a_broken_connection_to_requests(machine: Machine) -> None:
    machine.script = large
    with Session(seconds=SECONDS) as session, pytest.raises(TooLarge) as caught:
        session.get(machine.url)
    assert isinstance(caught.value, requests.ConnectionError)


def test_a_packed_answer_is_unpacked(line: Any, machine: Machine) -> None:
    machine.script = packed_well
    answer = line.get(machine.url)
    assert answer.json() == {"a": 1}
    assert answer.text == '{"a": 1}'


def test_a_connection_is_used_again(line: Any, machine: Machine) -> None:
    for _ in range(3):
        assert line.get(machine.url).json() == {}
    assert machine.connections == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nothing_is_sent_on(line: Any, machine: Machine, status: int) -> None:
    other = Machine()
    machine.script = lambda send, _head: send(
        f"HTTP/1.1 {status} X\r\nLocation: {other.url}\r\nContent-Length: 0\r\n\r\n".encode()
    )
    assert line.post(machine.url, data={"a": "secret"}).status_code == status
    other.close()
    assert other.asked == []


def test_addresses_that_do_not_answer_take_no_longer_than_one(
    line: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def looked_up(host: str, port: int, *args: Any, **options: Any) -> list[tuple[Any, ...]]:
        places = [host] if host != "many.example" else [f"203.0.113.{number}" for number in range(1, 31)]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in places]

    def black_hole(self: socket.socket, place: tuple[str, int]) -> None:
        tried.append(place[0])
        time.sleep(self.gettimeout() or 60)
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket.socket, "connect", black_hole)
    began = time.monotonic()
    with pytest.raises(Exception) as caught:  # noqa: PT011 (each library has its own)
        line.get("http://many.example/")
    assert time.monotonic() - began < SECONDS + 0.5
    assert type(caught.value).__name__ == "ConnectTimeout"
    assert len(tried) == transport.MOST_ADDRESSES


def test_a_name_that_is_looked_up_for_ever_ends_in_time(line: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    enough = threading.Event()

    def looked_up(*args: Any, **options: Any) -> list[tuple[Any, ...]]:
        enough.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    began = time.monotonic()
    with pytest.raises(Exception) as caught:  # noqa: PT011 (each library has its own)
        line.get("http://slow.example/")
    enough.set()
    assert time.monotonic() - began < SECONDS + 0.5
    assert type(caught.value).__name__ == "ConnectTimeout"


def test_both_kinds_of_addresses_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    six = [(socket.AF_INET6, 1, 6, "", (f"2001:db8::{number}", 80, 0, 0)) for number in range(9)]
    four = [(socket.AF_INET, 1, 6, "", ("203.0.113.1", 80))]
    assert "203.0.113.1" in transport._spread([*six, *four])[: transport.MOST_ADDRESSES]
