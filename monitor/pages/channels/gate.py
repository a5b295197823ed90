"""Who may change what is listened to, and how a form is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from monitor.models import Channel

Rest = ParamSpec("Rest")


class SeeOther(HttpResponseRedirect):
    """After a POST the browser asks for the next page by GET."""

    status_code = 303


def is_owner(request: HttpRequest) -> bool:
    """Whether this person may change what is listened to, and spend money on it."""
    return bool(getattr(request.user, "is_owner", False))


def owners_addresses() -> list[str]:
    """The mail addresses of all owners who may sign in."""
    people = get_user_model().objects.filter(is_active=True).order_by("pk")
    return [person.email for person in people if getattr(person, "is_owner", False) and person.email]


def owner_only(
    view: Callable[Concatenate[HttpRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Managers may look at the pages of channels; here they are told whom to ask."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not is_owner(request):
            return render(request, "pages/channels/owner_only.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


def deed(view: Callable[[HttpRequest, Channel], HttpResponse]) -> Callable[..., HttpResponse]:
    """An owner's POST about one channel; who asks for its address otherwise (a reload) is led to the channel."""

    @wraps(view)
    @owner_only
    def only_post(request: HttpRequest, channel_id: int) -> HttpResponse:
        channel = channel_or_404(channel_id)
        return view(request, channel) if request.method == "POST" else redirect("channel", channel_id)

    return only_post


def channel_or_404(channel_id: int) -> Channel:
    """The channel with its brand. Raises Http404."""
    return get_object_or_404(Channel.objects.select_related("brand"), pk=channel_id)


def back(channel: Channel, request: HttpRequest, said: str, *, level: int = messages.INFO) -> SeeOther:
    """To the page of the channel, or to the list where the form stood there, with a word about what was done."""
    messages.add_message(request, level, said)
    if request.POST.get("from") == "channels":
        return SeeOther(reverse("channels") + f"#channel-{channel.pk}")
    return SeeOther(reverse("channel", args=[channel.pk]))


def typed(request: HttpRequest, name: str) -> str:
    """What was typed into a field, without NUL, which no database text takes."""
    return request.POST.get(name, "").replace("\x00", "")
