"""Which steps run, how often, and in which order they are worked off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from monitor.steps import collect, file_cases, read, runs, send_mail
from responders.steps import draft, post, reconcile, square_customers


@dataclass(frozen=True, slots=True)
class Entry:
    """One step: `every` is in seconds; a step that handled `full` rows is run again at once."""

    name: str
    work: Callable[[datetime], int]
    every: float
    full: int = 1


def _read(now: datetime) -> int:
    from monitor.language.reader import load_reader

    return read.run(now, reader=load_reader(), size=settings.READ_BATCH)


TIMETABLE: tuple[Entry, ...] = (
    Entry("collect", collect.run, every=2.0),
    Entry("read", _read, every=1.0),
    Entry("file_cases", file_cases.run, every=1.0),
    Entry("draft", draft.run, every=1.0),
    Entry("post", post.run, every=1.0),
    Entry("reconcile", reconcile.run, every=2.0),
    Entry("send_mail", send_mail.run, every=5.0),
    Entry("square_customers", square_customers.run, every=2.0),
    Entry("tidy", runs.tidy, every=600.0, full=1_000_000),
)
