"""A comment or submission of Reddit as a mention."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from monitor.domain.mention import Author, BrokenPayload, IncomingMention, MentionKind
from monitor.domain.watching import Watched
from monitor.platforms.reddit.answering import ability
from monitor.platforms.reddit.names import SITE, is_fullname, link_id, name_of, permalink

ERASED = frozenset({"[deleted]", "[removed]", "[ removed by reddit ]", "[deleted by user]"})
NOBODY = "[deleted]"
ZERO_WIDTH = "&#x200B;"
"""Reddit's editor writes it, in these letters, to keep an empty paragraph."""


@dataclass(frozen=True, slots=True)
class Us:
    """Our own account: its immutable id ("t2_…") and its name; either may be unknown."""

    fullname: str = ""
    name: str = ""

    def wrote(self, data: Mapping[str, Any]) -> bool:
        """Whether the post is ours."""
        if self.fullname and data.get("author_fullname") == self.fullname:
            return True
        author = data.get("author")
        return bool(self.name) and isinstance(author, str) and author.casefold() == self.name.casefold()


@dataclass(frozen=True, slots=True)
class View:
    """What posts are looked at with: who we are, what we watch for, whether we may answer, and what stands around.

    `around` has parents and submissions by fullname, as far as they are known.
    """

    us: Us
    watched: Watched
    may_submit: bool
    around: Mapping[str, Mapping[str, Any]]


def created(data: Mapping[str, Any]) -> float:
    """When it was written, in seconds since 1970. Raises ValueError, KeyError or TypeError."""
    seconds = float(data["created_utc"])
    if isinstance(data["created_utc"], str | bool) or not math.isfinite(seconds):
        raise ValueError("the time is no number")
    return seconds


def text_of(data: Mapping[str, Any]) -> str:
    """What its author wrote, Markdown as it stands; of a submission the title too. Raises as `created`."""
    if str(data["name"]).startswith("t1_"):
        parts = [data["body"]]
    else:
        parts = [data["title"], data.get("selftext") or ""]
    if not all(isinstance(part, str) for part in parts):
        raise TypeError("the text is no text")
    return "\n\n".join(cleaned for part in parts if (cleaned := part.replace(ZERO_WIDTH, "").strip()))


def is_gone(data: Mapping[str, Any]) -> bool:
    """Whether its author, a moderator or Reddit took it down. A post whose author left stands on."""
    if data.get("removed_by_category"):
        return True
    body = data.get("body", data.get("selftext"))
    erased = isinstance(body, str) and body.strip().casefold() in ERASED
    title = data.get("title")
    return (erased or title == "[deleted by user]") and data.get("author") in {None, "", NOBODY}


def version_of(data: Mapping[str, Any]) -> str:
    """Changes with every edit. Reddit does not tell of an edit in the first minutes, so the text counts as well."""
    edited = data.get("edited")
    stamp = data["created_utc"] if isinstance(edited, bool) or not edited else edited
    digest = hashlib.sha256(text_of(data).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{float(stamp):.0f}-{digest}"


def named(text: str, watched: Watched, us: Us) -> bool:
    """Whether the text names the brand's account: u/name, as one does here, or @name."""
    names = {name.removeprefix("@").removeprefix("u/") for name in (*watched.handles, us.name) if name}
    if not names:
        return watched.named(text)
    pattern = "|".join(re.escape(name) for name in sorted(names))
    return watched.named(text) or bool(
        re.search(rf"(?<![\w/])/?u/(?:{pattern})(?![\w-])", text, re.IGNORECASE)
    )


def mention(data: Mapping[str, Any], view: View, *, otherwise: MentionKind) -> IncomingMention:
    """Normalise one thing; `otherwise` is the kind where nothing in it says more.

    Raises KeyError, TypeError or ValueError for a payload that makes no sense.
    """
    name = str(data["name"])
    if not is_fullname(name):
        raise ValueError(f"{name[:40]!r} is no id of a post")
    is_comment = name.startswith("t1_")
    parent_id = str(data["parent_id"]) if is_comment else ""
    thread_id = link_id(data)
    parent = view.around.get(parent_id, {})
    root = data if not is_comment else view.around.get(thread_id, {})
    text = text_of(data)
    link = permalink(data)
    ours_above = bool(parent) and view.us.wrote(parent)
    return IncomingMention(
        external_id=name,
        kind=_kind(text, view, answers_us=ours_above, otherwise=otherwise),
        author=_author(data),
        text=text,
        created_at=datetime.fromtimestamp(created(data), UTC),
        version=version_of(data),
        permalink=link,
        thread_id=thread_id,
        parent_id=parent_id,
        parent_text=_quoted(parent),
        parent_is_ours=ours_above,
        metrics=_metrics(data, is_comment=is_comment),
        reply=ability(data, root, link=link, may_submit=view.may_submit),
        ref={"fullname": name, "link_id": thread_id},
        raw={key: value for key, value in data.items() if key != "replies"},
    )


def broken(data: Mapping[str, Any], error: Exception) -> BrokenPayload:
    """A payload that makes no sense, flagged."""
    problem = f"A post from Reddit could not be read ({type(error).__name__}: {error})."
    return BrokenPayload(external_id=name_of(data), problem=problem[:300], raw=dict(data))


def _author(data: Mapping[str, Any]) -> Author | None:
    name = data.get("author")
    if not isinstance(name, str) or name in {"", NOBODY}:
        return None
    fullname = data.get("author_fullname")
    return Author(
        id=fullname if isinstance(fullname, str) and fullname else f"u/{name}",
        handle=name,
        url=f"{SITE}/user/{name}" if re.fullmatch(r"[\w-]+", name) else "",
        is_bot=True if name == "AutoModerator" else None,
    )


def _kind(text: str, view: View, *, answers_us: bool, otherwise: MentionKind) -> MentionKind:
    if answers_us:
        return MentionKind.REPLY
    if named(text, view.watched, view.us):
        return MentionKind.MENTION
    return MentionKind.KEYWORD if view.watched.spoken_of(text) else otherwise


def _quoted(parent: Mapping[str, Any]) -> str:
    try:
        return "" if not parent or is_gone(parent) else text_of(parent)
    except (LookupError, TypeError, ValueError):
        return ""


def _metrics(data: Mapping[str, Any], *, is_comment: bool) -> dict[str, int]:
    """A comment's "num_comments" is that of the whole submission, so it is left out; a hidden score too."""
    told = {} if data.get("score_hidden") else {"score": data.get("score")}
    if not is_comment:
        told["replies"] = data.get("num_comments")
    return {name: number for name, number in told.items() if isinstance(number, int)}
