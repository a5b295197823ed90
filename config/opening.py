"""Show the desk in the person's own browser, where there is one."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
import webbrowser

WAIT = 60.0
"""Seconds that the desk may take to answer."""


def has_screen() -> bool:
    """Whether a person sits at this machine: a terminal and a screen to open a window on."""
    if not sys.stdout.isatty():
        return False
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_when_it_answers(address: str, *, host: str, port: int) -> None:
    """Open `address` once somebody listens on `host` and `port`; gives up silently, the link is printed."""
    threading.Thread(target=_wait_and_open, args=(address, host, port), name="opening", daemon=True).start()


def _wait_and_open(address: str, host: str, port: int) -> None:
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((host, port), timeout=1):
                break
        except OSError:
            time.sleep(0.2)
    else:
        return
    webbrowser.open(address)
