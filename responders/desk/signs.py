"""Signs worth a look in one case, from its rows; for the people at the desk alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from monitor.models import Case, Mention
from responders.domain.reply_states import LIVE, ReplyState
from responders.domain.signs import DAYS, Post, Promised, signs
from responders.models import Reply
from responders.playbooks import playbook_of

MOST = 8
"""Replies and posts that are looked at, the newest: the page must not wait for more."""


def signs_in(case: Case, posts: Sequence[Mention]) -> tuple[str, ...]:
    """The signs of a case; `posts` are the customer's own in it."""
    now = timezone.now()
    replies = Reply.objects.filter(
        case__customer=case.customer_id,
        state__in=[*LIVE, ReplyState.POSTED],
        created_at__gte=now - timedelta(days=DAYS),
    )
    promised = [
        Promised(
            at=reply.created_at,
            text=reply.text,
            amount=float(reply.approval.promised),
            post=reply.mention.text,
        )
        for reply in replies.select_related("approval", "mention").order_by("-pk")[:MOST]
    ]
    told = [Post(at=mention.posted_at, text=mention.text) for mention in posts[-MOST:] if mention.text]
    if not promised and len(told) < 2:
        return ()
    return signs(promised, told, now=now, brand=case.brand.name, currency=playbook_of(case.brand).currency)
