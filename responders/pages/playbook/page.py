"""What the pages of a playbook show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from monitor.models import Brand
from responders.domain.playbook import Playbook
from responders.domain.playbook_changes import WEIGHTS, check_name
from responders.domain.playbook_rules import weights_open_to
from responders.domain.playbook_topics import ALL_TOPICS, CAREFUL_TOPICS, TOPICS
from responders.domain.tone import CHECKS
from responders.domain.tone.check import Check
from responders.models import PlaybookVersion
from responders.pages.playbook.amounts import written
from responders.pages.playbook.examples import advice_on, example_for
from responders.pages.playbook.forms import BOUNDS, Form

LISTED = 20
"""Versions that are listed; all of them are kept."""


def edit_page(
    request: HttpRequest,
    brand: Brand,
    form: Form,
    playbook: Playbook,
    *,
    opened: str = "",
    overtaken: PlaybookVersion | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form of an owner. `playbook` is what stands in it, as far as it can be read."""
    told_of: dict[str, list[str]] = {}
    for name, says in form.wrong.items():
        told_of.setdefault(name.partition("-")[2], []).append(says)
    context = _common(brand, playbook) | {
        "form": form,
        "advice": advice_on(playbook),
        "examples": {topic.code: example_for(playbook, topic) for topic in ALL_TOPICS},
        "told_of": told_of,
        "opened": {opened, *told_of} - {""},
        "checks": [_weighed(check, form) for check in CHECKS],
        "overtaken": overtaken,
        "bounds": BOUNDS,
        "owner": True,
    }
    return render(request, "pages/playbook/playbook.html", context, status=status)


def read_page(
    request: HttpRequest, brand: Brand, playbook: Playbook, *, version: PlaybookVersion | None = None
) -> HttpResponse:
    """The same to read: for managers, and for an earlier version."""
    context = _common(brand, playbook) | {
        "owner": bool(getattr(request.user, "is_owner", False)),
        "version": version,
        "weighed": [
            (check_name(check.code), WEIGHTS[check.weighed(playbook)])
            for check in CHECKS
            if check.code in playbook.weights
        ],
    }
    return render(request, "pages/playbook/read.html", context)


def _common(brand: Brand, playbook: Playbook) -> dict[str, Any]:
    versions = list(
        PlaybookVersion.objects.filter(brand=brand).select_related("saved_by").order_by("-number")[:LISTED]
    )
    return {
        "brand": brand,
        "playbook": playbook,
        "topics": TOPICS,
        "careful_topics": CAREFUL_TOPICS,
        "topic_names": {topic.code: topic.name for topic in ALL_TOPICS},
        "versions": versions,
        "newest": versions[0] if versions else None,
        "several_brands": Brand.objects.count() > 1,
        "written": written,
        "now": timezone.now(),
    }


def _weighed(check: Check, form: Form) -> dict[str, Any]:
    return {
        "code": check.code,
        "name": check_name(check.code),
        "why": check.why or check.advice,
        "example": check.example,
        "chosen": form.text[f"weight-{check.code}"],
        "usual": WEIGHTS[check.weight],
        "open_to": [(str(weight), WEIGHTS[weight]) for weight in weights_open_to(check.loosest)],
    }
