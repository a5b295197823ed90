"""Waiting for other processes, with an end."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import psutil

Found = TypeVar("Found")


def soon(what: Callable[[], Found], *, seconds: float = 20) -> Found:
    """Ask again and again until the answer is a yes; returns it."""
    deadline = time.monotonic() + seconds
    while True:
        found = what()
        if found:
            return found
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def gone(process: psutil.Process) -> bool:
    """Whether a process has ended, be it that its parent has not asked after it yet."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
