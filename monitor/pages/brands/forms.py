"""The form of a brand: what stands in its fields, and what was typed into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from monitor.brands import keeping, opening
from monitor.brands.fields import FIELDS, BadBrandError, checked
from monitor.domain.response_clock import DAYS
from monitor.models import Brand
from monitor.pages.channels.gate import typed

LONGEST_BACK = 20_000
"""Characters of what was typed into a field that come back with its error."""
WORDS = ("handles", "keywords", "exclude")
HOURS = "hours"
_ORDER = [
    *WORDS, "alert_emails", "time_zone", HOURS, "respond_within_minutes", "name", "signer", "contact", "about",
    "voice", "outbox_seconds",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as text, the opening hours a day, and what is wrong with which (hours by "hours-mon")."""

    text: Mapping[str, str]
    always: bool
    days: Mapping[str, tuple[str, str]]
    wrong: Mapping[str, str] = field(default_factory=dict)


def form_of(brand: Brand) -> Form:
    """The form as the brand stands."""
    return Form(
        text=keeping.written(brand),
        always=not brand.hours,
        days={day: _standing(brand, day) for day in DAYS},
    )


def form_from(request: HttpRequest, *, wrong: Mapping[str, str]) -> Form:
    """The form as it was typed."""
    return Form(
        text={one.name: typed(request, one.name)[:LONGEST_BACK] for one in FIELDS},
        always=typed(request, "open") == opening.ALWAYS,
        days={day: _times(request, day) for day in DAYS},
        wrong=wrong,
    )


def values_in(request: HttpRequest) -> dict[str, Any]:
    """All values that were typed, checked. Raises BadBrandError, naming every field that can't be right."""
    given = {one.name: typed(request, one.name) for one in FIELDS if one.name != HOURS}
    wrong: dict[str, str] = {}
    values: dict[str, Any] = {}
    try:
        values = checked(given)
    except BadBrandError as error:
        wrong |= error.fields
    try:
        values[HOURS] = _hours(request)
    except opening.BadHoursError as error:
        wrong |= {f"{HOURS}-{day}": said for day, said in error.days.items()}
    except ValueError as error:
        wrong[HOURS] = str(error)
    if wrong:
        # In the order of the page.
        raise BadBrandError(dict(sorted(wrong.items(), key=lambda item: _ORDER.index(item[0].split("-")[0]))))
    return values


def words_in(request: HttpRequest) -> dict[str, Any]:
    """Only the handles and words. Raises BadBrandError."""
    return checked({name: typed(request, name) for name in WORDS})


def _hours(request: HttpRequest) -> opening.Hours:
    if typed(request, "open") == opening.ALWAYS:
        return {}
    hours = opening.week({day: _times(request, day) for day in DAYS})
    if not hours:
        raise ValueError("Say when you are open on one day at least, or choose “always”.")
    return hours


def _standing(brand: Brand, day: str) -> tuple[str, str]:
    opens, closes = brand.hours.get(day) or ("", "")
    return opens, closes


def _times(request: HttpRequest, day: str) -> tuple[str, str]:
    return typed(request, f"opens-{day}")[:20], typed(request, f"closes-{day}")[:20]
