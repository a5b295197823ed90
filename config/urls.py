"""Which address leads to which page."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="desk"), name="home"),
    path("desk/", include("responders.desk.urls")),
    path("playbook/", include("responders.pages.playbook.urls")),
    path("", include("responders.people.urls")),
    path("brands/", include("responders.pages.templates.urls")),
    path("", include("monitor.pages.urls")),
]
