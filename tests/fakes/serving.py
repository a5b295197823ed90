"""An HTTP server on loopback that plays a platform: counts what it is asked, and fails as it is told."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit

Fault = Literal[
    "server_error", "dropped", "slow", "drip", "moved", "no_page", "rate_limited", "unauthorised", "nonsense"
]
"""`dropped`: the connection is closed without an answer; `nonsense`: 200 with a page that is no JSON.

`drip`: the answer comes a byte at a time, and takes DRIPPING seconds; `moved`: a redirection to another path;
`no_page`: the 404 of some machine on the way, a page for people.
"""

PATIENCE = 1.2
"""Seconds after which a room under test gives up: ample for an answer from the next thread of a busy machine."""
SLOW = 2.0
"""Seconds that a slow answer takes."""
DRIPPING = 5 * PATIENCE
DROP = 0.1
"""Seconds between two bytes of an answer that drips."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    pairs: tuple[tuple[str, str], ...] = ()
    """The query as it was sent, where a name may come more than once."""

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: JSON unless `body` is given."""

    status: int = 200
    data: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    kind: str = "application/json"


@dataclass(slots=True)
class _Planned:
    fault: Fault
    applied: bool


class _Quiet(ThreadingHTTPServer):
    """Says nothing of clients that hang up: giving up is what they are tested for."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class FakeServer:
    """Answers by `answer(asked)`. `fail_next` plans faults for reads or for writes, one request each.

    A fault of a write may be `applied`: the platform does what it was asked, and the answer gets lost.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.seen: Counter[str] = Counter()
        self._plans: dict[bool, list[_Planned]] = {False: [], True: []}
        self._lock = threading.RLock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                server._handle(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any  # noqa: N815 -- the base class looks for these

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the base class
                pass

        self._httpd = _Quiet(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._httpd.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """The address, without a slash at its end."""
        return f"http://127.0.0.1:{self._httpd.server_address[1]}"

    def close(self) -> None:
        """Stop serving."""
        self._httpd.shutdown()
        self._httpd.server_close()
        self._thread.join(timeout=5)

    def fail_next(
        self, fault: Fault, *, times: int = 1, writing: bool = False, applied: bool = False
    ) -> None:
        """Let the next requests fail: reads, or with `writing` those that `is_write` names."""
        self._plans[writing].extend(_Planned(fault, applied) for _ in range(times))

    def is_write(self, asked: Asked) -> bool:
        """Whether a request writes a post. A platform says it more exactly."""
        return asked.method != "GET"

    def answer(self, asked: Asked) -> Answer:
        """What the platform says. Called under one lock."""
        raise NotImplementedError

    def rate_limited(self, asked: Asked) -> Answer:
        """The platform's own way to say "later"."""
        return Answer(429, {"error": "Too Many Requests"}, {"Retry-After": "60"})

    def unauthorised(self, asked: Asked) -> Answer:
        """The platform's own way not to let us in."""
        return Answer(401, {"error": "The access token is invalid"})

    def server_error(self, asked: Asked) -> Answer:
        """The platform's own way to fail."""
        return Answer(502, body=b"<html><body>Bad gateway</body></html>", kind="text/html")

    def _handle(self, handler: BaseHTTPRequestHandler) -> None:
        split = urlsplit(handler.path)
        length = int(handler.headers.get("Content-Length") or 0)
        asked = Asked(
            method=handler.command,
            path=split.path,
            query=dict(parse_qsl(split.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in handler.headers.items()},
            body=handler.rfile.read(length),
            pairs=tuple(parse_qsl(split.query, keep_blank_values=True)),
        )
        with self._lock:
            writing = self.is_write(asked)
            self.asked.append(asked)
            self.seen["writes" if writing else "reads"] += 1
            plan = self._plans[writing].pop(0) if self._plans[writing] else None
            answer = None if plan and not plan.applied and plan.fault != "slow" else self.answer(asked)
        if plan is not None:
            answer = self._failing(plan, asked, answer)
        if answer is None:
            handler.close_connection = True
            return
        try:
            _send(handler, answer, drip=plan is not None and plan.fault == "drip")
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True

    def _failing(self, plan: _Planned, asked: Asked, answer: Answer | None) -> Answer | None:
        if plan.fault == "slow":
            time.sleep(SLOW)
            return answer
        if plan.fault == "moved":
            return Answer(307, headers={"Location": f"{self.url}/elsewhere"}, body=b"")
        if plan.fault == "no_page":
            return Answer(
                404, body=b"<html><body><h1>404 Not Found</h1>nginx</body></html>", kind="text/html"
            )
        if plan.fault == "drip":
            return Answer(200, body=b"")
        if plan.fault == "nonsense":
            return Answer(200, body=b"<html><body>We will be right back</body></html>", kind="text/html")
        ways: dict[str, Callable[[Asked], Answer]] = {
            "server_error": self.server_error,
            "rate_limited": self.rate_limited,
            "unauthorised": self.unauthorised,
        }
        return ways[plan.fault](asked) if plan.fault in ways else None


def _send(handler: BaseHTTPRequestHandler, answer: Answer, *, drip: bool = False) -> None:
    body = answer.body if answer.body is not None else json.dumps(answer.data).encode()
    handler.send_response(answer.status)
    handler.send_header("Content-Type", answer.kind)
    if drip:
        body = b" " * round(DRIPPING / DROP)
    handler.send_header("Content-Length", str(len(body)))
    if handler.close_connection:
        # Asked for by the client; unsaid, it would use the connection again just as it closes.
        handler.send_header("Connection", "close")
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    if handler.command == "HEAD":
        return
    if not drip:
        handler.wfile.write(body)
        return
    for place in range(len(body)):
        handler.wfile.write(body[place : place + 1])
        time.sleep(DROP)
