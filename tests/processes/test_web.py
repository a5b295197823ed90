"""What `amends web` takes from a sender who means no good."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.processes.installation import Installation

pytestmark = pytest.mark.processes
HEAD = "POST /in/1/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@contextmanager
def connected(desk: Installation) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as line:
        yield line


def status(line: socket.socket) -> bytes:
    return line.recv(1000).partition(b"\r\n")[0]


def test_a_body_that_is_too_large_is_refused_before_it_comes(on_sqlite: Installation) -> None:
    on_sqlite.start("web")
    on_sqlite.wait_for_web()
    with connected(on_sqlite) as line:
        line.sendall(f"{HEAD}Content-Length: 200000000\r\n\r\n".encode())
        assert status(line) == b"HTTP/1.1 413 Request Entity Too Large"
    with connected(on_sqlite) as line:  # one that does not say beforehand how much it sends
        line.sendall(f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode())
        assert chunks_taken(line) < 200  # 3 MB, and what the two ends of the line hold
    on_sqlite.wait_for_web()


def chunks_taken(line: socket.socket) -> int:
    """Send chunks of 100 kB until there is an answer, or none are taken; returns how many it were."""
    chunk = b"186a0\r\n" + b" " * 100_000 + b"\r\n"
    line.settimeout(1)
    for count in range(2000):
        try:
            line.sendall(chunk)
        except OSError:
            return count
    return 2000


def test_some_hundred_slow_senders_do_not_close_the_desk(on_sqlite: Installation) -> None:
    on_sqlite.start("web")
    on_sqlite.wait_for_web()
    lines = []
    try:
        for _ in range(150):
            line = socket.create_connection(("127.0.0.1", on_sqlite.port), timeout=20)
            lines.append(line)
            line.sendall(f"{HEAD}Content-Length: 100\r\n\r\na".encode())
        on_sqlite.wait_for_web()
    finally:
        for line in lines:
            line.close()
