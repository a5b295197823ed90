"""Addresses of accounts and sources. Everything that changes something is a POST."""

from __future__ import annotations

from django.urls import URLPattern, path

from monitor.pages.channels import changing, confirming, connecting, intake, listing, sourcing

urlpatterns: list[URLPattern] = [
    path("channels/", listing.channels, name="channels"),
    path("channels/connect/", connecting.choose, name="connect"),
    path("channels/connect/<str:platform>/", connecting.form, name="connect-platform"),
    path("channels/connect/<str:platform>/confirm/", confirming.confirm, name="connect-confirm"),
    path("channels/<int:channel_id>/", listing.channel, name="channel"),
    path("channels/<int:channel_id>/again/", connecting.again, name="reconnect"),
    path("channels/<int:channel_id>/check/", changing.check, name="check-channel"),
    path("channels/<int:channel_id>/cap/", changing.cap, name="channel-cap"),
    path("channels/<int:channel_id>/keep/", changing.keep, name="channel-keep"),
    path("channels/<int:channel_id>/disconnect/", changing.disconnect, name="disconnect"),
    path("channels/<int:channel_id>/sources/", sourcing.add, name="add-source"),
    path("sources/<int:source_id>/switch/", sourcing.switch, name="switch-source"),
    path("sources/<int:source_id>/now/", sourcing.collect_now, name="collect-now"),
    path("sources/<int:source_id>/remove/", sourcing.remove, name="remove-source"),
    path("in/<int:channel_id>/", intake.intake, name="webhook"),
]
