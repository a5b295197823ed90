"""A clock with a step that always fails, before one that does not."""

from __future__ import annotations

from datetime import datetime

import tests.processes.django_here  # noqa: F401
from config.clock.ticking import run_until_stopped
from config.clock.timetable import Entry


def fails(_: datetime) -> int:
    """Never do it."""
    raise RuntimeError("not today")


run_until_stopped((Entry("fails", fails, every=0.2), Entry("goes_on", lambda _: 0, every=0.2)))
