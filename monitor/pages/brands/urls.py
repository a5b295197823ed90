"""Addresses of brands."""

from __future__ import annotations

from django.urls import URLPattern, path

from monitor.pages.brands import adding, setting

urlpatterns: list[URLPattern] = [
    path("", adding.brands, name="brands"),
    path("add/", adding.add, name="add-brand"),
    path("<int:brand_id>/", setting.brand, name="brand"),
]
