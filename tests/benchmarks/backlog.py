"""A source with a long backlog, collected into a database of its own: mentions a second, memory all the way.

Run by `python -m tests.benchmarks`; one JSON object on standard output. Of every hundred items two come twice,
two come again edited, and one makes no sense.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

PAGE = 200
WORDS = "my kettle came broken and nobody answers the phone since monday number"


def items(count: int) -> Iterator[tuple[str, str, int]]:
    """(external id, version, number) as the platform would list them, duplicates and edits among them."""
    for number in range(count):
        yield f"post-{number}", "1", number
        # Far enough apart to stand on another page.
        earlier = number - 250
        if earlier >= 0 and number % 100 in {20, 60}:
            yield f"post-{earlier}", "1", earlier
        if earlier >= 0 and number % 100 in {40, 80}:
            yield f"post-{earlier}", "2", earlier


def main(count: int) -> None:
    """Collect, and print what was measured."""
    from django.core.management import call_command

    import tests.processes.django_here  # noqa: F401
    from monitor.domain.mention import (
        Author,
        BrokenPayload,
        Gone,
        IncomingMention,
        MentionKind,
        Page,
    )
    from monitor.models import Brand, Channel, Mention, MentionRevision, Source
    from monitor.platforms.contract import AccountInfo
    from monitor.steps import collect

    call_command("migrate", interactive=False, verbosity=0)
    begun = datetime(2026, 1, 1, tzinfo=UTC)

    class Backlog:
        """An ear with a long backlog; its cursor is the number of items brought."""

        def __init__(self) -> None:
            self.stock = items(count)
            self.resident: list[int] = []

        def check(self) -> AccountInfo:
            return AccountInfo(external_id="1", handle="shop", may_listen=True, may_reply=False)

        def fetch(
            self, stream: str, query: str, cursor: str, *, since: datetime, max_items: int = PAGE
        ) -> Page:
            posts: list[IncomingMention] = []
            broken: list[BrokenPayload] = []
            for external_id, version, number in self.stock:
                if number % 100 == 99:
                    broken.append(BrokenPayload(external_id, "It has no author.", {"id": external_id}))
                else:
                    text = f"@shop {WORDS} {number}" + (" (edited)" if version == "2" else "")
                    posts.append(
                        IncomingMention(
                            external_id=external_id,
                            version=version,
                            kind=MentionKind.MENTION,
                            author=Author(id=f"a{number % 5000}", handle=f"customer{number % 5000}"),
                            text=text,
                            created_at=begun + timedelta(seconds=number),
                            raw={"id": external_id, "text": text, "lang": "en"},
                        )
                    )
                if len(posts) + len(broken) >= max_items:
                    break
            if int(cursor or 0) % 20_000 < PAGE:
                self.resident.append(psutil.Process().memory_info().rss // 2**20)
            more = len(posts) + len(broken) >= max_items
            mark = str(int(cursor or 0) + len(posts) + len(broken))
            return Page(mentions=tuple(posts), broken=tuple(broken), cursor=mark, more=more)

        def refresh(self, external_ids: Sequence[str]) -> Mapping[str, IncomingMention | Gone]:
            return {}

        def our_replies(
            self, external_id: str, *, thread_id: str, since: datetime
        ) -> Sequence[IncomingMention]:
            return ()

    brand = Brand.objects.create(name="Bench", slug="bench")
    channel = Channel.objects.create(brand=brand, platform="practice", external_id="1", handle="shop")
    Source.objects.create(channel=channel, stream="mentions", next_run_at=begun)
    ear = Backlog()
    started = time.perf_counter()
    collect.run(datetime.now(UTC), collectors=lambda _account: ear)
    wall = time.perf_counter() - started
    stored = Mention.objects.count()
    assert stored == count, f"{stored} of {count} were stored"
    print(
        json.dumps(
            {
                "items": sum(1 for _ in items(count)),
                "stored": stored,
                "revisions": MentionRevision.objects.count(),
                "broken": Mention.objects.filter(state="broken").count(),
                "seconds": round(wall, 2),
                "resident_mb": ear.resident,
            }
        )
    )


if __name__ == "__main__":
    import os

    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        os.environ["AMENDS_HOME"] = str(Path(folder))
        os.environ["AMENDS_LOG_LEVEL"] = "ERROR"
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
