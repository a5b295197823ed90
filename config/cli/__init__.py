"""The `amends` command line. Each command is a thin function; heavy imports stand inside it."""

from __future__ import annotations

from config.cli.main import main

__all__ = ["main"]
