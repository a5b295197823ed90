"""Connections that go to the open internet only, and end in time.

A name is looked up once, each address is checked, and the connection goes to a checked address and no
other. So a name server that changes its answer between the check and the call gains nothing. The host's name
stays what it is for the Host header and for TLS. Each redirect opens a connection of its own.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.poolmanager import PoolManager
from urllib3.util.connection import create_connection

from monitor.platforms.errors import Refused
from monitor.platforms.feeds.address import is_public

INNER = (
    "This feed's address leads into your own network, which is not allowed. Where that is meant, allow "
    "private addresses on the page of this account."
)


MOST_ADDRESSES = 4
"""So many addresses of one host are tried."""


class Watch:
    """Ends all that is done with `session` after `seconds`, also where a server sends a byte now and then."""

    def __init__(self, *, seconds: float, allow_private: bool) -> None:
        self.expired = False
        self._allow_private = allow_private
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True
        self.session = requests.Session()
        # Neither a proxy, which would look the name up itself, nor passwords out of a .netrc.
        self.session.trust_env = False
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, _Adapter(self))

    def __enter__(self) -> Self:
        self._until = time.monotonic() + self._seconds
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self.session.close()
        for one in self._sockets:
            one.close()

    def connect(self, connection: HTTPConnection) -> socket.socket:
        """A socket to an address of the connection's host that may be asked. Raises Refused for none."""
        host, port = connection.host, connection.port
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NewConnectionError(connection, f"the name is not known: {error}") from error
        addresses = dict.fromkeys(str(place[4][0]) for place in found)
        usable = [address for address in addresses if self._allow_private or is_public(address)]
        if not usable:
            raise Refused(INNER, code="private-address")
        failure = OSError("no address")
        tried = usable[:MOST_ADDRESSES]
        for number, address in enumerate(tried):
            if self.expired:
                break
            # One that does not answer leaves the others their share of the time.
            share = max(self._until - time.monotonic(), 0.001) / (len(tried) - number)
            try:
                made = create_connection(
                    (address, port),
                    min(share, self._timeout_of(connection)),
                    socket_options=connection.socket_options,
                )
            except OSError as error:
                failure = error
                continue
            # TLS takes the socket over; a second handle on the same connection stays ours.
            made.settimeout(self._timeout_of(connection))
            self._sockets.append(made.dup())
            if time.monotonic() >= self._until:
                self._expire()
            return made
        raise NewConnectionError(connection, f"no connection: {failure}") from failure

    def _timeout_of(self, connection: HTTPConnection) -> float:
        told = connection.timeout
        return told if isinstance(told, int | float) else max(self._until - time.monotonic(), 0.001)

    def _expire(self) -> None:
        self.expired = True
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Adapter(HTTPAdapter):
    """Makes its connections by the watch."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
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
        manager = self.poolmanager
        assert isinstance(manager, PoolManager)  # noqa: S101 (requests makes one)
        manager.pool_classes_by_scheme = _pools(self._watch)


def _pools(watch: Watch) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return watch.connect(self)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return watch.connect(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
