"""The Django app of people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users, roles, signing in, audit."""

    name = "responders.people"
    label = "people"

    def ready(self) -> None:
        """Put on record what listening tells of: it does not know us."""
        from monitor.signals import decided  # noqa: PLC0415 -- the models are there only now
        from responders.people.audit import on_decided  # noqa: PLC0415 -- as above

        decided.connect(on_decided, dispatch_uid="audit")
