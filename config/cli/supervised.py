"""`python -m config.cli.supervised NAME`: a command that ends with the process that started it."""

from __future__ import annotations

import os
import signal
import sys
import threading


def end_with_parent() -> None:
    """End this process as by SIGTERM once standard input, the supervisor's pipe, has ended."""

    def watch() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent", daemon=True).start()


if __name__ == "__main__":
    end_with_parent()
    from config.cli.main import main

    sys.argv = ["amends", *sys.argv[1:]]
    main()
