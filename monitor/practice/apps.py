"""The Django app of the practice square."""

from __future__ import annotations

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """The network itself: accounts, posts, likes. Its ear and its mouth are platform rooms like any other."""

    name = "monitor.practice"
    label = "practice"
