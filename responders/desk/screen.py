"""The desk as one screen: the queue, a case beside it, what goes out. Every view of the desk ends here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from monitor.models import Case, Channel, Mention
from monitor.platforms.registry import NoCollectorError, about
from responders.desk.casefile import CaseFile, casefile
from responders.desk.fix_form import form_of
from responders.desk.keys import KEYS
from responders.desk.outbox import outgoing
from responders.desk.queue import Look, rows
from responders.desk.rows import LIVE_SAYS, address, list_context, neighbours, still_waits
from responders.desk.sources import sources_in_words, why_no_second, writer_says
from responders.desk.words import (
    at_handle,
    clock_left,
    listed,
    name_of,
    platform_name,
    safe_link,
    short_time,
    who_said,
)
from responders.domain.finding import Finding, Weight
from responders.domain.lengths import length_of, limit_for
from responders.domain.reply_states import LIVE, ReplyState
from responders.models import Check, Draft, OwnersQuestion, QuestionState, Reply
from responders.people.models import User
from responders.people.requests import SignedIn
from responders.steps.checking import check_text, limit_on
from responders.steps.deciding import NOT_ABOUT_US

# What is chosen at first teaches nothing: "not about us" is a word to learn from, and must be meant.
NO_REPLY_REASONS = (
    "Nothing to add: an answer would not help",
    NOT_ABOUT_US,
    "Spam or a bot",
    "Answered elsewhere",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with what the checks say of it, and its true length."""

    text: str
    findings: Sequence[Finding | Check]
    length: int
    limit: int

    @property
    def blocking(self) -> list[Finding | Check]:
        """Findings that need an edit or the owner's word."""
        return [finding for finding in self.findings if finding.weight == Weight.BLOCK]

    @property
    def hints(self) -> list[Finding | Check]:
        """Findings that a person may well overrule."""
        return [finding for finding in self.findings if finding.weight == Weight.WARN]

    @property
    def polish(self) -> list[Finding | Check]:
        """Findings of style."""
        return [finding for finding in self.findings if finding.weight == Weight.SUGGEST]


def case_or_404(case_id: int) -> Case:
    """The case with all that its page names."""
    return get_object_or_404(Case.objects.select_related("customer", "channel", "brand"), pk=case_id)


def judged(text: str, findings: Sequence[Finding | Check], case: Case) -> Judged:
    """Measure a text as its platform counts it, beside what the checks found."""
    last = Mention.objects.filter(case=case, deleted_at=None).order_by("posted_at", "pk").last()
    limit = limit_on(case.channel, last) if last is not None else limit_for(case.channel.platform)
    return Judged(text=text, findings=findings, length=length_of(text, limit), limit=limit.max)


