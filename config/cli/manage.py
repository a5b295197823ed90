"""`amends manage`: Django's own commands."""

from __future__ import annotations

import os


def manage(arguments: list[str]) -> None:
    """Hand `arguments` to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["amends manage", *arguments])
