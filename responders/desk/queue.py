"""The queue: which cases wait for a person, in which order, and how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from django.http import HttpRequest

from monitor.models import Case, Mention
from monitor.models.case import CaseState
from responders.domain.reply_states import LIVE, ReplyState
from responders.models import OwnersQuestion, QuestionState, Reply

PAGE_SIZE = 50
FIRST_WORDS = 180
"""Characters of the customer's last words that a row of the queue shows."""

ON_ITS_WAY = (ReplyState.APPROVED, ReplyState.SENDING, ReplyState.PENDING)
"""States in which the machine has the reply; in all others of LIVE a person has something to do."""

VIEWS = {
    "waiting": "Waiting",
    "outbox": "Going out",
    "answered": "Answered",
    "unsure": "Unsure",
    "closed": "Closed",
}
"""The filters of the queue by their name in the address."""

PRESSING_FIRST = ("-priority", "last_customer_at", "pk")


@dataclass(frozen=True, slots=True)
class Look:
    """Which part of the queue is looked at: a filter, words to search for, a page from 1."""

    view: str = "waiting"
    words: str = ""
    page: int = 1

    @classmethod
    def of(cls, values: Any) -> Look:
        """From the values of an address or a form; anything strange becomes the first page of what waits."""
        view, page = values.get("view", ""), values.get("page", "")
        return cls(
            view=view if view in VIEWS else "waiting",
            words=values.get("q", "").replace("\x00", "").strip()[:100],
            page=min(max(int(page), 1), 10_000) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
        )

    def values(self, **changes: Any) -> dict[str, str]:
        """What has to stand in an address to look at the same; defaults are left out."""
        view, words, page = self.view, self.words, changes.get("page", self.page)
        pairs = (("view", view, "waiting"), ("q", words, ""), ("page", str(page), "1"))
        return {name: value for name, value, usual in pairs if value != usual}


def in_view(view: str) -> QuerySet[Case]:
    """The cases of one filter, in the order in which a person should see them."""
    cases = Case.objects.all()
    machine_has_it = Exists(Reply.objects.filter(case=OuterRef("pk"), state__in=ON_ITS_WAY))
    if view == "outbox":
        return cases.filter(machine_has_it).order_by("last_customer_at", "pk")
    if view == "answered":
        return cases.filter(state=CaseState.ANSWERED).exclude(machine_has_it).order_by("-answered_at", "-pk")
    if view == "closed":
        return cases.filter(state=CaseState.CLOSED).order_by("-closed_at", "-pk")
    waiting = cases.filter(state=CaseState.OPEN).exclude(machine_has_it).order_by(*PRESSING_FIRST)
    return waiting.filter(unsure=True) if view == "unsure" else waiting


def matching(words: str) -> QuerySet[Case]:
    """All cases, whatever their state, whose customer or posts hold the words; newest first."""
    said = Exists(Mention.objects.filter(case=OuterRef("pk"), text__icontains=words))
    who = Q(customer__handle__icontains=words.removeprefix("@")) | Q(customer__name__icontains=words)
    return Case.objects.filter(who | Q(said)).order_by("-last_customer_at", "-pk")


def rows(look: Look) -> tuple[list[Case], bool]:
    """One page of the queue with what a row shows, in one query; and whether there is another page."""
    cases = matching(look.words) if look.words else in_view(look.view)
    last = Mention.objects.filter(case=OuterRef("pk")).order_by("-posted_at", "-pk")
    replies = Reply.objects.filter(case=OuterRef("pk")).order_by("-pk")
    start = (look.page - 1) * PAGE_SIZE
    page = cases.select_related("customer", "channel", "brand").annotate(
        first_words=Subquery(last.annotate(begin=Substr("text", 1, FIRST_WORDS)).values("begin")[:1]),
        live_state=Subquery(replies.filter(state__in=LIVE).values("state")[:1]),
        last_state=Subquery(replies.values("state")[:1]),
        asks_owner=Exists(open_questions().filter(case=OuterRef("pk"))),
    )[start : start + PAGE_SIZE + 1]
    found = cast(list[Case], list(page))
    return found[:PAGE_SIZE], len(found) > PAGE_SIZE


def open_questions() -> QuerySet[OwnersQuestion]:
    """What waits for an owner's word: questions about what the customer said last."""
    return OwnersQuestion.objects.filter(state=QuestionState.OPEN, case_version=F("case__version"))


def after(case: Case, look: Look) -> Case | None:
    """The case to show once this one is decided: the next one that presses, else the first of all."""
    view = look.view if look.view in {"waiting", "unsure"} else "waiting"
    others = in_view(view).exclude(pk=case.pk)
    behind = (
        Q(priority__lt=case.priority)
        | Q(priority=case.priority, last_customer_at__gt=case.last_customer_at)
        | Q(priority=case.priority, last_customer_at=case.last_customer_at, pk__gt=case.pk)
    )
    return others.filter(behind).first() or others.first()


def counts_for(request: HttpRequest) -> dict[str, int]:
    """How many cases stand in each filter that is worth counting; asked once per request."""
    known: dict[str, int] | None = getattr(request, "desk_counts", None)
    if known is None:
        known = counts()
        request.desk_counts = known  # type: ignore[attr-defined]
    return known


def counts() -> dict[str, int]:
    """How many cases wait, how many of them are unsure, and how many go out. No work, no count."""
    machine_has_it = Exists(Reply.objects.filter(case=OuterRef("pk"), state__in=ON_ITS_WAY))
    return (
        Case.objects.filter(state=CaseState.OPEN)
        .annotate(machine_has_it=machine_has_it)
        .aggregate(
            waiting=Count("pk", filter=Q(machine_has_it=False)),
            unsure=Count("pk", filter=Q(machine_has_it=False, unsure=True)),
            outbox=Count("pk", filter=Q(machine_has_it=True)),
        )
    )
