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

NEXT: dict[ReplyState, frozenset[ReplyState]] = {
    ReplyState.APPROVED: frozenset({ReplyState.SENDING, ReplyState.TAKEN_BACK, ReplyState.HELD}),
    ReplyState.SENDING: frozenset(
        {
            ReplyState.POSTED,
            ReplyState.PENDING,
            ReplyState.UNSURE,
            ReplyState.REFUSED,
            ReplyState.APPROVED,
            ReplyState.HELD,
        }
    ),
    ReplyState.UNSURE: frozenset({ReplyState.POSTED, ReplyState.TAKEN_BACK}),
    ReplyState.PENDING: frozenset({ReplyState.POSTED, ReplyState.REFUSED}),
    ReplyState.BY_HAND: frozenset({ReplyState.POSTED, ReplyState.TAKEN_BACK}),
    ReplyState.POSTED: frozenset(),
    ReplyState.REFUSED: frozenset(),
    ReplyState.HELD: frozenset(),
    ReplyState.TAKEN_BACK: frozenset(),
}
"""The only moves there are. From `unsure` nothing is sent again: it is found, or a person decides."""
