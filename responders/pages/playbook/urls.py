"""Addresses of playbooks."""

from __future__ import annotations

from django.urls import URLPattern, path

from responders.pages.playbook import editing, versions

urlpatterns: list[URLPattern] = [
    path("", editing.playbooks, name="playbooks"),
    path("<int:brand_id>/", editing.playbook, name="playbook"),
    path("<int:brand_id>/example/<slug:topic>/", editing.example, name="playbook-example"),
    path("<int:brand_id>/versions/<int:number>/", versions.version, name="playbook-version"),
    path("<int:brand_id>/versions/<int:number>/use/", versions.use, name="use-playbook-version"),
]
