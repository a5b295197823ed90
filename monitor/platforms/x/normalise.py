"""A post of X as a mention."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from monitor.domain.mention import Author, BrokenPayload, IncomingMention, MentionKind, Visibility
from monitor.platforms.x.ability import Facts, ability
from monitor.platforms.x.answers import Answer, Json, history, mapping, referenced
from monitor.platforms.x.ids import written_at
from monitor.platforms.x.wording import links_to, names, text_of

METRICS = {
    "like_count": "likes",
    "retweet_count": "reposts",
    "repost_count": "reposts",
    "reply_count": "replies",
    "quote_count": "quotes",
    "impression_count": "views",
    "bookmark_count": "bookmarks",
}
NO_LANGUAGE = frozenset({"und", "zxx", "art", "qam", "qct", "qht", "qme", "qst"})
"""What X calls a post without a language: links, hashtags, media and the like."""
REPOST = ("retweeted", "reposted")


@dataclass(frozen=True, slots=True)
class Us:
    """Our account, and whether its app may write."""

    id: str
    handle: str
    may_write: bool = True


@dataclass(slots=True)
class Read:
    """What could be understood of a list of posts, and what could not."""

    mentions: list[IncomingMention] = field(default_factory=list)
    broken: list[BrokenPayload] = field(default_factory=list)


def read(items: Iterable[object], answer: Answer, us: Us) -> Read:
    """Normalise posts of an answer; one that makes no sense does not stop the others."""
    found = Read()
    users, posts = answer.users, answer.posts
    for item in items:
        try:
            found.mentions.append(mention(mapping(item), users=users, posts=posts, us=us))
        except (KeyError, TypeError, ValueError) as error:
            found.broken.append(_broken(item, error))
    return found


def mention(post: Json, *, users: dict[str, Json], posts: dict[str, Json], us: Us) -> IncomingMention:
    """Normalise one post; raises KeyError, TypeError or ValueError where it makes no sense.

    `users` and `posts` came along with it. Its id is that of its first version, so that an edit, which X
    gives an id of its own, stays the same post; its version is the id of the last one.
    """
    current = _id(post["id"])
    versions = history(post)
    author_id = _id(post["author_id"])
    parent_id, quoted_id = referenced(post, "replied_to"), referenced(post, "quoted")
    parent, quoted = posts.get(parent_id, {}), posts.get(quoted_id, {})
    names_us = names(post, user_id=us.id, handle=us.handle)
    quotes_us = bool(quoted_id) and (
        quoted.get("author_id") == us.id or links_to(post, handle=us.handle, post_id=quoted_id)
    )
    to_us = bool(parent_id) and us.id in {post.get("in_reply_to_user_id"), parent.get("author_id")}
    user = users.get(author_id, {})
    protected = user.get("protected") is True
    return IncomingMention(
        external_id=versions[0],
        kind=_kind(to_us=to_us, quotes_us=quotes_us, names_us=names_us),
        author=_author(author_id, user, us),
        text=text_of(post),
        created_at=_created(post, versions),
        version=current if current not in versions else versions[-1],
        language="" if post.get("lang") in NO_LANGUAGE else str(post.get("lang") or ""),
        permalink=permalink(current),
        thread_id=str(post.get("conversation_id") or versions[0]),
        parent_id=history(parent)[0] if parent else parent_id,
        parent_text=_text_or_nothing(parent or quoted),
        parent_is_ours=to_us,
        metrics=_metrics(post),
        visibility=Visibility.FOLLOWERS if protected else Visibility.PUBLIC,
        reply=ability(
            Facts(
                names_us=names_us,
                quotes_us=quotes_us,
                settings=str(post.get("reply_settings") or "everyone"),
                protected=protected,
                may_write=us.may_write,
            ),
            handle=us.handle,
            link=reply_link(current),
        ),
        ref={"post_id": current, "summoned": "yes" if names_us or quotes_us else "no"},
        raw=dict(post),
    )


def is_repost(item: object) -> bool:
    """Whether a post only passes on somebody else's."""
    return referenced(mapping(item), *REPOST) != ""


def permalink(post_id: str) -> str:
    """Where a post can be read, whatever its author's name is by then."""
    return f"https://x.com/i/web/status/{post_id}"


def reply_link(post_id: str) -> str:
    """Opens X with a reply to that post begun (https://developer.x.com/en/docs/x-for-websites/web-intents)."""
    return f"https://x.com/intent/post?in_reply_to={post_id}&text={{text}}"


def _kind(*, to_us: bool, quotes_us: bool, names_us: bool) -> MentionKind:
    if to_us:
        return MentionKind.REPLY
    if quotes_us:
        return MentionKind.QUOTE
    return MentionKind.MENTION if names_us else MentionKind.KEYWORD


def _author(author_id: str, user: Json, us: Us) -> Author:
    """The author; without a name where X was not asked for it, or did not say."""
    handle = str(user.get("username") or (us.handle if author_id == us.id else ""))
    followers = mapping(user.get("public_metrics")).get("followers_count")
    return Author(
        id=author_id,
        handle=handle,
        name=str(user.get("name") or ""),
        followers=followers if isinstance(followers, int) else None,
        url=f"https://x.com/{handle}" if handle else f"https://x.com/i/user/{author_id}",
    )


def _created(post: Json, versions: list[str]) -> datetime:
    created = datetime.fromisoformat(post["created_at"])
    if created.tzinfo is None:
        raise ValueError("the time has no zone")
    first = written_at(versions[0]) if len(versions) > 1 else None
    return created if first is None else min(created, first)


def _metrics(post: Json) -> dict[str, int]:
    counted = mapping(post.get("public_metrics"))
    return {ours: counted[theirs] for theirs, ours in METRICS.items() if isinstance(counted.get(theirs), int)}


def _text_or_nothing(post: Json) -> str:
    return text_of(post) if isinstance(post.get("text"), str) else ""


def _id(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("an id is no text")
    return value


def _broken(item: object, error: Exception) -> BrokenPayload:
    known = mapping(item)
    raw = dict(known) if known else {"payload": item}
    said = json.dumps(raw, sort_keys=True, default=str).encode()
    post_id = str(known.get("id") or f"unreadable-{hashlib.sha256(said).hexdigest()[:16]}")
    return BrokenPayload(
        external_id=post_id[:255],
        problem=f"X sent a post that we do not understand ({error!r:.200}).",
        raw=raw,
    )
