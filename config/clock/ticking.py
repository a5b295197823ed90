"""Tick: APScheduler runs the timetable while this process holds the lease."""

from __future__ import annotations

import logging
import os
import signal
import socket
import time
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime
from types import FrameType

from apscheduler.events import EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from django.db import close_old_connections

from config.clock.timetable import TIMETABLE, Entry
from monitor.models import Lease
from monitor.steps import lease
from monitor.steps.runs import missed, recorded

log = logging.getLogger(__name__)

AGAIN_AT_MOST = 50
"""How often a step that finds its hands full runs again before the others have their turn."""


def work_off() -> int:
    """Run every step in order until none finds anything due now; returns rows handled."""
    total = 0
    while True:
        handled = sum(
            recorded(entry.name, entry.to_the_end or entry.work) for entry in TIMETABLE if entry.every < 600
        )
        total += handled
        if not handled:
            return total


class Clock:
    """One clock. Others may stand by: only the holder of the lease ticks."""

    def __init__(self, timetable: Sequence[Entry] = TIMETABLE) -> None:
        self._timetable = timetable
        self.holder = f"{socket.gethostname()}:{os.getpid()}"
        # A plain flag: a signal handler that takes a lock may come to wait for itself.
        self._stopped = False
        self._to_wake: deque[str] = deque()
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            # A thread for each step: one that waits for a platform keeps no other from its beat.
            executors={"default": ThreadPoolExecutor(max(2, len(timetable)))},
            # One run at a time each; late runs are merged, and never dropped within five minutes.
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 300},
        )

    def stop(self, *_: object) -> None:
        """Ask for a clean end: the steps in hand are finished, nothing new is begun."""
        self._stopped = True

    def run(self) -> None:
        """Tick until `stop`."""
        free_dead_lease()
        self._scheduler.add_listener(self._on_missed, EVENT_JOB_MISSED)
        for entry in self._timetable:
            self._scheduler.add_job(
                self._tick,
                "interval",
                seconds=entry.every,
                id=entry.name,
                args=[entry],
                next_run_time=datetime.now(UTC),
            )
        self._scheduler.start()
        log.info("the clock ticks (%s)", self.holder)
        while not self._stopped:
            time.sleep(0.05)
            self._wake_up()
        self._scheduler.shutdown(wait=True)
        lease.give_back("clock", holder=self.holder)
        close_old_connections()
        log.info("the clock has stopped; nothing was left in hand")

    def _tick(self, entry: Entry) -> None:
        close_old_connections()
        try:
            for _ in range(AGAIN_AT_MOST):
                if self._stopped or not lease.take("clock", holder=self.holder, now=datetime.now(UTC)):
                    return
                handled = recorded(entry.name, entry.work)
                if handled and entry.wakes:
                    self._to_wake.append(entry.wakes)
                if handled < entry.full:
                    return
        finally:
            close_old_connections()

    def _wake_up(self) -> None:
        """Let the steps run now that others have work for.

        The clock's own thread does it: the scheduler, while it is shut down, holds the lock on its jobs until
        every step has ended, so a step that asked it for a job would never end.
        """
        while self._to_wake:
            name = self._to_wake.popleft()
            if self._scheduler.get_job(name) is not None:
                self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    def _on_missed(self, event: JobExecutionEvent) -> None:
        log.warning("step %s could not start in time", event.job_id)
        missed(event.job_id, at=datetime.now(UTC))
        close_old_connections()


def free_dead_lease() -> None:
    """Take a lease away from a clock of this machine that was killed, rather than wait for it to run out."""
    holder = Lease.objects.filter(name="clock").values_list("holder", flat=True).first()
    host, _, pid = (holder or "").rpartition(":")
    if os.name == "posix" and host == socket.gethostname() and pid.isdigit() and not _alive(int(pid)):
        lease.give_back("clock", holder=f"{host}:{pid}")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def run_until_stopped(timetable: Sequence[Entry] = TIMETABLE) -> None:
    """Tick until SIGTERM or SIGINT."""
    clock = Clock(timetable)

    def stop(_number: int, _frame: FrameType | None) -> None:
        clock.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    clock.run()
