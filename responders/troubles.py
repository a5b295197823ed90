"""What the status page should know of answering."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings


def second_writers_troubles(*, now: datetime, **_signal: object) -> list[str]:
    """That the second writer rests, and why; nothing where there is none, or all is well."""
    if not settings.WRITER_URL:
        return []
    from responders.steps.second_write import last_failure, resting_until  # noqa: PLC0415 -- brings the drafting along

    until = resting_until(now)
    if until is None:
        return []
    return [
        (
            f"The second writer is left alone until {until:%H:%M} UTC, after failures in a row: {last_failure()}. "
            "Our own drafts go on as ever."
        )
    ]
