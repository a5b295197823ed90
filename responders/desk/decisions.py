"""What a person decides at the desk: each a form of its own, answered by 303 to where she goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from monitor.models import Case, Mention
from monitor.steps.file_cases import open_case
from responders.desk.queue import Look, after
from responders.desk.rows import address
from responders.desk.screen import case_or_404, judged, screen
from responders.desk.typed import draft_of, findings_on, typed_line, typed_text, whole_number
from responders.desk.words import at_handle, isolated
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.people.audit import record
from responders.people.requests import SignedIn
from responders.steps import deciding

LONGEST_LINK = 1000

NOT_YET = "Not sent yet: this has to be put right first."
OWNER_NOT_YET = "Not sent yet: put this right, or give your word below."

web_address = URLValidator(schemes=["http", "https"])


View = Callable[..., HttpResponse]


def decision(view: View) -> View:
    """A POST about one case; who asks for its address otherwise (a reload) is led to the case."""

    @wraps(view)
    def only_post(request: SignedIn, case_id: int) -> HttpResponse:
        return view(request, case_id) if request.method == "POST" else redirect("case", case_id)

    return only_post


def about_a_reply(view: View) -> View:
    """A POST about one reply; who asks for its address otherwise is led to its case."""

    @wraps(view)
    def only_post(request: SignedIn, reply_id: int) -> HttpResponse:
        reply = get_object_or_404(Reply, pk=reply_id)
        return view(request, reply) if request.method == "POST" else redirect("case", reply.case_id)

    return only_post


class SeeOther(HttpResponseRedirect):
    """After a POST the browser asks for the next page by GET."""

    status_code = 303


@decision
def approve(request: SignedIn, case_id: int) -> HttpResponse:
    """Let the text of the field go out. Where it may not, the page comes back with every word kept."""
    case, look, now = case_or_404(case_id), Look.of(request.POST), timezone.now()
    draft, text = draft_of(request, case), typed_text(request)
    word = typed_line(request, "owners_word") if request.user.is_owner else ""
    if draft is None:
        return _kept(request, case, look, text, "This draft is gone: the case has moved on.")
    try:
        reply = deciding.approve(draft, user=request.user, text=text, owners_word=word, now=now)
    except deciding.Blocked as blocked:
        found = findings_on(text, case=case, draft=draft, user=request.user)
        hints = tuple(f for f in found if f not in blocked.findings)
        typed = judged(text, blocked.findings + hints, case)
        return screen(
            request,
            look=look,
            case=case,
            draft=draft,
            typed=typed,
            problem=OWNER_NOT_YET if request.user.is_owner else NOT_YET,
            owners_word=word,
            why=typed_line(request, "why"),
            status=422,
        )
    except deciding.Stale as stale:
        return _kept(request, case, look, text, str(stale))
    if reply.state == ReplyState.BY_HAND:
        return SeeOther(address("case", case.pk, **look.values()))
    return _go_on(case, look)


@decision
def no_reply(request: SignedIn, case_id: int) -> HttpResponse:
    """Close the case without an answer, for a reason."""
    case, look = case_or_404(case_id), Look.of(request.POST)
    reason = typed_line(request, "other") or typed_line(request, "reason")
    if not reason:
        return screen(request, look=look, case=case, problem="Say why no reply is needed.", status=422)
    try:
        deciding.no_reply_needed(case, user=request.user, reason=reason, now=timezone.now())
    except deciding.Stale as stale:
        return screen(request, look=look, case=case_or_404(case_id), problem=str(stale), status=409)
    messages.info(request, f"Closed without a reply: {isolated(at_handle(case.customer.handle))}. {reason}.")
    return _go_on(case, look)


@decision
def reopen(request: SignedIn, case_id: int) -> HttpResponse:
    """Open a closed case again."""
    case, look = case_or_404(case_id), Look.of(request.POST)
    try:
        deciding.reopen(case, user=request.user, now=timezone.now())
    except deciding.Stale as stale:
        return screen(request, look=look, case=case_or_404(case_id), problem=str(stale), status=409)
    return SeeOther(address("case", case.pk))


def open_set_aside(request: SignedIn, mention_id: int) -> HttpResponse:
    """A person wants to answer what the machine had set aside."""
    if request.method != "POST":
        return redirect("mentions")
    mention = get_object_or_404(Mention, pk=mention_id)
    case = open_case(mention, now=timezone.now())
    if case is None:
        messages.info(request, "This post is not set aside any more.")
        return SeeOther(address("mentions"))
    record(request.user, "open_case", f"case:{case.pk}", timezone.now(), mention=mention.pk)
    return SeeOther(address("case", case.pk))


@about_a_reply
def take_back(request: SignedIn, reply: Reply) -> HttpResponse:
    """Stop a reply that has not left, and go back to its case."""
    try:
        deciding.take_back(reply, user=request.user, now=timezone.now())
    except deciding.Stale as stale:
        messages.warning(request, str(stale))
    else:
        messages.info(request, "Taken back. Nothing was sent; your words are still here.")
    return SeeOther(address("case", reply.case_id))


@about_a_reply
def by_hand(request: SignedIn, reply: Reply) -> HttpResponse:
    """Record that a reply was posted by hand, and where it stands."""
    case, look = case_or_404(reply.case_id), Look.of(request.POST)
    link = typed_line(request, "link", LONGEST_LINK)
    if (wrong := _wrong_link(link)) is not None:
        return screen(request, look=look, case=case, problem=wrong, status=422)
    try:
        deciding.posted_by_hand(reply, user=request.user, link=link, now=timezone.now())
    except deciding.Stale as stale:
        return screen(request, look=look, case=case, problem=str(stale), status=409)
    messages.info(request, f"Recorded: {isolated(at_handle(case.customer.handle))} has an answer.")
    return _go_on(case, look)


@about_a_reply
def settle(request: SignedIn, reply: Reply) -> HttpResponse:
    """A person has looked whether an unsure reply stands on the platform."""
    case, look = case_or_404(reply.case_id), Look.of(request.POST)
    stands, link = request.POST.get("stands") == "yes", typed_line(request, "link", LONGEST_LINK)
    if stands and link and (wrong := _wrong_link(link)) is not None:
        return screen(request, look=look, case=case, problem=wrong, status=422)
    try:
        deciding.settle_unsure(
            reply, user=request.user, stands=stands, link=link if stands else "", now=timezone.now()
        )
    except deciding.Stale as stale:
        return screen(request, look=look, case=case, problem=str(stale), status=409)
    if not stands:
        messages.info(request, "Put back: nothing was sent. Your words are still here.")
        return SeeOther(address("case", case.pk, **look.values()))
    messages.info(request, f"Recorded: {isolated(at_handle(case.customer.handle))} has an answer.")
    return _go_on(case, look)


def toggle_keys(request: SignedIn) -> HttpResponse:
    """Switch the single keys on or off for this person."""
    if request.method != "POST":
        return redirect("desk")
    request.user.keys = not request.user.keys
    request.user.save(update_fields=["keys"])
    number, look = whole_number(request.POST.get("case", "")), Look.of(request.POST)
    if number is None or not Case.objects.filter(pk=number).exists():
        return SeeOther(address("desk", **look.values()))
    return SeeOther(address("case", number, **look.values()))


def _go_on(case: Case, look: Look) -> HttpResponse:
    following = after(case, look)
    if following is None:
        return SeeOther(address("desk", **look.values()))
    return SeeOther(address("case", following.pk, **look.values()))


def _kept(request: SignedIn, case: Case, look: Look, text: str, problem: str) -> HttpResponse:
    """The case as it stands now, with what the person had typed."""
    typed = judged(text, (), case)
    return screen(request, look=look, case=case_or_404(case.pk), typed=typed, problem=problem, status=409)


def _wrong_link(link: str) -> str | None:
    try:
        web_address(link)
    except ValidationError:
        return "Give the whole address of your reply, beginning with https://."
    return None
