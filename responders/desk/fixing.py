"""Fix the reading: a person says what a post is, beside its case or on a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from monitor.models import Mention
from monitor.models.mention import MentionState
from monitor.steps.current import current_reading
from monitor.steps.labelling import CannotLabelError
from responders.desk.decisions import SeeOther
from responders.desk.fix_form import form_of, said_in
from responders.desk.queue import Look
from responders.desk.rows import address
from responders.desk.screen import case_or_404, screen
from responders.desk.typed import typed_line
from responders.desk.words import at_handle, in_a_few_words
from responders.people.requests import SignedIn
from responders.steps.fixing import fix


@never_cache
def case(request: SignedIn, case_id: int) -> HttpResponse:
    """What the customer said last in a case, put right; the form by itself where no script shows it there."""
    found, look = case_or_404(case_id), Look.of(request.POST or request.GET)
    back = address("case", case_id, **look.values())
    post = found.mentions.filter(deleted_at=None).order_by("posted_at", "pk").last()
    if post is None:
        messages.info(request, "This post is not here any more.")
        return SeeOther(back)
    if request.method != "POST":
        return _page(request, post, action=address("fix-case", case_id), back=back, look=look)
    problem, status = _keep(request, post)
    if problem:
        return screen(request, look=look, case=case_or_404(case_id), problem=problem, status=status)
    return SeeOther(back)


@never_cache
def mention(request: SignedIn, mention_id: int) -> HttpResponse:
    """Any post in the list of all mentions, put right. One that gets its case by that leads there."""
    post = get_object_or_404(Mention, pk=mention_id)
    action, back = address("fix-mention", mention_id), address("mentions")
    if request.method != "POST":
        return _page(request, post, action=action, back=back, look=Look())
    problem, status = _keep(request, post)
    if problem:
        return _page(request, post, action=action, back=back, look=Look(), problem=problem, status=status)
    now_in = Mention.objects.filter(pk=post.pk).values_list("case_id", flat=True).get()
    return SeeOther(address("case", now_in) if now_in and not post.case_id else back)


def _keep(request: SignedIn, post: Mention) -> tuple[str, int]:
    """Keep what the person said; why it could not be, and the status of that answer, both empty where it was."""
    said = said_in(request)
    if said is None:
        return "Say what it is: choose one of the four.", 422
    if typed_line(request, "mention") != str(post.pk):
        return "The customer has said something new. Read it first.", 409
    # The wording that the person saw, which need not be the one that stands.
    post.version = request.POST.get("version", "")
    try:
        label = fix(post, said, user=request.user, now=timezone.now())
    except CannotLabelError as cannot:
        return str(cannot), 409
    messages.info(request, f"Noted: {in_a_few_words(label)}. Amends learns from it.")
    return "", 0


def _page(
    request: SignedIn,
    post: Mention,
    *,
    action: str,
    back: str,
    look: Look,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    post = Mention.objects.select_related("channel__brand").get(pk=post.pk)
    context = {
        "form": form_of(post, current_reading(post)),
        "action": action,
        "back": back,
        "hidden": look.values(),
        "problem": problem,
        "handle": at_handle(post.author_handle),
        "gone": post.state in {MentionState.DELETED, MentionState.BROKEN},
        "now": timezone.now(),
    }
    return render(request, "desk/fix.html", context, status=status)
