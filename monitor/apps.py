"""The Django app of listening."""

from __future__ import annotations

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """Everything up to a case, an incident, an alert."""

    name = "monitor"
