"""The desk's forms of asking the owner, and of the owner's no. The owner's yes is an approval."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from responders.desk.decisions import SeeOther, decision
from responders.desk.queue import Look
from responders.desk.rows import address
from responders.desk.screen import case_or_404, judged, screen
from responders.desk.typed import draft_of, findings_on, typed_line, typed_text
from responders.models import OwnersQuestion
from responders.people.requests import SignedIn
from responders.steps import asking
from responders.steps.checking import blocking

NOTHING_STOPS_IT = "Nothing stops this reply: you can approve it yourself."


@decision
def ask_owner(request: SignedIn, case_id: int) -> HttpResponse:
    """Put the text of the field before the owner, with a line of why. Every word is kept where it can't be."""
    case, look, now = case_or_404(case_id), Look.of(request.POST), timezone.now()
    draft, text = draft_of(request, case), typed_text(request)
    if draft is None:
        problem = "This draft is gone: the case has moved on."
        return screen(
            request, look=look, case=case, typed=judged(text, (), case), problem=problem, status=409
        )
    findings = findings_on(text, case=case, draft=draft, user=request.user)
    stopped = blocking(findings)
    problem = "" if stopped else NOTHING_STOPS_IT
    if stopped:
        try:
            asking.ask(
                draft,
                user=request.user,
                text=text,
                why=typed_line(request, "why"),
                stopped=tuple(finding.code for finding in stopped),
                now=now,
            )
        except asking.CannotAskError as error:
            problem = str(error)
    if problem:
        typed = judged(text, findings, case)
        why = typed_line(request, "why")
        return screen(
            request, look=look, case=case, draft=draft, typed=typed, problem=problem, why=why, status=422
        )
    told = "gets a mail" if case.brand.alert_emails else "sees it at the desk"
    messages.success(request, f"Asked. The owner {told}; the answer will stand here.")
    return SeeOther(address("case", case.pk, **look.values()))


def decline(request: SignedIn, question_id: int) -> HttpResponse:
    """The owner's no, with a word that the manager sees."""
    question = get_object_or_404(OwnersQuestion, pk=question_id)
    if request.method != "POST":
        return redirect("case", question.case_id)
    case, look = case_or_404(question.case_id), Look.of(request.POST)
    try:
        asking.decline(
            question, user=request.user, word=typed_line(request, "decline_word"), now=timezone.now()
        )
    except asking.CannotAskError as error:
        return screen(request, look=look, case=case, problem=str(error), status=422)
    messages.info(request, "Your answer stands at the case, where your colleague sees it.")
    return SeeOther(address("case", case.pk, **look.values()))
