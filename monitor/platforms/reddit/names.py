"""The ids and addresses of Reddit's posts: "t1_…" is a comment, "t3_…" a submission."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

SITE = "https://www.reddit.com"
FULLNAME = re.compile(r"t[13]_[a-z0-9]{1,13}")
PATH = re.compile(r"/(?:r|user|u)/[\w/%.~-]+")


def is_fullname(external_id: str) -> bool:
    """Whether this is the id of a comment or a submission."""
    return FULLNAME.fullmatch(external_id) is not None


def name_of(data: Mapping[str, Any]) -> str:
    """The fullname, or for a thing without one something to know it by again."""
    name = data.get("name")
    if isinstance(name, str) and name:
        return name[:100]
    return "unreadable-" + hashlib.sha256(repr(sorted(data.items(), key=str)).encode()).hexdigest()[:16]


def link_id(data: Mapping[str, Any]) -> str:
    """The submission that everything stands below. A comment from the inbox tells it only in its path."""
    name = str(data["name"])
    if name.startswith("t3_"):
        return name
    if isinstance(data.get("link_id"), str):
        return str(data["link_id"])
    found = re.search(r"/comments/([a-z0-9]+)/", str(data.get("context", "")))
    if found is None:
        raise ValueError("the submission above it is not told")
    return f"t3_{found[1]}"


def permalink(data: Mapping[str, Any]) -> str:
    """Where anybody can read it."""
    path = data.get("permalink")
    if isinstance(path, str) and PATH.fullmatch(path):
        return SITE + path
    root = link_id(data).removeprefix("t3_")
    name = str(data["name"])
    return f"{SITE}/comments/{root}/" + (f"_/{name.removeprefix('t1_')}/" if name.startswith("t1_") else "")
