"""Fetches in flight: each in a thread of its own, so that a slow platform never delays another.

Nothing here touches the database: what came back waits until the step that owns the rows takes it.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Work = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of one fetch: its page, or the error it ended with."""

    tag: Any
    result: Any = None
    error: Exception | None = None


class Flights:
    """Runs fetches in daemon threads: a process that ends does not wait for them, for they write nothing."""

    def __init__(self) -> None:
        self._landed: queue.SimpleQueue[Landed] = queue.SimpleQueue()
        self.under_way = 0

    def start(self, work: Work, *, tag: Any) -> None:
        """Run `work` in a thread. `tag` comes back with what it brought."""
        self.under_way += 1
        threading.Thread(target=self._fly, args=(work, tag), daemon=True, name="fetch").start()

    def here(self, work: Work, *, tag: Any) -> Landed:
        """Run `work` in this very thread, for a room that lives in our own database."""
        return _run(work, tag)

    def land(self, *, wait: float) -> Landed | None:
        """The next fetch that has ended, waiting at most so many seconds; None where none has."""
        if not self.under_way:
            return None
        try:
            landed = self._landed.get(timeout=wait) if wait > 0 else self._landed.get_nowait()
        except queue.Empty:
            return None
        self.under_way -= 1
        return landed

    def _fly(self, work: Work, tag: Any) -> None:
        self._landed.put(_run(work, tag))


def _run(work: Work, tag: Any) -> Landed:
    try:
        return Landed(tag=tag, result=work())
    except Exception as error:  # noqa: BLE001 -- whatever a room does, the others go on
        return Landed(tag=tag, error=error)
