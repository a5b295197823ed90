"""`amends clock`: the steps, on a timetable."""

from __future__ import annotations

from config.cli.django_ready import end_cleanly_while_starting, require_setup, start_django


def clock(*, once: bool) -> None:
    """Tick until SIGTERM or Ctrl-C, or with `once` until nothing is left to do."""
    end_cleanly_while_starting()
    start_django()
    require_setup()
    from config.clock.ticking import run_until_stopped, work_off

    if once:
        print(f"{work_off()} rows handled.")
    else:
        run_until_stopped()
