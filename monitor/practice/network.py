"""The square as an outside server would be: plain functions, the time always given by the caller.

What writes commits by itself and refuses to run inside a caller's transaction: a real network would not
roll back with us either. It does not notice that the same reply comes twice: two calls are two posts.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from monitor.practice.models import Account, Like, OnReply, Post

MAX_LENGTH = 500
"""Characters in a post."""

SLOW_SECONDS = 1.5
"""How long a slow answer takes."""


LIKES_TAKE = timedelta(minutes=20)
"""How long it takes until strangers have liked a post as much as they will."""


class NetworkError(Exception):
    """What the square answers instead of doing as it was asked."""


class NoSuchPostError(NetworkError):
    """The post is not there: never was, not yet, or deleted."""


class NotAllowedError(NetworkError):
    """The square says no for good; `code` is one of too-long, empty, bad-text, blocked, not-yours."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class AnswerLostError(NetworkError):
    """The post was written, but the sender never hears of it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands under a post: likes, and answers that can be seen."""

    likes: int = 0
    answers: int = 0


def appeared_posts(now: datetime) -> QuerySet[Post]:
    """Every post that has appeared by `now`, deleted ones as well, with author, parent and root at hand."""
    return Post.objects.filter(appears_at__lte=now).select_related("author", "parent__author", "root__author")


def visible_posts(now: datetime, *, after: tuple[datetime, int] | None = None) -> QuerySet[Post]:
    """What anybody sees at `now`, in the order of appearance; `after` is the (appears_at, id) last seen."""
    posts = appeared_posts(now).filter(Q(deleted_at=None) | Q(deleted_at__gt=now))
    if after is not None:
        at, last = after
        posts = posts.filter(Q(appears_at__gt=at) | Q(appears_at=at, id__gt=last))
    return posts.order_by("appears_at", "id")


def counts(post_ids: Iterable[int], now: datetime) -> Mapping[int, Counts]:
    """Likes and answers of each of these posts at `now`."""
    ids = list(post_ids)
    rows = Post.objects.filter(pk__in=ids).values_list("pk", "likes", "written_at")
    strangers = {pk: _likes_so_far(likes, now - written_at) for pk, likes, written_at in rows}
    liked = Like.objects.filter(post_id__in=ids, at__lte=now)
    named = dict(liked.values_list("post_id").annotate(n=Count("pk")))
    below = visible_posts(now).filter(parent_id__in=ids).order_by()
    answers = dict(below.values_list("parent_id").annotate(n=Count("pk")))
    return {
        pk: Counts(likes=likes + named.get(pk, 0), answers=answers.get(pk, 0))
        for pk, likes in strangers.items()
    }


def threads_of(posts: Iterable[Post]) -> Mapping[int, Post]:
    """Every post by its id in the threads that these posts stand in, deleted ones as well."""
    roots = {post.root_id or post.pk for post in posts}
    return {post.pk: post for post in Post.objects.filter(Q(pk__in=roots) | Q(root_id__in=roots))}


def publish(
    author: Account,
    text: str,
    *,
    now: datetime,
    parent: int | None = None,
    key: str = "",
    appears_at: datetime | None = None,
) -> Post:
    """Write a post of `author`, an answer where `parent` is given, and commit it.

    Raises NoSuchPostError for a parent that is not to be seen, NotAllowedError where the square says no,
    and AnswerLostError after writing under a post that loses answers. Under a slow post it takes
    SLOW_SECONDS.
    """
    _check_text(text)
    above = None if parent is None else _seen(parent, now)
    if above is not None and above.on_reply == OnReply.SLOW:
        time.sleep(SLOW_SECONDS)
    with transaction.atomic(durable=True):
        post = write(author, text, now=now, parent=parent, key=key, appears_at=appears_at)
    if above is not None and above.on_reply == OnReply.LOST:
        raise AnswerLostError("The connection broke before the square's answer came.")
    return post


