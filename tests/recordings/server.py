"""A platform that says what was recorded of it, and fails as it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

from tests.fakes.serving import Answer, Asked, FakeServer
from tests.recordings.cassette import Recorded

LEFT_OUT = frozenset(
    {"connection", "content-encoding", "content-length", "content-type", "date", "server", "set-cookie"}
    | {"transfer-encoding"}
)
"""Headers that speak of the connection they were recorded on, and those that every answer here has anyway."""


class RecordingServer(FakeServer):
    """Answers by method, path and the parameters in `telling`; the same request again gets the next answer.

    The last answer stays. What was not recorded is `unknown`, and noted in `unrecorded`.
    """

    telling: frozenset[str] = frozenset()

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        self.recorded = list(recorded)
        self.unrecorded: list[Asked] = []
        self._given: Counter[tuple[str, ...]] = Counter()
        super().__init__()

    def answer(self, asked: Asked) -> Answer:
        told = {name: value for name, value in asked.query.items() if name in self.telling}
        fitting = [one for one in self.recorded if self._fits(one, asked, told)]
        if not fitting:
            self.unrecorded.append(asked)
            return self.unknown(asked)
        key = (asked.method, asked.path, *sorted(f"{name}={value}" for name, value in told.items()))
        turn = min(self._given[key], len(fitting) - 1)
        self._given[key] += 1
        return self.replayed(fitting[turn])

    def unknown(self, asked: Asked) -> Answer:
        """What the platform says to a request that was not recorded."""
        return Answer(404, {"error": "Not Found"})

    def replayed(self, one: Recorded) -> Answer:
        """The answer as it was recorded; addresses of its Link header lead here instead of there."""
        headers = {name: value for name, value in one.headers.items() if name not in LEFT_OUT}
        if "link" in headers:
            headers["link"] = headers["link"].replace(one.origin, self.url)
        kind = one.headers.get("content-type", "application/json")
        return Answer(one.status, headers=headers, body=one.body.encode(), kind=kind)

    def writes_asked(self) -> list[Asked]:
        """The requests that write a post."""
        return [asked for asked in self.asked if self.is_write(asked)]

    def _fits(self, one: Recorded, asked: Asked, told: dict[str, str]) -> bool:
        there = {name: value for name, value in one.query.items() if name in self.telling}
        return one.method == asked.method and _place(one.path) == _place(asked.path) and there == told


def _place(path: str) -> str:
    """A path without its escapes: placeholders such as <USERNAME> stand in recorded ones as they are."""
    return unquote(path).rstrip("/")
