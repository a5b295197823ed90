"""Addresses of the pages of listening."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from monitor.pages import mails, square, status

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("monitor.pages.channels.urls")),
    path("brands/", include("monitor.pages.brands.urls")),
    path("brands/", include("monitor.pages.learning.urls")),
    path("mails/", mails.mails, name="mails"),
    path("mails/<int:mail_id>/", mails.mail, name="mail"),
    path("mails/<int:mail_id>/html/", mails.mail_html, name="mail-html"),
    path("status/", status.status, name="status"),
    path("square/", square.square, name="square"),
    path("square/<int:post_id>/", square.thread, name="square-thread"),
]
