"""Start Django for a command that needs the database, and turn its first troubles into sentences."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from config.terminal import visible


def end_cleanly_while_starting() -> None:
    """A SIGTERM during start-up, when nothing is in hand yet, is a clean end."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)


def start_django() -> None:
    """Load settings and models. Bad settings end the command with what to do about them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured

    try:
        # Once in a process: it also ties the log to the standard error of this moment.
        if not apps.ready:
            django.setup()
    except ImproperlyConfigured as error:
        fail(str(error))


def fail(message: str, *, code: int = 1) -> NoReturn:
    """End the command with a sentence on stderr. Some of its words may be a platform's."""
    print(f"amends: {visible(message)}", file=sys.stderr)
    raise SystemExit(code)


@contextmanager
def database_sentences() -> Iterator[None]:
    """A database that is not there, or has no tables yet, as a sentence that says what to type."""
    from django.db.utils import DatabaseError

    try:
        yield
    except DatabaseError as error:
        fail(f"the database is not ready ({str(error).splitlines()[0]}). Type: amends setup")


def require_setup() -> None:
    """End the command where `amends setup` has not been run, or a newer version needs it again."""
    from config.setting_up import missing

    with database_sentences():
        lacking = missing()
    if lacking:
        fail(f"{lacking[0]} Type: amends setup")
