"""The addresses of Bluesky's posts: at://did/app.bsky.feed.post/key."""

from __future__ import annotations

import re

COLLECTION = "app.bsky.feed.post"
_POST = re.compile(
    rf"at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/{re.escape(COLLECTION)}/([A-Za-z0-9._:~-]{{1,512}})"
)


def is_post(uri: str) -> bool:
    """Whether this is the address of a post."""
    return _POST.fullmatch(uri) is not None


def owner(uri: str) -> str:
    """The id (DID) of the post's author; empty where it is no post's address."""
    found = _POST.fullmatch(uri)
    return found[1] if found else ""


def key(uri: str) -> str:
    """The post's key within its author's posts; empty where it is no post's address."""
    found = _POST.fullmatch(uri)
    return found[2] if found else ""


def post(did: str, rkey: str) -> str:
    """The address of the post with this key by this author."""
    return f"at://{did}/{COLLECTION}/{rkey}"


def permalink(uri: str) -> str:
    """Where anybody can read the post. The author's id stands in it, since handles change hands."""
    return f"https://bsky.app/profile/{owner(uri)}/post/{key(uri)}"
