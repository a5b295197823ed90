"""Keep a few child processes running, and end them all cleanly."""

from __future__ import annotations

import logging
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

log = logging.getLogger(__name__)

GRACE = 20.0
"""Seconds that a child has to finish the work in hand before it is killed."""

QUICK_DEATH = 5.0
"""A child that dies sooner than this many seconds after its start is failing, not unlucky."""

GIVE_UP_AFTER = 5


class Supervisor:
    """Starts `commands`, restarts one that dies, and passes a stop on to all."""

    def __init__(
        self,
        commands: Mapping[str, Sequence[str]],
        *,
        restart: bool = True,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._commands = dict(commands)
        self._restart = restart
        self._pause = pause
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._started: dict[str, float] = {}
        self._quick_deaths: dict[str, int] = {}
        self._stopping = False

    def run(self) -> int:
        """Watch until stopped; returns the exit code: 0 after a stop, 1 where a child would not stay up."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        for name in self._commands:
            self._start(name)
        failed = False
        while not self._stopping and not failed:
            failed = not all(self._look_after(name) for name in self._commands)
            self._pause(0.2)
        self._end_all()
        return 1 if failed else 0

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _start(self, name: str) -> None:
        # A session of its own: Ctrl-C reaches this process only, which then stops each child once.
        self._children[name] = subprocess.Popen(self._commands[name], start_new_session=True)  # noqa: S603
        self._started[name] = time.monotonic()

    def _look_after(self, name: str) -> bool:
        code = self._children[name].poll()
        if code is None:
            return True
        if not self._restart:
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
        self._pause(min(0.5 * 2 ** self._quick_deaths[name], 5.0))
        self._start(name)
        return True

    def _end_all(self) -> None:
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + GRACE
        for name, child in self._children.items():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.warning(
                    "%s did not end in %s s and is killed; its work is taken up at the next start",
                    name,
                    GRACE,
                )
                child.kill()
                child.wait()
