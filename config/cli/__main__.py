"""`python -m config.cli`: the same as `amends`, found wherever this Python is."""

from __future__ import annotations

from config.cli.main import main

main()
