"""A holding reply by hand: the person wants to say who is on it before the answer itself is there (P7)."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from responders.desk.decisions import SeeOther, decision
from responders.desk.queue import Look
from responders.desk.rows import address
from responders.desk.screen import case_or_404, screen
from responders.models.draft import DraftState
from responders.people.requests import SignedIn
from responders.steps.hold import hold

NOTHING = "There is no holding reply for this one: write a word of your own, or answer it."


@decision
def holding(request: SignedIn, case_id: int) -> HttpResponse:
    """Put a holding draft beside the others and open it."""
    case, look = case_or_404(case_id), Look.of(request.POST)
    draft = hold(case, now=timezone.now(), user=request.user)
    if draft is None or draft.state != DraftState.PROPOSED:
        return screen(request, look=look, case=case_or_404(case_id), problem=NOTHING, status=409)
    return SeeOther(address("case", case.pk, **look.values(), variant=draft.variant))
