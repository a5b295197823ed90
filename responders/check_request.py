"""What `amends check` takes: a reply and all that is known around it, read with errors that say what to change."""

from __future__ import annotations

from typing import Any

from monitor.domain.jsonlines import BadLine, required_text
from monitor.domain.reading import Kind, Reading, Risk, Topic
from responders.domain.lengths import LIMITS, known_platform
from responders.domain.playbook import Playbook
from responders.domain.tone import Context
from responders.grammar import shipped_grammar
from responders.language.sense import shipped_sense
from responders.playbook_json import PlaybookFault, playbook_from

Row = dict[str, Any]
MOST_RECENT = 200
"""Recent replies that one request may bring."""


class WrongField(ValueError):
    """A field that can't be used; the message is for the person who wrote it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def check_request(row: Row, number: int) -> Row | BadLine:
    """The reply, the post and the context of one line, or what is wrong with it."""
    reply = required_text(row, "reply", number)
    if isinstance(reply, BadLine):
        return reply
    try:
        context = _context(row)
        mention = _text(row, "mention")
    except PlaybookFault as fault:
        return BadLine(row.get("id"), "bad-playbook", str(fault), number)
    except WrongField as wrong:
        code = "unknown-platform" if wrong.field == "unknown" else f"bad-{wrong.field}"
        return BadLine(row.get("id"), code, str(wrong), number)
    return {"id": row.get("id"), "reply": reply, "mention": mention, "context": context}


def _context(row: Row) -> Context:
    return Context(
        platform=_platform(row),
        reading=_reading(row.get("reading")),
        playbook=_playbook(row),
        recent=_recent(row.get("recent")),
        customer=" ".join(_text(row, "customer").split())[:80],
        private=_flag(row, "private"),
        is_owner=_flag(row, "is_owner"),
        grammar=shipped_grammar(),
        sense=shipped_sense(),
        kind=_kind(row),
    )


def _text(row: Row, field: str) -> str:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise WrongField(field, f'The field "{field}" is not a string.')
    return value or ""


def _flag(row: Row, field: str) -> bool:
    value = row.get(field, False)
    if not isinstance(value, bool):
        raise WrongField(field, f'The field "{field}" is true or false.')
    return value


def _kind(row: Row) -> Kind | None:
    value = row.get("kind")
    if value is None:
        return None
    if not isinstance(value, str) or value not in set(Kind):
        raise WrongField("kind", f'"kind" is one of {", ".join(Kind)}.')
    return Kind(value)


def _platform(row: Row) -> str:
    platform = _text(row, "platform")
    if not known_platform(platform):
        known = ", ".join(sorted(LIMITS))
        raise WrongField("unknown", f'No platform "{platform[:40]}"; known are {known}.')
    return platform


def _playbook(row: Row) -> Playbook | None:
    """The playbook of the row; the default one where only a brand is named; none where neither is."""
    brand = " ".join(_text(row, "brand").split())[:80]
    if row.get("playbook") is None and not brand:
        return None
    return playbook_from(row.get("playbook"), brand=brand)


def _recent(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise WrongField("recent", '"recent" is a list of replies, the newest first.')
    return tuple(value[:MOST_RECENT])


def _reading(value: Any) -> Reading | None:
    """A reading as `amends read --json` gives it; everything beside its kind may be left out."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise WrongField("reading", '"reading" is an object, as `amends read --json` gives it.')
    if not isinstance(value.get("kind"), str) or value["kind"] not in set(Kind):
        raise WrongField("reading", f'"reading" has a kind, one of {", ".join(Kind)}.')
    kind = Kind(value["kind"])
    return Reading(
        kind=kind,
        confidence=_share(value, "confidence", 1.0),
        probabilities={str(kind): 1.0},
        asks_question=value.get("asks_question") is True,
        severity=_share(value, "severity", 0.5),
        escalate=value.get("escalate") is True,
        topics=tuple(Topic(name) for name in _names(value, "topics", set(Topic))),
        risks=tuple(Risk(name) for name in _names(value, "risks", set(Risk))),
        language="en",
    )


def _share(value: Row, field: str, default: float) -> float:
    number = value.get(field, default)
    if isinstance(number, bool) or not isinstance(number, (int, float)) or not 0 <= number <= 1:
        raise WrongField("reading", f'"reading.{field}" is a number from 0 to 1.')
    return float(number)


def _names(value: Row, field: str, known: set[Any]) -> list[str]:
    names = value.get(field, [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name in known for name in names):
        raise WrongField("reading", f'"reading.{field}" is a list out of {", ".join(sorted(known))}.')
    return names
