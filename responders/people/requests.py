"""The request of a page behind the sign-in."""

from __future__ import annotations

from django.http import HttpRequest

from responders.people.models import User


class SignedIn(HttpRequest):
    """A request that LoginRequiredMiddleware has let through: its user is one of ours, never anonymous."""

    user: User
