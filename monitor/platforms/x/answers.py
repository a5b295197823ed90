"""What stands in an answer of X, read with care: in its older words (tweets) and its newer ones (posts)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]

UNSEEN = ("resource-not-found", "not-authorized-for-resource", "resource-unavailable")
"""How the types of those problems end that mean: this post is not there, or not for us to see."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful answer. X says with status 200 also that part of what was asked for is missing."""

    body: Json
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def items(self) -> list[Any]:
        """What `data` lists, whatever its entries are; nothing where X lists nothing."""
        data = self.body.get("data")
        return data if isinstance(data, list) else []

    @property
    def item(self) -> Json:
        """What `data` is where one thing was asked for; empty where it is not there."""
        return mapping(self.body.get("data"))

    @property
    def meta(self) -> Json:
        """What X says about the page."""
        return mapping(self.body.get("meta"))

    @property
    def is_page(self) -> bool:
        """Whether this is a page at all: one that lists posts, or says that there are none."""
        return isinstance(self.body.get("data"), list) or self.meta.get("result_count") == 0

    @property
    def users(self) -> dict[str, Json]:
        """The people that came along, by id."""
        return _by_id(mapping(self.body.get("includes")).get("users"))

    @property
    def posts(self) -> dict[str, Json]:
        """The posts that came along, by id."""
        return _by_id(either(mapping(self.body.get("includes")), "tweets", "posts"))

    @property
    def unseen(self) -> set[str]:
        """The ids asked for that X says are gone, or are not for us to see any more."""
        return {
            str(either(problem, "resource_id", "value"))
            for problem in listed(self.body.get("errors"))
            if str(problem.get("type", "")).endswith(UNSEEN)
        }


def mapping(value: object) -> Json:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def listed(value: object) -> list[Json]:
    """The objects in a list; what is no object is left out, what is no list is empty."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def either(found: Json, *names: str) -> Any:
    """The first of these fields that is there."""
    return next((found[name] for name in names if found.get(name) is not None), None)


def history(post: Json) -> list[str]:
    """The ids of all versions of a post, the first one first; at least its own."""
    ids = either(post, "edit_history_tweet_ids", "edit_history_post_ids")
    known = [one for one in ids if isinstance(one, str) and one] if isinstance(ids, list) else []
    return known or [str(post.get("id", ""))]


def referenced(post: Json, *kinds: str) -> str:
    """The id of the post that this one answers or quotes or repeats, or nothing."""
    for reference in listed(either(post, "referenced_tweets", "referenced_posts")):
        if reference.get("type") in kinds and isinstance(reference.get("id"), str):
            return str(reference["id"])
    return ""


def _by_id(value: object) -> dict[str, Json]:
    return {str(one["id"]): one for one in listed(value) if "id" in one}
