"""The square's customers read what the shop has answered them, and answer back, or don't."""

from __future__ import annotations

from datetime import datetime

from monitor.practice import customers, network
from monitor.practice.models import Post
from responders.domain.square_customer import Reaction, react


def run(now: datetime, *, size: int = 50) -> int:
    """Let the square settle, then let up to `size` customers react; returns how many rows were handled.

    Each of the shop's replies is taken up exactly once: the claim and the customer's answer are one
    transaction, so a step that is killed leaves either both or neither.
    """
    handled = network.settle(now)
    for reply in customers.replies_to_customers(now)[:size]:
        handled += _take_up(reply, now)
    return handled


def _take_up(reply: Post, now: datetime) -> bool:
    try:
        return _react_once(reply, now)
    except network.NoSuchPostError:
        return False  # the shop has taken its reply away in this very moment


def _react_once(reply: Post, now: datetime) -> bool:
    mention = reply.parent
    if mention is None or network.is_deleted(mention, now):
        return customers.customer_reacts(reply, now=now)
    reaction = _reaction(mention, reply)
    when = now + reaction.delay
    return customers.customer_reacts(
        reply,
        now=now,
        answer=reaction.answer,
        mood=reaction.mood,
        appears_at=when,
        likes_at=when if reaction.likes else None,
    )


def _reaction(mention: Post, reply: Post) -> Reaction:
    return react(
        mention.text,
        reply.text,
        mood=mention.mood,
        temper=mention.author.temper,
        seed=reply.pk,
        said_before=customers.answers_to_shop(mention, reply.author_id),
    )
