"""What others may want to know of listening, without listening knowing them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import Signal

decided = Signal()
"""Somebody decided what is listened to. Sent in the transaction of the deed with `user` (None for a command
at the machine), `deed`, `subject` ("channel:3"), `now` and `detail`, a dict of JSON values without secrets."""

asked_for_troubles = Signal()
"""The status page asks what else is wrong, with `now`; a receiver answers with sentences for a person."""


def tell(deed: str, subject: str, *, user: object, now: datetime, **detail: Any) -> None:
    """Send `decided`. What a receiver raises undoes the deed: nothing is done that is not on record."""
    decided.send(sender=tell, user=user, deed=deed, subject=subject, now=now, detail=detail)