def write(
    author: Account,
    text: str,
    *,
    now: datetime,
    parent: int | None,
    key: str = "",
    mood: str = "",
    appears_at: datetime | None = None,
) -> Post:
    """The writing itself, for the square's own use inside a transaction; refuses as `publish` does."""
    _check_text(text)
    above = None if parent is None else _seen(parent, now, lock=True)
    if above is not None and above.on_reply == OnReply.REFUSE and author.is_brand:
        raise NotAllowedError(f"@{above.author.handle} has blocked this account.", code="blocked")
    return Post.objects.create(
        author=author,
        text=text,
        parent=above,
        root_id=None if above is None else above.root_id or above.pk,
        written_at=appears_at or now,
        appears_at=appears_at or now,
        key=key,
        mood=mood,
    )


def edit(post_id: int, text: str, *, author: Account, now: datetime) -> Post:
    """Change the wording. Every edit has its own `edited_at`, even two at the same instant."""
    _check_text(text)
    with transaction.atomic(durable=True):
        post = _own(post_id, author, now)
        earlier = post.edited_at or post.written_at
        post.text, post.edited_at = text, max(now, earlier + timedelta(microseconds=1))
        post.save(update_fields=["text", "edited_at"])
    return post


def delete(post_id: int, *, author: Account, now: datetime) -> None:
    """Take a post away. What answers it stays."""
    with transaction.atomic(durable=True):
        post = _own(post_id, author, now)
        post.deleted_at = now
        post.save(update_fields=["deleted_at"])


def like(post_id: int, *, account: Account, at: datetime) -> None:
    """Like a post, from `at` on; liking twice is liking once."""
    Like.objects.get_or_create(post_id=post_id, account=account, defaults={"at": at})


def find_own(author_id: int, parent_id: int, *, key: str, text: str, now: datetime) -> Post | None:
    """The author's own answer under a post: by the key it was sent with, or by its text if it had none."""
    own = visible_posts(now).filter(author_id=author_id, parent_id=parent_id)
    return own.filter(Q(key=key) | Q(key="", text=text)).first()


def _likes_so_far(likes: int, age: timedelta) -> int:
    """Strangers' likes trickle in over the first minutes of a post."""
    return int(likes * max(0.0, min(1.0, age / LIKES_TAKE)))


def is_deleted(post: Post, now: datetime) -> bool:
    """Whether its author has taken the post away by `now`."""
    return post.deleted_at is not None and post.deleted_at <= now


def settle(now: datetime) -> int:
    """The square's heartbeat: make the edits that are due, forget the texts of deleted posts; how many."""
    edited = (
        Post.objects.filter(Q(deleted_at=None) | Q(deleted_at__gt=now), edit_due_at__lte=now)
        .exclude(edit_text="")
        .update(text=F("edit_text"), edited_at=F("edit_due_at"), edit_due_at=None, edit_text="")
    )
    forgotten = Post.objects.filter(deleted_at__lte=now).exclude(text="").update(text="", edit_text="")
    return edited + forgotten


def _check_text(text: str) -> None:
    if not text.strip():
        raise NotAllowedError("A post needs some words.", code="empty")
    if "\x00" in text:
        raise NotAllowedError("The text holds a character that nobody can see.", code="bad-text")
    if len(text) > MAX_LENGTH:
        raise NotAllowedError(
            f"The text has {len(text)} characters; {MAX_LENGTH} are allowed.", code="too-long"
        )


def _seen(post_id: int, now: datetime, *, lock: bool = False) -> Post:
    posts = visible_posts(now).filter(pk=post_id)
    post = (posts.select_for_update(of=("self",)) if lock else posts).first()
    if post is None:
        raise NoSuchPostError("The post is not there any more.")
    return post


def _own(post_id: int, author: Account, now: datetime) -> Post:
    post = _seen(post_id, now, lock=True)
    if post.author_id != author.pk:
        raise NotAllowedError("Only its author can change a post.", code="not-yours")
    return post
