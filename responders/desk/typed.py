"""What a person typed at the desk, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

from monitor.models import Case
from responders.domain.finding import Finding
from responders.models import Draft
from responders.people.models import User
from responders.steps.checking import check_text

LONGEST_CHECKED = 12_000
"""Characters up to which a text is checked while it is typed; no platform takes a longer reply."""


def typed_text(request: HttpRequest) -> str:
    """The text of the field with plain line ends, as it would be sent."""
    return request.POST.get("text", "").replace("\r\n", "\n").replace("\x00", "").strip()


def typed_line(request: HttpRequest, name: str, longest: int = 400) -> str:
    """What was typed into a field of one line, at most `longest` characters, on one line.

    NUL goes too: PostgreSQL takes it in no text.
    """
    return " ".join(request.POST.get(name, "").replace("\x00", "").split())[:longest]


def draft_of(request: HttpRequest, case: Case) -> Draft | None:
    """The draft that the form was about, if it is one of this case."""
    number = whole_number(request.POST.get("draft", ""))
    drafts = Draft.objects.select_related("mention").prefetch_related("checks")
    return None if number is None else drafts.filter(pk=number, case=case).first()


def whole_number(value: str) -> int | None:
    """A row's number as it came from outside, if it is one that a database can hold."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def findings_on(text: str, *, case: Case, draft: Draft, user: User) -> tuple[Finding, ...]:
    """The checks on a text as an answer to what the draft answers, for who would send it."""
    return check_text(text[:LONGEST_CHECKED], case=case, mention=draft.mention, is_owner=user.is_owner)


def bettered(text: str, findings: Sequence[Finding], which: str) -> str:
    """The text with the better wording of one finding ("blame:12"); as it is where there is no such finding."""
    for finding in findings:
        if finding.better and which == f"{finding.code}:{finding.start}":
            return text[: finding.start] + finding.better + text[finding.end :]
    return text
