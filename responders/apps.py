"""The Django app of answering."""

from __future__ import annotations

from django.apps import AppConfig


class RespondersConfig(AppConfig):
    """Everything from a draft on."""

    name = "responders"
