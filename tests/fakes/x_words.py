"""Posts and people as X writes them down: only the fields asked for, in the older or the newer words."""

from __future__ import annotations

from typing import Any

from tests.fakes.serving import Asked
from tests.fakes.x_posts import Post, Posts, User

NEWER = {
    "edit_history_tweet_ids": "edit_history_post_ids",
    "referenced_tweets": "referenced_posts",
    "retweet_count": "repost_count",
    "note_tweet": "note_post",
    "tweets": "posts",
    "retweeted": "reposted",
}


def newer(data: Any) -> Any:
    """The same in the words that X's documents use since 2026."""
    if isinstance(data, dict):
        return {
            NEWER.get(name, name): NEWER.get(value, value) if name == "type" else newer(value)
            for name, value in data.items()
        }
    return [newer(one) for one in data] if isinstance(data, list) else data


def payload(posts: list[Post], known: Posts, asked: Asked) -> dict[str, Any]:
    """`data` with what was asked for, and `includes` with what was to be expanded."""
    expansions = set(filter(None, asked.query.get("expansions", "").split(",")))
    body: dict[str, Any] = {"data": [shown(post, known, asked) for post in posts]}
    includes: dict[str, Any] = {}
    if "author_id" in expansions:
        authors = {post.author.id: post.author for post in posts}
        includes["users"] = [shown_user(author, asked) for author in authors.values()]
    if "referenced_tweets.id" in expansions:
        others = {one for post in posts for one in (post.parent, post.quoted, post.repeats) if one}
        standing = [found for one in sorted(others) if (found := known.standing(one))]
        if standing:
            includes["tweets"] = [shown(post, known, asked) for post in standing]
        gone = others - {post.id for post in standing}
        if gone:
            body["errors"] = [
                {
                    "value": one,
                    "detail": f"Could not find tweet with referenced_tweets.id: [{one}].",
                    "title": "Not Found Error",
                    "resource_type": "tweet",
                    "parameter": "referenced_tweets.id",
                    "resource_id": one,
                    "type": "https://api.twitter.com/2/problems/resource-not-found",
                }
                for one in sorted(gone)
            ]
    return body | ({"includes": includes} if includes else {})


def shown(post: Post, known: Posts, asked: Asked) -> dict[str, Any]:
    """One post: id, text and history always, the rest if asked for."""
    parent = known.standing(post.parent) if post.parent else None
    references = [
        {"type": kind, "id": one}
        for kind, one in (("replied_to", post.parent), ("quoted", post.quoted), ("retweeted", post.repeats))
        if one
    ]
    everything: dict[str, Any] = {
        "author_id": post.author.id,
        "conversation_id": post.root,
        "created_at": f"{post.created_at:%Y-%m-%dT%H:%M:%S}.000Z",
        "entities": entities(post),
        "in_reply_to_user_id": parent.author.id if parent else None,
        "lang": "en",
        "note_tweet": {"text": post.long} if post.long else None,
        "public_metrics": {
            "retweet_count": 1,
            "reply_count": 2,
            "like_count": 3,
            "quote_count": 0,
            "bookmark_count": 0,
            "impression_count": 40,
        },
        "referenced_tweets": references or None,
        "reply_settings": post.reply_settings,
    }
    fields = asked.query.get("tweet.fields", "").split(",")
    chosen = {name: everything[name] for name in fields if everything.get(name) is not None}
    return {"id": post.id, "text": post.text, "edit_history_tweet_ids": list(post.history)} | chosen


def entities(post: Post) -> dict[str, Any] | None:
    """Who is named and what is linked to, as far as there is anything."""
    found: dict[str, Any] = {}
    if post.named:
        found["mentions"] = [
            {"start": 0, "end": 1, "username": user.username, "id": user.id} for user in post.named
        ]
    if post.urls:
        found["urls"] = [
            {"start": 0, "end": 23, "url": short, "expanded_url": long, "display_url": long[:20]}
            for short, long in post.urls
        ]
    return found or None


def shown_user(user: User, asked: Asked) -> dict[str, Any]:
    """One person."""
    everything: dict[str, Any] = {
        "protected": user.protected,
        "public_metrics": {"followers_count": user.followers, "following_count": 3, "tweet_count": 99},
    }
    fields = asked.query.get("user.fields", "").split(",")
    chosen = {name: everything[name] for name in fields if name in everything}
    return {"id": user.id, "name": user.name, "username": user.username} | chosen
