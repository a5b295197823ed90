"""Fetch one document of the web, bounded in size, time and redirects; every failure is a PlatformError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import requests

from monitor.platforms.errors import RateLimited, Refused, Transient
from monitor.platforms.feeds import address as addresses
from monitor.platforms.feeds.guard import Watch

LARGEST = 2 * 1024 * 1024
"""Bytes of a feed, unpacked."""

REDIRECTS = 3
TOTAL = 3
"""The whole fetch, redirects and all, may take so many times the time limit of one call."""

PAUSE = timedelta(hours=1)
_PIECE = 64 * 1024
_MOVED = {301, 302, 303, 307, 308}
_ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Document:
    """What came. `body` is None where the server says that nothing has changed."""

    body: bytes | None
    address: str
    kind: str = ""
    etag: str = ""
    modified: str = ""


def fetch(address: str, *, etag: str, modified: str, timeout: float, allow_private: bool) -> Document:
    """The document at `address`, or where it has moved to; `etag` and `modified` are what came last time.

    At most one request and `REDIRECTS` more. Raises PlatformError only.
    """
    headers = {"User-Agent": "amends (feed reader)", "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    watch = Watch(seconds=timeout * TOTAL, allow_private=allow_private)
    with _line(watch), watch:
        for _ in range(REDIRECTS + 1):
            addresses.check(address)
            with watch.session.get(
                address, headers=headers, timeout=timeout, stream=True, allow_redirects=False
            ) as response:
                target = response.headers.get("Location", "")
                if response.status_code in _MOVED and target:
                    address = urljoin(address, target)
                    continue
                return _document(response, address)
    raise Refused("This feed's address leads from one address to the next without an end.", code="redirects")


def _document(response: requests.Response, address: str) -> Document:
    if response.status_code == requests.codes.not_modified:
        return Document(None, address)
    _told(response)
    headers = response.headers
    return Document(
        _bounded(response),
        address,
        kind=headers.get("Content-Type", "")[:200],
        etag=headers.get("ETag", "")[:500],
        modified=headers.get("Last-Modified", "")[:100],
    )


def _bounded(response: requests.Response) -> bytes:
    """The body, unpacked piece by piece, so that a small packed body can't grow beyond measure."""
    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > LARGEST:
            raise Refused("This feed is larger than 2 MB; there may be a shorter one.", code="too-large")
    return bytes(body)


@contextmanager
def _line(watch: Watch) -> Iterator[None]:
    try:
        yield
    except requests.Timeout as error:
        raise _late() from error
    except (requests.RequestException, OSError, ValueError) as error:
        if watch.expired:
            raise _late() from error
        if isinstance(error, requests.exceptions.SSLError):
            raise Transient("The feed's server has no valid certificate.", applied="no") from error
        raise Transient("The feed's server can't be reached right now.", applied="no") from error


def _late() -> Transient:
    return Transient("The feed's server did not answer in time.", applied="no")


def _told(response: requests.Response) -> None:
    """Raise what the status says."""
    status = response.status_code
    if status == requests.codes.too_many_requests:
        until = datetime.now(UTC) + _wait(response.headers.get("Retry-After", ""))
        raise RateLimited("The feed's server asks us to wait.", until=until, scope="stream")
    if status in {requests.codes.not_found, requests.codes.gone}:
        raise Refused("There is no feed at this address (any more).", code="no-feed")
    if status in {requests.codes.unauthorized, requests.codes.forbidden}:
        raise Refused("The feed's server does not let us read it.", code="not-allowed")
    if requests.codes.bad_request <= status < requests.codes.server_error:
        raise Refused(f"The feed's server does not take our request (status {status}).", code="bad-request")
    if status != requests.codes.ok:
        raise Transient(f"The feed's server has trouble right now (status {status}).", applied="no")


def _wait(told: str) -> timedelta:
    """Seconds or a date, as RFC 9110 has it for Retry-After; an hour where it says neither."""
    if told.isascii() and told.isdecimal() and len(told) < 8:
        wait = timedelta(seconds=int(told))
    else:
        try:
            wait = parsedate_to_datetime(told).astimezone(UTC) - datetime.now(UTC)
        except (ValueError, TypeError, OverflowError):
            return PAUSE
    return min(max(wait, timedelta(minutes=1)), timedelta(days=1))
