"""Addresses of owners' templates, below a brand's."""

from __future__ import annotations

from django.urls import URLPattern, path

from responders.pages.templates import deeds, editing, listing, versions

urlpatterns: list[URLPattern] = [
    path("<int:brand_id>/templates/", listing.templates, name="templates"),
    path("<int:brand_id>/templates/shipped/", listing.shipped, name="shipped-templates"),
    path("<int:brand_id>/templates/new/", editing.new, name="new-template"),
    path("<int:brand_id>/templates/preview/", editing.preview_part, name="preview-template"),
    path("<int:brand_id>/templates/<int:template_id>/", editing.template, name="template"),
    path("<int:brand_id>/templates/<int:template_id>/versions/", versions.versions, name="template-versions"),
    path(
        "<int:brand_id>/templates/<int:template_id>/versions/<int:number>/back/",
        versions.back,
        name="back-template",
    ),
    path("<int:brand_id>/templates/<int:template_id>/turn/", deeds.turn, name="turn-template"),
    path("<int:brand_id>/templates/<int:template_id>/remove/", deeds.remove, name="remove-template"),
    path("<int:brand_id>/templates/<int:template_id>/return/", deeds.bring_back, name="return-template"),
]
