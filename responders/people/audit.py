"""The record of who did what to what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from responders.people.models import AuditEntry, User


def record(user: User | None, deed: str, subject: str, now: datetime, **detail: Any) -> None:
    """Write one line, in the transaction of the deed itself. `user` is None for what a machine did.

    `subject` names the row ("case 12"); `detail` must be JSON values and never a secret.
    """
    AuditEntry.objects.create(user=user, deed=deed[:40], subject=subject[:80], detail=detail, at=now)


def on_decided(
    *, user: object, deed: str, subject: str, now: datetime, detail: dict[str, Any], **_signal: Any
) -> None:
    """Record what monitor.signals.decided tells."""
    record(user if isinstance(user, User) else None, deed, subject, now, **detail)
