"""The practice square as the customers see it (P14)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitor.pages.square_threads import build_threads, find_thread, initials
from monitor.practice import network
from monitor.practice.models import Account

THREADS_ON_A_PAGE = 25


@never_cache
@require_safe
def square(request: HttpRequest) -> HttpResponse:
    """All threads; the one in which somebody has spoken last comes first."""
    now = timezone.now()
    spoken = Max("thread_posts__appears_at", filter=Q(thread_posts__appears_at__lte=now))
    roots = network.appeared_posts(now).filter(parent=None).annotate(spoken=spoken)
    roots = roots.annotate(latest=Coalesce("spoken", "appears_at")).order_by("-latest", "-id")
    page = Paginator(roots, THREADS_ON_A_PAGE).get_page(request.GET.get("page"))
    threads = build_threads(list(page.object_list), now)
    shops = Account.objects.filter(is_brand=True).order_by("pk")
    return render(
        request,
        "pages/square.html",
        {"threads": threads, "page": page, "shops": shops, "initials": initials, "now": now},
    )


@never_cache
@require_safe
def thread(request: HttpRequest, post_id: int) -> HttpResponse:
    """One thread; the post asked for is marked in it."""
    now = timezone.now()
    found = find_thread(post_id, now)
    if found is None:
        raise Http404("There is no such post on the square.")
    return render(request, "pages/square_thread.html", {"thread": found, "asked_for": post_id, "now": now})
