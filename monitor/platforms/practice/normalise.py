"""A post of the square as a mention."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from monitor.domain.mention import Author, IncomingMention, MentionKind, ReplyAbility, ReplyMode
from monitor.domain.watching import Watched
from monitor.practice.models import Account, Post
from monitor.practice.network import Counts, is_deleted


def permalink(post_id: int) -> str:
    """Where anybody can read the post: the page `square-thread`.

    Written out, since asking for the address by name would load every page into the clock's process.
    """
    return f"{settings.SITE_URL}/square/{post_id}/"


def version_of(post: Post) -> str:
    """Changes with every edit."""
    return (post.edited_at or post.written_at).isoformat()


def thread_id(post: Post) -> str:
    """The root's id: the conversation this post stands in."""
    return str(post.root_id or post.pk)


def author_of(account: Account) -> Author:
    """Somebody on the square."""
    return Author(
        id=str(account.pk),
        handle=account.handle,
        name=account.name,
        followers=account.followers,
        is_bot=False,
    )


def mention(post: Post, counts: Counts, *, ours: int, watched: Watched, now: datetime) -> IncomingMention:
    """Normalise one post. `ours` is the id of our own account; author and parent are loaded already."""
    parent = post.parent
    above = "" if parent is None or is_deleted(parent, now) else parent.text
    link = permalink(post.pk)
    return IncomingMention(
        external_id=str(post.pk),
        kind=kind_of(post, ours=ours, watched=watched),
        author=author_of(post.author),
        text=post.text,
        created_at=post.written_at,
        version=version_of(post),
        indexed_at=post.appears_at,
        permalink=link,
        thread_id=thread_id(post),
        parent_id="" if parent is None else str(parent.pk),
        parent_text=above,
        parent_is_ours=parent is not None and parent.author_id == ours,
        metrics={"likes": counts.likes, "replies": counts.answers},
        reply=ReplyAbility(mode=ReplyMode.API, link=link),
        ref={"post_id": str(post.pk)},
        raw={
            "id": post.pk,
            "author": post.author.handle,
            "text": post.text,
            "parent": post.parent_id,
            "written_at": post.written_at.isoformat(),
            "appears_at": post.appears_at.isoformat(),
            "edited_at": None if post.edited_at is None else post.edited_at.isoformat(),
        },
    )


def kind_of(post: Post, *, ours: int, watched: Watched) -> MentionKind:
    """How the post reached us: as an answer to us, by our handle, by a word, or by its place in a thread."""
    if post.parent is not None and post.parent.author_id == ours:
        return MentionKind.REPLY
    if watched.named(post.text):
        return MentionKind.MENTION
    if watched.spoken_of(post.text):
        return MentionKind.KEYWORD
    return MentionKind.POST if post.parent is None else MentionKind.REPLY
