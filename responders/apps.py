"""The Django app of answering."""

from __future__ import annotations

from django.apps import AppConfig


class RespondersConfig(AppConfig):
    """Everything from a draft on."""

    name = "responders"

    def ready(self) -> None:
        """Answer the status page, which does not know us."""
        from monitor.signals import asked_for_troubles  # noqa: PLC0415 -- the models are there only now
        from responders.troubles import second_writers_troubles  # noqa: PLC0415 -- as above

        asked_for_troubles.connect(second_writers_troubles, dispatch_uid="second writer")
