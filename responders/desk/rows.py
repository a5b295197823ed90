"""The list of the queue as it is shown: its rows in words, its filters, its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from monitor.models import Case
from monitor.models.case import CaseState
from responders.desk.queue import ON_ITS_WAY, VIEWS, Look, counts_for, open_questions, rows
from responders.desk.words import ClockLeft, clock_left, name_of
from responders.domain.reply_states import ReplyState
from responders.domain.severity import severity_step

LIVE_SAYS = {
    ReplyState.UNSURE: "did it arrive?",
    ReplyState.BY_HAND: "post by hand",
    ReplyState.APPROVED: "goes out",
    ReplyState.SENDING: "going out",
    ReplyState.PENDING: "being moderated",
}
SHOWN_TO_OWNER = 5
"""Questions that are named above an owner's queue."""
LIVE_TONE = {ReplyState.UNSURE: "alarm", ReplyState.BY_HAND: "heed"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the queue, ready to be shown. `marks` are pairs of words and a tone."""

    case: Case
    href: str
    here: bool
    first_words: str
    clock: ClockLeft | None
    steps: int
    kind: str
    topics: str
    marks: tuple[tuple[str, str], ...]


def address(name: str, *args: Any, **values: Any) -> str:
    """A page's path with the values that are not empty as its query."""
    query = urlencode({key: value for key, value in values.items() if value not in {"", None}})
    path = reverse(name, args=args)
    return f"{path}?{query}" if query else path


def list_context(
    request: HttpRequest, look: Look, found: list[Case], *, more: bool, here: int | None, now: datetime
) -> dict[str, Any]:
    """What the list's template needs, for the page of cases that was found."""
    return {
        "look": look,
        "filters": _filters(request, look),
        "rows": [_row(case, look, here=case.pk == here, now=now) for case in found],
        "more": address("desk", **look.values(page=look.page + 1)) if more else "",
        "fewer": address("desk", **look.values(page=look.page - 1)) if look.page > 1 else "",
        "for_owner": _for_owner(request, look),
        "queue_at": address("desk-queue", **look.values(), case=here),
        "now": now,
    }


def _for_owner(request: HttpRequest, look: Look) -> list[tuple[str, str]]:
    """Who asks for this owner's word, each with the address of the case; nothing for a manager."""
    if not getattr(request.user, "is_owner", False):
        return []
    asked = open_questions().select_related("asked_by").order_by("asked_at")[:SHOWN_TO_OWNER]
    return [
        (
            question.asked_by.get_full_name() or question.asked_by.get_username(),
            address("case", question.case_id, **look.values()),
        )
        for question in asked
    ]


def still_waits(case: Case, live: str | None) -> bool:
    """Whether the response clock runs: no reply is on its way that the machine will deliver."""
    return case.state == CaseState.OPEN and live not in ON_ITS_WAY


def neighbours(found: list[Case], here: int | None, look: Look, *, more: bool) -> dict[str, str]:
    """Where J and K lead: along the list that is shown, and on to its next page or the one before."""
    order = [case.pk for case in found]
    at = order.index(here) if here in order else -1
    following, before = "", ""
    if at + 1 < len(order):
        following = address("case", order[at + 1], **look.values())
    elif more:
        following = address("desk", **look.values(page=look.page + 1))
    if at > 0:
        before = address("case", order[at - 1], **look.values())
    elif at == 0 and look.page > 1:
        earlier = replace(look, page=look.page - 1)
        last_of_it = rows(earlier)[0][-1:]
        before = address("case", last_of_it[0].pk, **earlier.values()) if last_of_it else ""
    return {"following": following, "before": before}


def _row(case: Case, look: Look, *, here: bool, now: datetime) -> Row:
    live: str | None = case.live_state  # type: ignore[attr-defined] # queue.rows annotates these four
    last: str | None = case.last_state  # type: ignore[attr-defined]
    words: str | None = case.first_words  # type: ignore[attr-defined]
    return Row(
        case=case,
        href=address("case", case.pk, **look.values()),
        here=here,
        first_words=words or "",
        clock=clock_left(case.due_at, now) if still_waits(case, live) else None,
        steps=severity_step(case.severity),
        kind=name_of(case.kind),
        topics=", ".join(name_of(topic) for topic in case.topics if topic != "other"),
        marks=_marks(case, live, last),
    )


def _marks(case: Case, live: str | None, last: str | None) -> tuple[tuple[str, str], ...]:
    """The few words that set a row apart, each with a tone: alarm, heed or calm."""
    marks = []
    if case.escalate:
        marks.append(("must not wait", "alarm"))
    if case.reopened and case.state == CaseState.OPEN:
        marks.append(("answers back", "heed"))
    if case.unsure:
        marks.append(("unsure", "calm"))
    if case.asks_owner and case.state == CaseState.OPEN:  # type: ignore[attr-defined]
        marks.append(("asks the owner", "heed"))
    if live is not None:
        marks.append((LIVE_SAYS[ReplyState(live)], LIVE_TONE.get(ReplyState(live), "calm")))
    elif case.state == CaseState.OPEN and last in {ReplyState.REFUSED, ReplyState.HELD}:
        marks.append(("came back", "heed"))
    if case.state == CaseState.CLOSED:
        marks.append((case.get_outcome_display(), "calm"))
    return tuple(marks)


def _filters(request: HttpRequest, look: Look) -> list[dict[str, Any]]:
    counts = counts_for(request)
    return [
        {
            "name": name,
            "label": label,
            "href": address("desk", **Look(view=name).values()),
            "here": look.view == name and not look.words,
            "count": counts.get(name),
        }
        for name, label in VIEWS.items()
    ]
