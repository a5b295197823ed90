"""`amends run`: web and clock as two supervised processes."""

from __future__ import annotations

import sys

from config.cli.django_ready import end_cleanly_while_starting, require_setup, start_django


def run(*, restart: bool, window: bool | None) -> None:
    """Start both, print where the desk is, and end both on Ctrl-C or SIGTERM.

    `window` opens the desk in the person's browser; None leaves it to whether there is a screen.
    """
    end_cleanly_while_starting()
    start_django()
    require_setup()
    from django.conf import settings
    from django.db import connections

    from config.cli.people import link_for
    from config.opening import has_screen, open_when_it_answers
    from config.supervisor import Supervisor

    address = link_for()
    connections.close_all()
    # -P: a folder called config where the command is typed is not mistaken for ours.
    supervised = [sys.executable, "-P", "-m", "config.cli.supervised"]
    supervisor = Supervisor({name: [*supervised, name] for name in ("web", "clock")}, restart=restart)
    print(f"\n  Amends is starting. Sign in once with this link (good for one hour):\n\n    {address}\n")
    print("  Another link: amends link      Stop: Ctrl-C\n", flush=True)
    if has_screen() if window is None else window:
        host = "127.0.0.1" if settings.HOST in settings.EVERYWHERE else settings.HOST
        open_when_it_answers(address, host=host, port=settings.PORT)
    raise SystemExit(supervisor.run())
