"""Pages of the desk that change nothing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from responders.desk.outbox import outgoing
from responders.desk.queue import Look, rows
from responders.desk.rows import list_context
from responders.desk.screen import case_or_404, judged, screen
from responders.desk.typed import bettered, draft_of, findings_on, typed_text, whole_number
from responders.people.requests import SignedIn
from responders.steps.asking import waits_for_owner


@never_cache
@require_safe
def desk(request: SignedIn) -> HttpResponse:
    """The queue, and its first case beside it."""
    return screen(request, look=Look.of(request.GET), case=None, opened=False)


@never_cache
@require_safe
def case(request: SignedIn, case_id: int) -> HttpResponse:
    """One case, beside the queue where there is room for both."""
    return screen(request, look=Look.of(request.GET), case=case_or_404(case_id))


@never_cache
@require_safe
def queue_part(request: SignedIn) -> HttpResponse:
    """The queue's list alone, for its refreshing in place."""
    look, here = Look.of(request.GET), whole_number(request.GET.get("case", ""))
    found, more = rows(look)
    context = list_context(request, look, found, more=more, here=here, now=timezone.now())
    return render(request, "desk/_queue_list.html", context)


@never_cache
@require_safe
def outbox_part(request: SignedIn) -> HttpResponse:
    """The bar of what goes out alone, for its refreshing in place."""
    return render(request, "desk/_outbox.html", {"outgoing": outgoing(user=request.user, now=timezone.now())})


@never_cache
def check(request: SignedIn, case_id: int) -> HttpResponse:
    """What the checks say of a text as it stands in the field; the list alone where the page asks for it."""
    found = case_or_404(case_id)
    draft = draft_of(request, found)
    if request.method != "POST" or draft is None:
        return redirect("case", case_id)
    text = typed_text(request)
    findings = findings_on(text, case=found, draft=draft, user=request.user)
    if use := request.POST.get("use", ""):
        text = bettered(text, findings, use)
        findings = findings_on(text, case=found, draft=draft, user=request.user)
    typed = judged(text, findings, found)
    word, why = request.POST.get("owners_word", "")[:400], request.POST.get("why", "")[:400]
    if request.POST.get("part") == "checks":
        context = {"text": typed, "owners_word": word, "why": why, "case": found}
        context["asked"] = waits_for_owner(found)
        return render(request, "desk/_checks.html", context)
    return screen(
        request, look=Look.of(request.POST), case=found, draft=draft, typed=typed, owners_word=word, why=why
    )
