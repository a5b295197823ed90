"""What an owner decides on the page of learning. What can't be undone with one press is asked first."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from monitor.learning import deeds, topics
from monitor.models import Brand, OwnTopic
from monitor.pages.channels.gate import SeeOther, owner_only
from monitor.steps import reread

RESTS = "Amends learns no more until you let it."
STAYS = "Posts that were read already stay as they are, unless you have them read again."


def _deed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    @never_cache
    @owner_only
    def of_brand(request: HttpRequest, /, brand_id: int, **rest: int) -> HttpResponse:
        return view(request, get_object_or_404(Brand, pk=brand_id), **rest)

    return of_brand


@_deed
def use_layer(request: HttpRequest, brand: Brand, number: int) -> HttpResponse:
    """GET asks; POST goes back to an earlier layer."""
    if request.method != "POST":
        if not deeds.usable(brand).filter(number=number).exists():
            return redirect("learning", brand.pk)
        return _ask(
            request,
            brand,
            title=f"Go back to number {number}?",
            text=f"From now on posts are read with what was learnt then. {STAYS} {RESTS}",
            button="Go back",
        )
    try:
        deeds.go_back(brand, number, now=timezone.now(), user=request.user)
    except deeds.CannotDecideError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Number {number} is in use again. {RESTS}")
    return _back(brand)


@_deed
def stop_learning(request: HttpRequest, brand: Brand) -> HttpResponse:
    """GET asks; POST puts aside what was learnt."""
    if request.method != "POST":
        return _ask(
            request,
            brand,
            title="Stop using what was learnt?",
            text=(
                "From now on posts are read as they were before anybody corrected one, and your own topics are "
                f"not looked for. Your corrections are kept, and each still stands for its own post. {STAYS} {RESTS}"
            ),
            button="Stop using it",
        )
    deeds.stop(brand, now=timezone.now(), user=request.user)
    messages.success(request, f"What was learnt is put aside. {RESTS}")
    return _back(brand)


@_deed
def resume_learning(request: HttpRequest, brand: Brand) -> HttpResponse:
    """POST lets it learn again; anything else (a reload) leads to the page."""
    if request.method == "POST":
        deeds.resume(brand, now=timezone.now(), user=request.user)
        messages.success(request, "Amends learns again, from everything that you have said so far.")
    return _back(brand)


@_deed
def read_again(request: HttpRequest, brand: Brand) -> HttpResponse:
    """POST has the posts of the last 30 days read again; anything else leads to the page."""
    if request.method == "POST":
        now = timezone.now()
        reread.ask(brand, since=now - reread.BACK, now=now)
        messages.success(request, "The posts of the last 30 days are read again, the newest first.")
    return _back(brand)


@_deed
def remove_topic(request: HttpRequest, brand: Brand, topic_id: int) -> HttpResponse:
    """GET asks; POST removes an own topic."""
    topic = get_object_or_404(OwnTopic.objects.select_related("brand"), pk=topic_id, brand=brand)
    if request.method != "POST":
        return _ask(
            request,
            brand,
            title=f"Remove the topic “{topic.name}”?",
            text=f"It is not looked for any more, and its examples are gone. {STAYS}",
            button="Remove",
        )
    topics.remove(topic, now=timezone.now(), user=request.user)
    messages.success(request, f"Removed: {topic.name}.")
    return _back(brand)


def _ask(request: HttpRequest, brand: Brand, *, title: str, text: str, button: str) -> HttpResponse:
    context = {"brand": brand, "title": title, "text": text, "button": button}
    return render(request, "pages/learning/confirm.html", context)


def _back(brand: Brand) -> SeeOther:
    return SeeOther(reverse("learning", args=[brand.pk]))
