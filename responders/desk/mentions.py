"""All mentions, those set aside or not yet read included: nothing that came in is out of sight."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from monitor.domain.reading import PERSON
from monitor.models import Mention, Reading
from monitor.models.mention import MentionState
from monitor.steps.current import current_readings
from responders.desk.queue import PAGE_SIZE, Look
from responders.desk.rows import address
from responders.desk.words import at_handle, how_sure, name_of, safe_link

SHOWN = 600
"""Characters of a post that the list shows."""

FIXABLE = {MentionState.READ, MentionState.FILED, MentionState.SET_ASIDE}
"""Where a person may say that a post was read wrongly."""


@dataclass(frozen=True, slots=True)
class Line:
    """One mention in the list."""

    mention: Mention
    handle: str
    text: str
    cut: bool
    read_as: str
    own_topics: tuple[str, ...]
    where: str
    link: str
    fixable: bool


@never_cache
@require_safe
def mentions(request: HttpRequest) -> HttpResponse:
    """Newest first, searchable, a page at a time."""
    look = Look.of(request.GET)
    state = request.GET.get("state", "")
    state = state if state in MentionState.values else ""
    start = (look.page - 1) * PAGE_SIZE
    found = list(_matching(look.words, state)[start : start + PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    values = {"q": look.words, "state": state}
    return render(
        request,
        "desk/mentions.html",
        {
            "lines": _lines(page),
            "words": look.words,
            "state": state,
            "states": MentionState.choices,
            "more": address("mentions", **values, page=look.page + 1) if len(found) > PAGE_SIZE else "",
            "fewer": address("mentions", **values, page=look.page - 1) if look.page > 1 else "",
            "page": look.page,
            "now": timezone.now(),
        },
    )


def _matching(words: str, state: str) -> QuerySet[Mention]:
    found = Mention.objects.select_related("channel__brand").defer("raw", "ref").order_by("-posted_at", "-pk")
    if state:
        found = found.filter(state=state)
    if words:
        handle = words.removeprefix("@")
        found = found.filter(
            Q(text__icontains=words) | Q(author_handle__icontains=handle) | Q(author_name__icontains=words)
        )
    return found


def _lines(page: list[Mention]) -> list[Line]:
    readings = current_readings(page)
    return [_line(mention, readings.get(mention.pk)) for mention in page]


def _line(mention: Mention, reading: Reading | None) -> Line:
    return Line(
        mention=mention,
        handle=at_handle(mention.author_handle),
        text=mention.text[:SHOWN],
        cut=len(mention.text) > SHOWN,
        read_as=_read_as(reading) if reading else "not read yet",
        own_topics=tuple(reading.own_topics) if reading else (),
        where=address("case", mention.case_id) if mention.case_id else "",
        link=safe_link(mention.permalink),
        fixable=reading is not None and mention.state in FIXABLE,
    )


def _read_as(reading: Reading) -> str:
    said = "a person said so" if reading.model_version == PERSON else how_sure(reading.confidence)
    return f"{name_of(reading.kind)}, {said}"
