"""`amends web`: the desk, served by waitress."""

from __future__ import annotations

import signal
from types import FrameType

from config.cli.django_ready import end_cleanly_while_starting, fail, require_setup, start_django

LIMITS = {
    # A webhook's request may have 1 MB and a form 2.5 (Django's own limit); files go by `amends import`.
    "max_request_body_size": 3_000_000,
    # Seconds without a byte. A browser that is turned away here just connects anew.
    "channel_timeout": 30,
    "cleanup_interval": 10,
    # A connection may hold three files, and a process usually 1,024.
    "connection_limit": 300,
    "backlog": 128,
    # select() knows no file above number 1,023.
    "asyncore_use_poll": True,
}
"""What one sender can take up, by waitress's names (docs.pylonsproject.org/projects/waitress, Arguments)."""


def web() -> None:
    """Serve until SIGTERM or Ctrl-C; requests in hand are finished."""
    end_cleanly_while_starting()
    start_django()
    require_setup()
    from django.conf import settings
    from waitress import create_server

    from config.supervisor import CANNOT_WORK
    from config.wsgi import application
    from responders.warming import warm_up

    try:
        server = create_server(
            application, host=settings.HOST, port=settings.PORT, threads=4, ident="amends", **LIMITS
        )
    except OSError as error:
        fail(
            f"{settings.HOST}:{settings.PORT} can't be used: {error.strerror}. "
            "Choose another port with AMENDS_PORT.",
            code=CANNOT_WORK,
        )
    except ValueError:
        # waitress's word for a host name that leads nowhere.
        fail(f"{settings.HOST} is no address of this machine. Set AMENDS_HOST.", code=CANNOT_WORK)

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    warm_up()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
