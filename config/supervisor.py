"""Keep a few child processes running, and end them all cleanly."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import FrameType

log = logging.getLogger(__name__)

GRACE = 20.0
"""Seconds that a child has to finish the work in hand before it is killed."""

QUICK_DEATH = 20.0
"""A child that dies sooner than this many seconds after its start is failing, not unlucky."""

GIVE_UP_AFTER = 5

PAUSE = 0.25
"""Seconds before a child that died is started again; doubled by each quick death, to 5 s at most."""

LOOK_EVERY = 0.2

CANNOT_WORK = 78
"""The exit code of a child that can't work as things are set (EX_CONFIG of sysexits.h): never started again."""


class Supervisor:
    """Starts `commands`, restarts one that dies, and passes a stop on to all.

    Every child's standard input is a pipe that nobody writes to. It ends with this process, however that
    dies: a child that watches it (config.cli.supervised) never outlives its supervisor.
    """

    def __init__(
        self,
        commands: Mapping[str, Sequence[str]],
        *,
        restart: bool = True,
        grace: float = GRACE,
        pause: float = PAUSE,
    ) -> None:
        self._commands = dict(commands)
        self._restart = restart
        self._grace = grace
        self._pause = pause
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._started: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._quick_deaths: dict[str, int] = {}
        self._stopping = False

    def run(self) -> int:
        """Watch until stopped; returns the exit code: 0 after a stop, 1 where a child would not stay up."""
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):  # the last one comes when a terminal is closed
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._stop)
        read_end, write_end = os.pipe()
        try:
            return self._watch(read_end)
        finally:
            os.close(write_end)
            os.close(read_end)

    def _watch(self, lifeline: int) -> int:
        failed = False
        try:
            for name in self._commands:
                self._start(name, lifeline)
            while not self._stopping and not failed:
                failed = not all(self._look_after(name, lifeline) for name in self._commands)
                time.sleep(LOOK_EVERY)
        finally:
            self._end_all()
        return 1 if failed else 0

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _start(self, name: str, lifeline: int) -> None:
        # A session of its own: Ctrl-C reaches this process only, which then stops each child once.
        self._children[name] = subprocess.Popen(  # noqa: S603
            self._commands[name], stdin=lifeline, start_new_session=True
        )
        self._started[name] = time.monotonic()

    def _look_after(self, name: str, lifeline: int) -> bool:
        """Start the child again where it has died and its pause is over; returns False to give up."""
        if name in self._due:
            if time.monotonic() >= self._due[name]:
                del self._due[name]
                self._start(name, lifeline)
            return True
        code = self._children[name].poll()
        if code is None:
            return True
        if not self._restart:
            log.error("%s ended (code %s)", name, code)
            return False
        if code == CANNOT_WORK:
            log.error("%s can't work as things are; see its words above", name)
            return False
        quick = time.monotonic() - self._started[name] < QUICK_DEATH
        self._quick_deaths[name] = self._quick_deaths.get(name, 0) + 1 if quick else 0
        if self._quick_deaths[name] >= GIVE_UP_AFTER:
            log.error(
                "%s ended %s times right after its start (code %s); see its words above",
                name,
                GIVE_UP_AFTER,
                code,
            )
            return False
        log.warning("%s ended (code %s); starting it again", name, code)
        # The wait is not slept through: the others are looked after, and a stop is heeded at once.
        self._due[name] = time.monotonic() + min(self._pause * 2 ** self._quick_deaths[name], 5.0)
        return True

    def _end_all(self) -> None:
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + self._grace
        for name, child in self._children.items():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.warning(
                    "%s did not end in %s s and is killed; its work is taken up at the next start",
                    name,
                    self._grace,
                )
                child.kill()
                child.wait()
