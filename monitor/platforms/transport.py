"""Lines that end in time: one request has a total time limit and a size limit, and goes nowhere else.

The time limits of requests and httpx count from byte to byte, so a server that sends one now and then holds a call
for ever. Here a clock runs for the whole request, name lookup and TLS included, and at its end closes the sockets.
"""

from __future__ import annotations

import io
import queue
import socket
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import zip_longest
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError
from urllib3.poolmanager import PoolManager
from urllib3.util.connection import create_connection

LARGEST = 5 * 1024 * 1024
"""Bytes of a body, unpacked, that a platform's answer may have."""

MOST_ADDRESSES = 4
"""So many addresses of one host are tried."""

_PIECE = 64 * 1024


class Deadline:
    """The clock of one session: ends a request by closing the sockets it may be using.

    One request at a time: a session with a deadline is not shared between threads.
    """

    def __init__(self) -> None:
        self.expired = False
        self._until = 0.0
        self._sockets: dict[tuple[str, int], socket.socket] = {}
        self._lock = threading.Lock()
        # Not every library closes its session.
        weakref.finalize(self, _close_all, self._sockets)

    @contextmanager
    def running(self, seconds: float) -> Iterator[None]:
        """Around one request: `seconds` after this it is cut off, and `expired` says so."""
        self.expired = False
        self._until = time.monotonic() + seconds
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    @property
    def left(self) -> float:
        """Seconds that the request in hand still has; at least a moment, as 0 means "at once" to a socket."""
        return max(self._until - time.monotonic(), 0.001)

    def connect(self, host: str, port: int, make: Callable[[str, float], socket.socket]) -> socket.socket:
        """The first connection that comes about, of those that `make` tries by address and time limit.

        Raises TimeoutError where time runs out, OSError where nobody answers.
        """
        failure: OSError = OSError("the name has no address")
        addresses = self._addresses(host, port)
        for number, address in enumerate(addresses):
            try:
                # One that does not answer leaves the others their share of the time.
                made = make(address, self.left / (len(addresses) - number))
            except OSError as error:
                failure = error
                continue
            self._watch(host, port, made)
            return made
        raise failure

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """A few addresses of the host, looked up within the time that is left.

        The system's lookup has no time limit of its own, so another thread waits for it.
        """
        answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(_spread(socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)))
            except OSError as error:
                answers.put(error)
            except UnicodeError as error:
                answers.put(OSError(f"no name: {error}"))

        threading.Thread(target=look_up, daemon=True).start()
        try:
            answer = answers.get(timeout=self.left)
        except queue.Empty as error:
            raise TimeoutError("the name was not found in time") from error
        if isinstance(answer, OSError):
            raise answer
        return answer[:MOST_ADDRESSES]

    def _watch(self, host: str, port: int, made: socket.socket) -> None:
        """Keep a second handle on the connection: TLS takes the first one over."""
        with self._lock:
            old = self._sockets.pop((host, port), None)
            self._sockets[host, port] = made.dup()
            if old is not None:
                old.close()
            if self.expired:
                self._shut()

    def close(self) -> None:
        """Give the handles back, as the connections themselves are."""
        with self._lock:
            _close_all(self._sockets)

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            self._shut()

    def _shut(self) -> None:
        for one in self._sockets.values():
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


def _close_all(sockets: dict[tuple[str, int], socket.socket]) -> None:
    for one in sockets.values():
        one.close()
    sockets.clear()


def _spread(found: Sequence[tuple[Any, ...]]) -> list[str]:
    """The addresses, those of the two kinds in turn: a machine may have a way to one kind only."""
    kinds: dict[int, dict[str, None]] = {}
    for family, _type, _protocol, _name, place in found:
        kinds.setdefault(family, {})[str(place[0])] = None
    rounds = zip_longest(*kinds.values())
    return [address for one in rounds for address in one if address is not None]


class TooLarge(requests.ConnectionError):
    """The answer is larger than any that makes sense."""


class Session(requests.Session):
    """Requests that end within `seconds`, bring at most `largest` bytes, and follow no redirection.

    Raises requests' own exceptions: ReadTimeout where time ran out after a connection stood.
    """

    def __init__(self, *, seconds: float, largest: int = LARGEST) -> None:
        super().__init__()
        # What else the machine can unpack is not asked for.
        self.headers["Accept-Encoding"] = "gzip, deflate"
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(seconds=seconds, largest=largest))

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """One request to the address it is for: what it carries is meant for nobody else."""
        return super().send(request, **(options | {"allow_redirects": False, "stream": True}))


class _Adapter(HTTPAdapter):
    """Makes its connections by the deadline, and gives whole answers only."""

    def __init__(self, *, seconds: float, largest: int) -> None:
        self._seconds = seconds
        self._largest = largest
        self._deadline = Deadline()
        super().__init__(max_retries=0)

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,  # noqa: FBT001, FBT002 (requests')
        **options: Any,
    ) -> None:
        """Give the pools connections of ours."""
        super().init_poolmanager(connections, maxsize, block=block, **options)
        _use(self.poolmanager, self._deadline)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        """The same for those that go by way of a proxy of the machine's."""
        manager = super().proxy_manager_for(proxy, **options)
        _use(manager, self._deadline)
        return manager

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """One request and its whole answer, in our time, whatever the caller says of it."""
        options |= {"timeout": self._seconds, "stream": True}
        with self._deadline.running(self._seconds):
            try:
                response = super().send(request, *args, **options)
                whole = self._whole(response)
            except requests.ConnectTimeout:
                raise
            except (requests.RequestException, OSError) as error:
                if self._deadline.expired and not _unconnected(error):
                    raise _late(request) from error
                raise
        if self._deadline.expired:
            # A body without a length looks complete where it was cut off.
            raise _late(request)
        response.raw = io.BytesIO(whole)
        return response

    def close(self) -> None:
        """Give everything back."""
        super().close()
        self._deadline.close()

    def _whole(self, response: requests.Response) -> bytes:
        """The body, unpacked piece by piece, so that a small packed one can't grow beyond measure."""
        body = bytearray()
        try:
            for piece in response.raw.stream(_PIECE, decode_content=True):
                body += piece
                if len(body) > self._largest:
                    break
            else:
                return bytes(body)
        except ReadTimeoutError as error:
            raise _late(response.request) from error
        except HTTPError as error:
            raise requests.ConnectionError(error, request=response.request) from error
        finally:
            if not response.raw.closed:
                response.raw.close()
        raise TooLarge("more than any answer has", request=response.request)


def _late(request: requests.PreparedRequest) -> requests.ReadTimeout:
    return requests.ReadTimeout("no whole answer in time", request=request)


def _unconnected(error: Exception) -> bool:
    """Whether no connection came about, or none that is safe to speak on: then nothing was sent."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _use(manager: object, deadline: Deadline) -> None:
    if isinstance(manager, PoolManager):
        manager.pool_classes_by_scheme = _pools(deadline)


def _connected(connection: HTTPConnection, deadline: Deadline) -> socket.socket:
    def make(address: str, seconds: float) -> socket.socket:
        return create_connection(
            (address, port), seconds, connection.source_address, connection.socket_options
        )

    host, port = connection.host, connection.port or connection.default_port
    try:
        made = deadline.connect(host, port, make)
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, f"no connection in time: {error}") from error
    except OSError as error:
        raise NewConnectionError(connection, f"no connection: {error}") from error
    made.settimeout(connection.timeout if isinstance(connection.timeout, int | float) else deadline.left)
    return made


def _pools(deadline: Deadline) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, deadline)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, deadline)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
