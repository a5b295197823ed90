"""Our own posts on X, read to know what stands below a customer's post already."""

from __future__ import annotations

from typing import Any

from monitor.platforms.errors import Transient
from monitor.platforms.x.answers import Answer, Json, history, mapping, referenced
from monitor.platforms.x.client import XApi
from monitor.platforms.x.prices import OWNED_READ

PAGES = 3
"""So many pages of 100 of our own posts are looked through: each is paid for, and a customer waits."""

FIELDS = (
    "author_id",
    "conversation_id",
    "created_at",
    "edit_history_tweet_ids",
    "entities",
    "in_reply_to_user_id",
    "note_tweet",
    "referenced_tweets",
)


def written_below(api: XApi, targets: set[str], **window: Any) -> list[Json]:
    """Our posts that answer one of `targets` directly, newest first, within the window.

    `window` is X's own: since_id, or start_time. Raises Transient where there is more than we may look
    through, so that "none" can be believed.
    """
    found: list[Json] = []
    token: str | None = None
    for _ in range(PAGES):
        answer = _page(api, token, window)
        found += [post for post in map(mapping, answer.items) if referenced(post, "replied_to") in targets]
        token = answer.meta.get("next_token")
        if not token:
            return found
    raise Transient(
        "There are too many posts of ours since then to look through. Look for the reply on X.", applied="no"
    )


def versions_of(api: XApi, post_id: str) -> set[str]:
    """The ids of all versions of a post, since a reply stands below the one its author saw.

    Just its own where X shows it no more.
    """
    answer = api.read(
        lambda client: client.get_tweets([post_id], user_auth=True, tweet_fields=["edit_history_tweet_ids"])
    )
    return {post_id}.union(*(history(mapping(item)) for item in answer.items))


def _page(api: XApi, token: str | None, window: dict[str, Any]) -> Answer:
    return api.page(
        lambda client: client.get_users_tweets(
            api.me,
            max_results=100,
            pagination_token=token,
            tweet_fields=list(FIELDS),
            user_auth=True,
            **window,
        ),
        price=OWNED_READ,
    )
