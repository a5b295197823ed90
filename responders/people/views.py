"""Signing in by name and password, or once by a link; and the page for too many wrong passwords."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_cool_off
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from responders.people.links import link_for, use_link


class SignInForm(AuthenticationForm):
    """Name and password. The answer never says which of the two was wrong."""

    error_messages = {  # noqa: RUF012 -- Django's own attribute
        "invalid_login": "This name and password do not go together. Mind capital letters in both.",
        "inactive": "This account is switched off.",
    }


class SignIn(LoginView):
    """The sign-in page; where to go on is checked by Django to be on this site."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, secret: str) -> HttpResponse:
    """GET shows a button, so that a link preview or a mail scanner uses nothing up; POST signs in, once."""
    now = timezone.now()
    if request.method == "POST":
        user = use_link(secret, now=now)
        if user is not None:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            return redirect("desk")
    else:
        link = link_for(secret, now=now)
        if link is not None:
            context = {"who": link.user, "until": link.expires_at, "now": now}
            return render(request, "people/link.html", context)
    return render(request, "people/link_gone.html", status=410)


@login_not_required
def locked_out(request: HttpRequest, credentials: Any = None, *_args: Any, **_kwargs: Any) -> HttpResponse:  # noqa: ARG001 -- django-axes calls it so
    """The page after too many wrong passwords, saying when to try again."""
    wait = get_cool_off(request) or timedelta(minutes=15)
    return too_many_tries(request, wait=wait, now=timezone.now())


def too_many_tries(request: HttpRequest, *, wait: timedelta, now: datetime) -> HttpResponse:
    """429 with the wait in words and in `Retry-After`, in seconds."""
    response = render(request, "people/locked_out.html", {"wait": wait, "until": now + wait}, status=429)
    response["Retry-After"] = str(int(wait.total_seconds()))
    return response
