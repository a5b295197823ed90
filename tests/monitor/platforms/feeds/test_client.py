from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from monitor.platforms.errors import PlatformError, RateLimited, Refused, Transient
from monitor.platforms.feeds import client
from monitor.platforms.feeds.address import is_public, read_query
from monitor.platforms.feeds.client import Document
from tests.fakes.feeds_server import FeedsServer, Site

SOMEWHERE = "93.184.215.14"


@pytest.fixture
def server() -> Iterator[FeedsServer]:
    made = FeedsServer()
    yield made
    made.close()


def fetch(address: str, *, allow_private: bool = True, timeout: float = 0.4) -> Document:
    return client.fetch(address, etag="", modified="", timeout=timeout, allow_private=allow_private)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:0:7f00:1::", "localhost", "",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", [SOMEWHERE, "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "query",
    [
        "", "all:", "ftp://x.example/f", "file:///etc/passwd", "feed", "//x.example/f", "https://", "http://:80/",
        "https://ada:pw@x.example/f", "http://x.example:port/", "http://x.example/a b", "http://x.exa\nmple/",
        "http://[::1", f"http://x.example/{'a' * 2000}",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(query: str) -> None:
    with pytest.raises(Refused) as caught:
        read_query(query)
    assert "pw" not in str(caught.value)


def test_all_before_the_address_asks_for_everything() -> None:
    assert read_query(" https://x.example/f ") == ("https://x.example/f", False)
    assert read_query("All: https://x.example/f") == ("https://x.example/f", True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1"])
def test_this_machine_is_not_asked(server: FeedsServer, host: str) -> None:
    with pytest.raises((Refused, Transient)):
        fetch(server.url.replace("127.0.0.1", host) + "/feed.xml", allow_private=False)
    assert server.asked == []


def test_a_name_that_leads_inside_is_not_asked(server: FeedsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, {"feed.example": ["127.0.0.1", "::1"]})
    with pytest.raises(Refused) as caught:
        fetch(server.url.replace("127.0.0.1", "feed.example") + "/feed.xml", allow_private=False)
    assert caught.value.code == "private-address"
    assert server.asked == []


def test_a_name_server_that_changes_its_mind_gains_nothing(
    server: FeedsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First a public address, then our own: what was checked is what is connected to."""
    answers = iter([[SOMEWHERE], ["127.0.0.1"], ["127.0.0.1"]])
    tried: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *args: Any, **options: Any) -> Any:
        return real(next(answers)[0] if host == "feed.example" else host, *args, **options)

    def connect(place: tuple[str, int], *args: Any, **options: Any) -> socket.socket:
        tried.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr("monitor.platforms.feeds.guard.create_connection", connect)
    with pytest.raises(Transient):
        fetch(server.url.replace("127.0.0.1", "feed.example") + "/feed.xml", allow_private=False)
    assert tried == [SOMEWHERE]
    assert server.asked == []


def test_the_host_stays_the_name_though_the_address_is_pinned(
    server: FeedsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, {"feed.example": ["127.0.0.1"]})
    address = server.url.replace("127.0.0.1", "feed.example")
    assert fetch(f"{address}/feed.xml").body
    assert server.asked[0].headers["host"] == address.removeprefix("http://")


def test_the_next_address_of_a_name_is_tried(server: FeedsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, {"feed.example": ["::1", "127.0.0.1"]})
    assert fetch(server.url.replace("127.0.0.1", "feed.example") + "/feed.xml").body


def test_a_redirect_is_checked_like_the_first_address(
    server: FeedsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, {"inside.example": ["127.0.0.1"]})
    inside = server.url.replace("127.0.0.1", "inside.example") + "/feed.xml"
    server.sites["/moved"] = Site(status=302, headers={"Location": inside})
    allowed = iter([True, False])
    monkeypatch.setattr("monitor.platforms.feeds.guard.is_public", lambda address: next(allowed))
    with pytest.raises(Refused) as caught:
        fetch(f"{server.url}/moved", allow_private=False)
    assert caught.value.code == "private-address"
    assert [asked.path for asked in server.asked] == ["/moved"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x.example/", "http://ada:pw@127.0.0.1/", "http://"]
)
def test_a_redirect_to_what_is_no_web_address_is_refused(server: FeedsServer, target: str) -> None:
    server.sites["/moved"] = Site(status=301, headers={"Location": target})
    with pytest.raises(Refused):
        fetch(f"{server.url}/moved")


def test_three_redirects_are_followed_and_not_a_fourth(server: FeedsServer) -> None:
    for number in range(4):
        target = "/feed.xml" if number == 0 else f"/hop{number - 1}"
        server.sites[f"/hop{number}"] = Site(status=307, headers={"Location": target})
    assert fetch(f"{server.url}/hop2").address == f"{server.url}/feed.xml"
    with pytest.raises(Refused) as caught:
        fetch(f"{server.url}/hop3")
    assert caught.value.code == "redirects"


def test_a_feed_that_is_too_large_is_not_read_to_its_end(server: FeedsServer) -> None:
    server.sites["/big"] = Site(body=b"x" * (client.LARGEST + 1))
    with pytest.raises(Refused) as caught:
        fetch(f"{server.url}/big")
    assert caught.value.code == "too-large"


def test_a_small_packed_body_that_grows_is_stopped(
    server: FeedsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = gzip.compress(b"\0" * 100 * 1024 * 1024)
    server.sites["/bomb"] = Site(body=bomb, headers={"Content-Encoding": "gzip"})
    largest: list[int] = []
    real = client._bounded

    def watched(response: Any) -> bytes:
        pieces = response.iter_content

        def measured(size: int) -> Iterator[bytes]:
            for piece in pieces(size):
                largest.append(len(piece))
                yield piece

        response.iter_content = measured
        return real(response)

    monkeypatch.setattr(client, "_bounded", watched)
    with pytest.raises(Refused):
        fetch(f"{server.url}/bomb")
    assert max(largest) <= 64 * 1024


def test_a_packed_feed_is_unpacked(server: FeedsServer) -> None:
    server.sites["/packed"] = Site(body=gzip.compress(b"<rss/>"), headers={"Content-Encoding": "gzip"})
    assert fetch(f"{server.url}/packed").body == b"<rss/>"


def test_a_damaged_packed_feed_may_pass(server: FeedsServer) -> None:
    server.sites["/packed"] = Site(body=b"\x1f\x8bno", headers={"Content-Encoding": "gzip"})
    with pytest.raises(Transient):
        fetch(f"{server.url}/packed")


@pytest.mark.parametrize("slow", ["headers", "body"])
def test_a_server_that_sends_a_byte_now_and_then_does_not_hold_us(slow: str) -> None:
    begin = b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n" + (b"\r\n" if slow == "body" else b"X-Slow: ")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stop = threading.Event()

        def drip() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                try:
                    connection.sendall(begin)
                    while not stop.wait(0.05):
                        connection.sendall(b"x")
                except OSError:
                    return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        start = time.monotonic()
        with pytest.raises(Transient, match="in time"):
            fetch(f"http://127.0.0.1:{listening.getsockname()[1]}/", timeout=0.2)
        took = time.monotonic() - start
        stop.set()
        thread.join(timeout=5)
    assert took < 2


@pytest.mark.parametrize(
    ("status", "error", "code"),
    [(404, Refused, "no-feed"), (410, Refused, "no-feed"), (401, Refused, "not-allowed"), (403, Refused, "not-allowed"),
     (400, Refused, "bad-request"), (500, Transient, ""), (300, Transient, ""), (206, Transient, "")],
)  # fmt: skip
def test_each_status_has_its_error(
    server: FeedsServer, status: int, error: type[PlatformError], code: str
) -> None:
    server.sites["/feed.xml"].status = status
    with pytest.raises(error) as caught:
        fetch(f"{server.url}/feed.xml")
    assert getattr(caught.value, "code", "") == code


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("120", 120), ("0", 60), ("999999", 86_400), ("", 3600), ("soon", 3600), ("1e9", 3600), ("date", 600)],
)
def test_a_rate_limit_holds_for_this_feed_only(server: FeedsServer, told: str, seconds: int) -> None:
    now = datetime.now(UTC)
    header = format_datetime(now + timedelta(seconds=600), usegmt=True) if told == "date" else told
    server.sites["/feed.xml"] = Site(status=429, headers={"Retry-After": header})
    with pytest.raises(RateLimited) as caught:
        fetch(f"{server.url}/feed.xml")
    assert caught.value.scope == "stream"
    assert abs((caught.value.until - now).total_seconds() - seconds) < 10


def test_a_name_that_nobody_knows_may_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, {})
    with pytest.raises(Transient):
        fetch("http://nowhere.example/feed.xml")


def test_no_proxy_and_no_netrc_of_the_machine_is_used(
    server: FeedsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch(f"{server.url}/feed.xml").body
    assert "authorization" not in server.asked[0].headers


def names(monkeypatch: pytest.MonkeyPatch, known: dict[str, list[str]]) -> None:
    """Let these names have these addresses, and no other name any."""
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *args: Any, **options: Any) -> list[Any]:
        if host.replace(".", "").isdigit() or ":" in host:
            return real(host, port, *args, **options)
        if host not in known:
            raise socket.gaierror(-2, "Name or service not known")
        return [place for address in known[host] for place in real(address, port, *args, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_addresses_that_do_not_answer_take_no_longer_than_the_whole_fetch_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []

    def looked_up(host: str, port: int, *args: Any, **options: Any) -> list[tuple[Any, ...]]:
        places = [host] if host != "many.example" else [f"93.184.215.{number}" for number in range(1, 31)]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in places]

    def black_hole(self: socket.socket, place: tuple[str, int]) -> None:
        tried.append(place[0])
        time.sleep(self.gettimeout() or 60)
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket.socket, "connect", black_hole)
    began = time.monotonic()
    with pytest.raises(Transient):
        fetch("http://many.example/", allow_private=False, timeout=0.2)
    assert time.monotonic() - began < 0.2 * client.TOTAL + 0.4
    assert len(tried) == 4
