"""Comments and submissions of Reddit, and the JSON in which it tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Thing:
    """A comment or a submission. `listed` is False where Reddit leaves it out of every listing."""

    name: str
    author: str
    body: str
    created: float
    parent: str = ""
    link: str = ""
    title: str = ""
    edited: float = 0.0
    deleted: bool = False
    removed: bool = False
    locked: bool = False
    archived: bool = False
    listed: bool = True
    community: str = "gardening"
    nonsense: bool = False

    @property
    def id(self) -> str:
        return self.name.split("_", 1)[1]

    @property
    def path(self) -> str:
        start = f"/r/{self.community}/comments/{self.link.removeprefix('t3_')}/a_title/"
        return start if self.title else f"{start}{self.id}/"

    @property
    def shown(self) -> str:
        return "[deleted]" if self.deleted else "[removed]" if self.removed else self.body


def payload(thing: Thing, *, us: str) -> dict[str, Any]:
    """A thing as listings, /api/info and conversations have it."""
    if thing.nonsense:
        return _nonsense(thing)
    data = _both(thing, us=us, nobody="[deleted]") | {
        "edited": thing.edited or False,
        "locked": thing.locked,
        "archived": thing.archived,
        "score_hidden": False,
        "permalink": thing.path,
    }
    if thing.title:
        data |= {
            "title": thing.title,
            "selftext": thing.shown,
            "num_comments": 2,
            "removed_by_category": "deleted" if thing.deleted else None,
        }
        return {"kind": "t3", "data": data}
    data |= {"body": thing.shown, "parent_id": thing.parent, "link_id": thing.link, "replies": ""}
    return {"kind": "t1", "data": data}


def inbox_payload(thing: Thing, *, us: str, subject: str, title: str) -> dict[str, Any]:
    """A comment as the inbox has it: without edits, locks, its submission's id and its address."""
    if thing.nonsense:
        return _nonsense(thing)
    data = _both(thing, us=us, nobody=None) | {
        "body": thing.shown,
        "parent_id": thing.parent,
        "subject": subject,
        "type": subject.replace(" ", "_"),
        "context": f"{thing.path}?context=3",
        "link_title": title,
        "num_comments": 2,
        "was_comment": True,
        "new": True,
        "dest": us,
        "replies": "",
    }
    return {"kind": "t1", "data": data}


def listing(children: list[dict[str, Any]], *, after: str | None = None) -> dict[str, Any]:
    """A page of things."""
    data = {"after": after, "before": None, "dist": len(children), "modhash": None, "children": children}
    return {"kind": "Listing", "data": data}


def _both(thing: Thing, *, us: str, nobody: str | None) -> dict[str, Any]:
    hidden = thing.deleted or thing.removed
    data: dict[str, Any] = {
        "id": thing.id,
        "name": thing.name,
        "author": nobody if hidden else thing.author,
        "subreddit": thing.community,
        "subreddit_name_prefixed": f"r/{thing.community}",
        "created": thing.created,
        "created_utc": thing.created,
        "score": 3,
        "distinguished": None,
    }
    if not hidden:
        data["author_fullname"] = "t2_shop1" if thing.author == us else f"t2_{thing.author}"
    return data


def _nonsense(thing: Thing) -> dict[str, Any]:
    return {"kind": "t1", "data": {"name": thing.name, "created_utc": "yesterday", "body": None}}
