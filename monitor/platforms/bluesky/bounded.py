"""The atproto library's way to the network, made to end in time and to go nowhere but where it was sent.

Like monitor.platforms.transport, for httpx. Only `wire` imports this module.
"""

from __future__ import annotations

import socket
import zlib
from typing import Any

import httpcore
import httpx
from atproto_client.request import Request

from monitor.platforms.transport import LARGEST, Deadline

NOT_ASKED_FOR = ("content-encoding", "content-length", "transfer-encoding")
"""Headers of a body that no longer say what it is once it was unpacked."""


class BoundedRequest(Request):  # type: ignore[misc] # the library tells no types
    """What the library sends its requests by. Follows no redirection: a sign-in carries the password."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._client.close()
        self._client: httpx.Client = BoundedClient(**options)


class BoundedClient(httpx.Client):
    """Requests that end within `timeout` seconds, whole, and bring no more than a few megabytes."""

    def __init__(self, *, timeout: float, **options: Any) -> None:
        super().__init__(timeout=timeout, follow_redirects=False, **options)
        self.headers["Accept-Encoding"] = "gzip"
        self._seconds = timeout
        self._deadline = Deadline()
        network = _Network(self._deadline)
        for transport in (self._transport, *self._mounts.values()):
            if isinstance(transport, httpx.HTTPTransport):
                # httpx offers no way to say by what it connects; the tests see that this holds.
                transport._pool._network_backend = network  # noqa: SLF001

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """One request and its whole answer. Raises httpx.ReadTimeout where that took too long."""
        with self._deadline.running(self._seconds):
            try:
                response = super().send(request, **(options | {"stream": True}))
                try:
                    body = _whole(response)
                finally:
                    response.close()
            except (httpx.ConnectError, httpx.ConnectTimeout):
                raise
            except httpx.TransportError as error:
                if self._deadline.expired:
                    raise _late(request) from error
                raise
        if self._deadline.expired:
            # A body without a length looks complete where it was cut off.
            raise _late(request)
        headers = [
            (name, value) for name, value in response.headers.multi_items() if name not in NOT_ASKED_FOR
        ]
        return httpx.Response(response.status_code, headers=headers, content=body, request=request)

    def close(self) -> None:
        """Give everything back."""
        super().close()
        self._deadline.close()


class _Network(httpcore.SyncBackend):
    """Connects by the deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        made: dict[socket.socket, httpcore.NetworkStream] = {}

        def make(address: str, seconds: float) -> socket.socket:
            try:
                stream = super(_Network, self).connect_tcp(
                    address, port, seconds, local_address, socket_options
                )
            except httpcore.ConnectTimeout as error:
                raise TimeoutError(str(error)) from error
            except httpcore.ConnectError as error:
                raise OSError(str(error)) from error
            one: socket.socket = stream.get_extra_info("socket")
            made[one] = stream
            return one

        try:
            return made[self._deadline.connect(host, port, make)]
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error


def _whole(response: httpx.Response) -> bytes:
    """The body, unpacked here: httpx would let a small packed one grow beyond measure."""
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in {"", "identity", "gzip"}:
        raise httpx.DecodingError("packed in a way we did not ask for", request=response.request)
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if packing == "gzip" else None
    body = bytearray()
    try:
        for piece in response.iter_raw():
            room = LARGEST + 1 - len(body)
            body += unpack.decompress(piece, room) if unpack else piece
            if len(body) > LARGEST:
                raise httpx.DecodingError("more than any answer has", request=response.request)
    except zlib.error as error:
        raise httpx.DecodingError(str(error), request=response.request) from error
    return bytes(body)


def _late(request: httpx.Request) -> httpx.ReadTimeout:
    return httpx.ReadTimeout("no whole answer in time", request=request)
