"""What every page's shell needs: who is here, where one can go, how much waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from monitor.models import Channel
from responders.desk.queue import counts_for

PAGES = (
    ("desk", "Desk"),
    ("mentions", "All mentions"),
    ("square", "Practice square"),
    ("mails", "Mails"),
    ("playbooks", "Playbook"),
    ("channels", "Channels"),
    ("status", "Status"),
)
BELOW = {"brands": "/channels/", "sources": "/channels/"}
"""Pages that are reached from another one, by the first word of their address."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main navigation; `here` marks the page that is open."""

    name: str
    label: str
    href: str
    here: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor of every page. What asks the database is a call, for the pages that show it."""
    user = getattr(request, "user", None)
    return {
        "user": user,
        "nav": lambda: _nav(request.path),
        "keys_on": bool(getattr(user, "keys", False)),
        "waiting_count": lambda: counts_for(request)["waiting"],
    }


def _nav(path: str) -> list[NavItem]:
    found = []
    for name, label in PAGES:
        if name == "square" and not Channel.objects.filter(platform="practice").exists():
            continue
        try:
            href = reverse(name)
        except NoReverseMatch:
            continue  # a page that this installation does not offer
        found.append((name, label, href))
    path = BELOW.get(path.strip("/").partition("/")[0], path)
    here = max((href for _, _, href in found if path.startswith(href)), key=len, default="")
    return [NavItem(name=name, label=label, href=href, here=href == here) for name, label, href in found]
