"""Which steps run, how often, and in which order they are worked off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from monitor.steps import collect, file_cases, look_again, read, runs, send_mail
from responders.steps import draft, forget, post, reconcile, square_customers, watch_by_hand


@dataclass(frozen=True, slots=True)
class Entry:
    """One step: `every` is in seconds; a step that handled `full` rows is run again at once.

    `to_the_end` is its work where somebody waits for it, as `amends clock --once` does. Where it handled
    anything, the step that it `wakes` runs at once, so that a mention does not wait for each beat in turn.
    """

    name: str
    work: Callable[[datetime], int]
    every: float
    full: int = 1
    to_the_end: Callable[[datetime], int] | None = None
    wakes: str = ""


def _read(now: datetime) -> int:
    from monitor.language.reader import load_reader

    return read.run(now, reader=load_reader(), size=settings.READ_BATCH)


TIMETABLE: tuple[Entry, ...] = (
    Entry("collect", collect.tick, every=1.0, to_the_end=collect.run, wakes="read"),
    Entry("read", _read, every=1.0, wakes="file_cases"),
    Entry("file_cases", file_cases.run, every=1.0, wakes="draft"),
    Entry("draft", draft.run, every=1.0),
    Entry("post", post.run, every=1.0),
    Entry("reconcile", reconcile.run, every=2.0),
    Entry("watch_by_hand", watch_by_hand.run, every=10.0),
    Entry("look_again", look_again.run, every=30.0),
    Entry("forget", forget.run, every=30.0),
    Entry("send_mail", send_mail.run, every=5.0),
    Entry("square_customers", square_customers.run, every=2.0),
    Entry("tidy", runs.tidy, every=600.0, full=1_000_000),
)
