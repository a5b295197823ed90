"""What can be set for a brand: how it is written, and how it is read from what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from monitor.brands import lists, opening, spans, texts, zones

LONGEST_NAME = 120
LONGEST_TEXT = 2000
DEFAULT_CONTACT = "a direct message"


class BadBrandError(ValueError):
    """Something can't be as it was typed; `fields` says what, by the name of the field."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a brand: `read` takes what was typed (ValueError with a sentence), `write` is its way back."""

    name: str
    label: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    is_list: bool = False


def name(text: str) -> str:
    """A brand's name on one line. Raises ValueError with a sentence."""
    found = texts.one_line(text.replace("\x00", ""), "The name", longest=LONGEST_NAME)
    if not found:
        raise ValueError(f"A brand needs a name of 1 to {LONGEST_NAME} characters.")
    return found


def _one_line(what: str, longest: int, *, default: str = "") -> Callable[[str], str]:
    return lambda text: texts.one_line(text, what, longest=longest) or default


def _lines(what: str) -> Callable[[str], str]:
    return lambda text: texts.lines(text, what, longest=LONGEST_TEXT)


FIELDS = (
    Field("name", "name", name),
    Field("handles", "handles", lists.handles, "\n".join, is_list=True),
    Field("keywords", "words to watch for", lists.words, "\n".join, is_list=True),
    Field("exclude", "words that tell namesakes apart", lists.words, "\n".join, is_list=True),
    Field("alert_emails", "addresses for alerts", lists.addresses, "\n".join, is_list=True),
    Field("time_zone", "time zone", zones.zone),
    Field("hours", "opening hours", opening.parse, opening.written),
    Field("respond_within_minutes", "time to answer", spans.within, spans.written),
    Field("signer", "who signs", _one_line("The first name", 80)),
    Field("contact", "how customers reach you", _one_line("This", 200, default=DEFAULT_CONTACT)),
    Field("about", "about the brand", _lines("This text")),
    Field("voice", "voice", _lines("This text")),
    Field("outbox_seconds", "outbox window", spans.outbox),
)
BY_NAME = {field.name: field for field in FIELDS}


def checked(given: Mapping[str, str], *, standing: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The values of the fields given. `standing` are the brand's other values, for what belongs together.

    Raises BadBrandError, naming every field that can't be right.
    """
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for field_name, text in given.items():
        field = BY_NAME.get(field_name)
        if field is None:
            wrong[field_name] = f"A brand has no field {field_name[:40]!r}; it has {', '.join(BY_NAME)}."
            continue
        try:
            values[field_name] = field.read(text)
        except ValueError as error:
            wrong[field_name] = str(error)
    both = {**(standing or {}), **values}
    if not {"keywords", "exclude"} & set(wrong) and {"keywords", "exclude"} & set(values):
        try:
            lists.excluding(both.get("keywords", ()), both.get("exclude", ()))
        except ValueError as error:
            wrong["exclude" if "exclude" in values else "keywords"] = str(error)
    if wrong:
        raise BadBrandError(wrong)
    return values
