"""A reply's life (docs/states.md): which states there are, and which may follow which."""

from __future__ import annotations

from enum import StrEnum


class ReplyState(StrEnum):
    """Where a reply stands. Only `posted` says that the customer has it."""

    APPROVED = "approved"
    SENDING = "sending"
    POSTED = "posted"
    PENDING = "pending"
    UNSURE = "unsure"
    REFUSED = "refused"
    HELD = "held"
    TAKEN_BACK = "taken_back"
    BY_HAND = "by_hand"


LIVE = (ReplyState.APPROVED, ReplyState.SENDING, ReplyState.UNSURE, ReplyState.PENDING, ReplyState.BY_HAND)
"""States in which a reply may still reach the customer: a case has at most one of them."""
