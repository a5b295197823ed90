"""Which steps run, how often, and in which order they are worked off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from django.conf import settings

from monitor.steps import collect, file_cases, look_again, read, reread, runs, send_mail
from responders.steps import (
    draft,
    fixing,
    forget,
    hold,
    post,
    reconcile,
    second_write,
    square_customers,
    watch_by_hand,
)

if TYPE_CHECKING:
    from monitor.language.reader import Reader


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


_loading = Lock()


def _reader() -> Reader:
    # Each step has a thread of its own: without the lock all would load the weights at the start.
    from monitor.language.reader import load_reader

    with _loading:
        return load_reader()


def _read(now: datetime) -> int:
    return read.run(now, reader=_reader(), size=settings.READ_BATCH, backlog=settings.READ_BACKLOG)


def _learn(now: datetime) -> int:
    from monitor.language.learning import learn as fit
    from monitor.steps import learn

    reader = _reader()
    return learn.run(now, base_version=reader.version, learn=partial(fit, reader))


def _reread(now: datetime) -> int:
    return reread.run(now, reader=_reader(), may_draft=fixing.may_draft, size=settings.READ_BATCH)


TIMETABLE: tuple[Entry, ...] = (
    Entry("collect", collect.tick, every=1.0, to_the_end=collect.run, wakes="read"),
    Entry("read", _read, every=1.0, wakes="file_cases"),
    Entry("file_cases", file_cases.run, every=1.0, wakes="draft"),
    Entry("draft", draft.run, every=1.0),
    Entry("second_write", second_write.run, every=2.0),
    Entry("hold", hold.run, every=30.0, full=50),
    Entry("learn", _learn, every=2.0),
    Entry("reread", _reread, every=2.0, wakes="draft"),
    Entry("post", post.run, every=1.0),
    Entry("reconcile", reconcile.run, every=2.0),
    Entry("watch_by_hand", watch_by_hand.run, every=10.0),
    Entry("look_again", look_again.run, every=30.0),
    Entry("forget", forget.run, every=30.0),
    Entry("send_mail", send_mail.run, every=5.0),
    Entry("square_customers", square_customers.run, every=2.0),
    Entry("tidy", runs.tidy, every=600.0, full=1_000_000),
)
