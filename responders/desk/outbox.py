"""Replies that have been approved and have not arrived yet: what the bar at the foot of the desk shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from monitor.pages.formats import span
from responders.domain.reply_states import ReplyState
from responders.models import Reply
from responders.people.models import User

JUST_NOW = timedelta(seconds=8)
"""How long the bar still shows a reply after it was posted."""

MOST = 3
"""Replies in the bar at once; more would stand over the answer that is being read."""

COUNTED_DOWN = 90
"""Seconds up to which a wait is counted down one by one."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One reply in the bar; `seconds` are left to take it back, None once it has left.

    `says` leads up to the customer's name.
    """

    reply: Reply
    seconds: int | None
    says: str

    @property
    def can_take_back(self) -> bool:
        """Whether `Z` still reaches it."""
        return self.reply.state == ReplyState.APPROVED

    @property
    def wait(self) -> str:
        """A wait that is too long to count down in seconds ("3 min"); empty for any other."""
        long = self.seconds is not None and self.seconds > COUNTED_DOWN
        return span(timedelta(seconds=self.seconds or 0)) if long else ""


def outgoing(*, user: User, now: datetime) -> list[Outgoing]:
    """A person's replies on their way, the last approved first, and those that have just arrived."""
    # What was posted by hand has no number of the platform's, and who posted it knows.
    arrived = Q(state=ReplyState.POSTED, posted_at__gt=now - JUST_NOW) & ~Q(external_id="")
    shown = Q(state__in=[ReplyState.APPROVED, ReplyState.SENDING]) | arrived
    # A reply that is tried again much later is no news to be kept in sight: it stands under Going out.
    much_later = Q(attempts__gt=0, send_after__gt=now + timedelta(seconds=COUNTED_DOWN))
    replies = Reply.objects.filter(shown & ~much_later, approval__user=user).select_related("case__customer")
    return [_said(reply, now) for reply in replies.order_by("-pk")[:MOST]]


def _said(reply: Reply, now: datetime) -> Outgoing:
    if reply.state == ReplyState.POSTED:
        return Outgoing(reply, None, "Posted to")
    if reply.state == ReplyState.SENDING:
        return Outgoing(reply, None, "Going out now to")
    left = max(0, -int((now - reply.send_after).total_seconds() // 1))
    says = "Not through yet. Tries again to reach" if reply.attempts else "Approved. Goes out to"
    return Outgoing(reply, left, says)
