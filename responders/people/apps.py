"""The Django app of people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users, roles, signing in, audit."""

    name = "responders.people"
    label = "people"
