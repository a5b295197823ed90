"""Replies that have been approved and have not arrived yet: what the bar at the foot of the desk shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.people.models import User

JUST_NOW = timedelta(seconds=8)
"""How long the bar still shows a reply after it was posted."""

MOST = 5


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One reply in the bar; `seconds` are left to take it back, None once it has left."""

    reply: Reply
    seconds: int | None
    says: str

    @property
    def can_take_back(self) -> bool:
        """Whether `Z` still reaches it."""
        return self.reply.state == ReplyState.APPROVED


def outgoing(*, user: User, now: datetime) -> list[Outgoing]:
    """A person's replies on their way, the last approved first, and those that have just arrived."""
    shown = Q(state__in=[ReplyState.APPROVED, ReplyState.SENDING]) | Q(
        state=ReplyState.POSTED, posted_at__gt=now - JUST_NOW
    )
    replies = Reply.objects.filter(shown, approval__user=user).select_related("case__customer")
    return [_said(reply, now) for reply in replies.order_by("-pk")[:MOST]]


def _said(reply: Reply, now: datetime) -> Outgoing:
    if reply.state == ReplyState.POSTED:
        return Outgoing(reply, None, "Posted to")
    if reply.state == ReplyState.SENDING:
        return Outgoing(reply, None, "Going out now, to")
    left = max(0, -int((now - reply.send_after).total_seconds() // 1))
    says = "Tries again" if reply.attempts else "Approved. Goes out"
    return Outgoing(reply, left, says)
