"""The square's own people, as far as the network knows them: who waits for whom, and the one reaction."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from monitor.practice import network
from monitor.practice.models import Post


def replies_to_customers(now: datetime) -> QuerySet[Post]:
    """What shops have answered and no customer has taken up yet, the oldest first."""
    return network.visible_posts(now).filter(
        author__is_brand=True, answered_by_customer=False, parent__author__is_brand=False
    )


def answers_to_shop(post: Post, shop_id: int) -> int:
    """How often the author of `post` has answered the shop in this thread, this post among them."""
    root_id = post.root_id or post.pk
    return Post.objects.filter(
        Q(pk=root_id) | Q(root_id=root_id), author_id=post.author_id, parent__author_id=shop_id
    ).count()


def customer_reacts(
    reply: Post,
    *,
    now: datetime,
    answer: str | None = None,
    mood: str = "",
    appears_at: datetime | None = None,
    likes_at: datetime | None = None,
) -> bool:
    """Take up a shop's reply, once: with an answer, with a like, or in silence. False: somebody had already.

    The claim is a conditional UPDATE, in one transaction with what the customer does.
    """
    customer = None if reply.parent is None else reply.parent.author
    with transaction.atomic(durable=True):
        if (
            Post.objects.filter(pk=reply.pk, answered_by_customer=False).update(answered_by_customer=True)
            != 1
        ):
            return False
        if customer is not None and answer is not None:
            network.write(customer, answer, now=now, parent=reply.pk, mood=mood, appears_at=appears_at)
        if customer is not None and likes_at is not None:
            network.like(reply.pk, account=customer, at=likes_at)
    return True
