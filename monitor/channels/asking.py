"""What a person gave for a platform, sorted into settings and secrets, with what is wrong a field each."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterable, Mapping

from monitor.platforms.about import About

NOT_UNDERSTOOD = "Amends did not understand what the platform answered. The log says more."
LONGEST = 4096
"""Characters; the longest token of any platform is far shorter."""
SHORTEST_HIDDEN = 4
"""A value shorter than this is not looked for in a log line: it would hide every "a" of it."""

log = logging.getLogger(__name__)


class CannotConnectError(Exception):
    """The account can't be connected as things are; the message is a sentence for a person.

    `fields` says what is wrong with which of the things asked, by name.
    """

    def __init__(self, message: str, *, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


def sorted_out(what: About, values: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The settings and the secrets among `values`, trimmed, defaults filled in.

    Raises CannotConnectError naming each field that is missing or can't be right, never its value.
    """
    settings: dict[str, str] = {}
    secrets: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for ask in what.asks:
        value = values.get(ask.name, "").strip() or ask.default
        if not value:
            if not ask.optional:
                wrong[ask.name] = f"{ask.label} is missing."
        elif len(value) > LONGEST:
            wrong[ask.name] = f"{ask.label} is too long: at most {LONGEST:,} characters."
        elif not value.isprintable():
            wrong[ask.name] = f"{ask.label} must be one line without special signs. Copy it again."
        else:
            (secrets if ask.secret else settings)[ask.name] = value
    unknown = sorted(set(values) - {ask.name for ask in what.asks})
    if unknown:
        known = ", ".join(ask.name for ask in what.asks) or "nothing"
        raise CannotConnectError(f"{what.name} does not ask for {', '.join(unknown)}; it asks for {known}.")
    if wrong:
        first = next(iter(wrong.values()))
        raise CannotConnectError(
            first if len(wrong) == 1 else f"{len(wrong)} things have to be put right.", fields=wrong
        )
    return settings, secrets


def log_failure(doing: str, error: Exception, *, secrets: Iterable[str]) -> None:
    """Write a room's failure to the log with every secret blotted out: a library may put one in its words."""
    said = "".join(traceback.format_exception(error))
    for secret in secrets:
        if len(secret) >= SHORTEST_HIDDEN:
            said = said.replace(secret, "***").replace(repr(secret)[1:-1], "***")
    log.error("%s failed: %s", doing, said)