def screen(
    request: SignedIn,
    *,
    look: Look,
    case: Case | None,
    opened: bool = True,
    draft: Draft | None = None,
    typed: Judged | None = None,
    problem: str = "",
    owners_word: str = "",
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the desk at one case, or at the first of the queue.

    `opened` says that the person asked for this case: a phone then shows the case and not the list.
    `typed` is what a person had written when a decision did not take effect; it is never lost.
    """
    now = timezone.now()
    found, more = rows(look)
    case = case or (found[0] if found else None)
    here = case.pk if case is not None else None
    file = casefile(case) if case is not None else None
    if file is not None and draft is None:
        draft = file.draft(request.GET.get("variant", "") or _asked_variant(file))
    context = {
        **list_context(request, look, found, more=more, here=here, now=now),
        **neighbours(found, here, look, more=more),
        **_case_context(file, look, draft=draft, typed=typed, now=now, user=request.user),
        "file": file,
        "hidden": look.values(),
        "opened": opened and case is not None,
        "outgoing": outgoing(user=request.user, now=now),
        "keys": KEYS,
        "problem": problem,
        "owners_word": owners_word,
        "why": why,
    }
    response = render(request, "desk/desk.html", context, status=status)
    add_never_cache_headers(response)
    if request.method == "POST":
        # The address of a form is no place to come back to.
        response["HX-Push-Url"] = "false"
    return response


def _case_context(
    file: CaseFile | None,
    look: Look,
    *,
    draft: Draft | None,
    typed: Judged | None,
    now: datetime,
    user: User,
) -> dict[str, Any]:
    """What the templates of one case need beside its file."""
    if file is None:
        return {}
    case = file.case
    waits = still_waits(case, file.live.state if file.live else None)
    return {
        "draft": draft,
        "asked": file.question is not None and file.question.state == QuestionState.OPEN,
        "text": typed or _start_text(file, draft, user),
        "kept": typed is not None,
        "clock": clock_left(case.due_at, now) if waits else None,
        "stands": LIVE_SAYS[ReplyState(file.live.state)] if file.live else case.get_state_display(),
        "here_at": address("case", case.pk, **look.values()),
        "leaves_in": _leaves_in(file.live, now),
        "due": short_time(case.due_at, now, case.brand.time_zone),
        "variants": [
            (other, address("case", case.pk, **look.values(), variant=other.variant)) for other in file.drafts
        ],
        "sources": sources_in_words(draft.sources) if draft else [],
        "why_no_second": why_no_second(case),
        "writer_says": writer_says(draft) if draft else "",
        "our_name": case.brand.name,
        "our_handle": at_handle(case.channel.handle),
        "their_handle": at_handle(case.customer.handle),
        "platform": platform_name(case.channel),
        "hand_link": _way_there(file),
        "found_by_itself": _finds_by_itself(case.channel),
        "reasons": NO_REPLY_REASONS,
        "form": _form(file),
        "who_said": who_said,
        "name_of": name_of,
        "listed": listed,
        "at_handle": at_handle,
    }


def _form(file: CaseFile) -> dict[str, Any] | None:
    """The form that puts the reading right, where there is one to put right."""
    post = file.answering
    if post is None or post.deleted_at is not None or file.reading is None:
        return None
    return form_of(post, file.reading)


def _leaves_in(live: Reply | None, now: datetime) -> int | None:
    """Whole seconds until an approved reply leaves; None where there is none, or it leaves any moment."""
    if live is None or live.send_after <= now:
        return None
    return math.ceil((live.send_after - now).total_seconds())


def _way_there(file: CaseFile) -> str:
    """Where a person finds the customer's post: the platform's own reply page where it has one."""
    if file.answering is None:
        return ""
    # Some platforms take the words along; the room marks the place for them.
    words = quote(file.live.text, safe="") if file.live is not None else ""
    link = file.answering.reply_link.replace("{text}", words)
    return safe_link(link) or safe_link(file.answering.permalink)


def _finds_by_itself(channel: Channel) -> bool:
    """Whether a reply that a person posts there is seen from here."""
    try:
        return about(channel.platform).look_again > 0
    except NoCollectorError:
        return False


def _asked_variant(file: CaseFile) -> str:
    """The variant that the owner was asked about: it opens first."""
    asked = file.question
    return next((str(d.variant) for d in file.drafts if asked is not None and d.pk == asked.draft_id), "")


def _stands_in_field(asked: OwnersQuestion, draft: Draft) -> bool:
    return asked.state != QuestionState.APPROVED and asked.draft_id == draft.pk


def _start_text(file: CaseFile, draft: Draft | None, user: User) -> Judged | None:
    """What stands in the field at first: a person's own words where their reply came back, else the draft."""
    if draft is None:
        return None
    asked, last = file.question, file.last
    # Who wrote anew after the owner's no, and took it back, finds the newer words.
    newer = asked is not None and last is not None and last.created_at > asked.asked_at
    if asked is not None and not newer and _stands_in_field(asked, draft):
        # What the owner was asked about stands in the field for both: to let go out, or to write anew.
        found = check_text(asked.text, case=file.case, mention=draft.mention, is_owner=user.is_owner)
        return judged(asked.text, found, file.case)
    stored = list(draft.checks.all())
    came_back = last is not None and last.case_version == file.case.version and last.state not in LIVE
    if came_back and last is not None and last.draft_id == draft.pk and last.text != draft.text:
        return judged(last.text, stored, file.case)
    return Judged(text=draft.text, findings=stored, length=draft.length, limit=draft.limit)
