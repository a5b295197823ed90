from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.fakes.serving import Answer, Asked, FakeServer


class KioskServer(FakeServer):
    """Knows the tokens in `people`; hands out the first `limit` of `notes`."""

    def __init__(self) -> None:
        super().__init__()
        self.people: dict[str, dict[str, Any]] = {
            "violet-heron-7": {"id": "k-1", "handle": "tinshop", "write": True},
            "amber-otter-9": {"id": "k-2", "handle": "otherman", "write": False},
        }
        self.notes: list[dict[str, str]] = []

    def pin(self, *texts: str, now: datetime, by: str = "ada_reads") -> None:
        for text in texts:
            number = len(self.notes) + 1
            at = now - timedelta(hours=2) + timedelta(seconds=number)
            self.notes.append({"id": f"note-{number}", "by": by, "text": text, "at": at.isoformat()})

    def answer(self, asked: Asked) -> Answer:
        me = self.people.get(asked.headers.get("authorization", "").removeprefix("Bearer "))
        if me is None:
            return self.unauthorised(asked)
        if asked.path == "/me":
            return Answer(data=me)
        if asked.query.get("q") == "((":
            return Answer(400, {"error": "bad query"})
        limit = int(asked.query["limit"])
        return Answer(data={"notes": self.notes[:limit], "more": len(self.notes) > limit})
