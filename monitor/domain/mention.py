"""One post by somebody about the brand, as the platform gave it, and what a collector brings home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class MentionKind(StrEnum):
    """How the post reached us."""

    MENTION = "mention"
    REPLY = "reply"
    QUOTE = "quote"
    KEYWORD = "keyword"
    POST = "post"
    REVIEW = "review"
    DM = "dm"


class Visibility(StrEnum):
    """Who can see the post; a reply is never shown to more people than its parent."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    FOLLOWERS = "followers"
    DIRECT = "direct"


class ReplyMode(StrEnum):
    """How an answer can reach the customer."""

    API = "api"
    BY_HAND = "by_hand"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the post. `id` is the platform's immutable one; handles change hands."""

    id: str
    handle: str
    name: str = ""
    followers: int | None = None
    url: str = ""
    is_bot: bool | None = None


@dataclass(frozen=True, slots=True)
class ReplyAbility:
    """Whether we may answer by API, only by hand, or not at all, and why (a sentence for a person)."""

    mode: ReplyMode
    reason: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class IncomingMention:
    """A normalised post. Times are aware UTC; `version` changes when its author edits it.

    `ref` is what the poster needs to answer it; `raw` is the platform's payload and may be purged.
    An author of None is a deleted account.
    """

    external_id: str
    kind: MentionKind
    author: Author | None
    text: str
    created_at: datetime
    version: str = ""
    language: str = ""
    indexed_at: datetime | None = None
    permalink: str = ""
    thread_id: str = ""
    parent_id: str = ""
    parent_text: str = ""
    parent_is_ours: bool = False
    metrics: Mapping[str, int] = field(default_factory=dict)
    visibility: Visibility = Visibility.PUBLIC
    reply: ReplyAbility = field(default_factory=lambda: ReplyAbility(mode=ReplyMode.BY_HAND))
    ref: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BrokenPayload:
    """A payload the room could not make sense of: kept raw and flagged, never dropped or guessed."""

    external_id: str
    problem: str
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gone:
    """A post that stands no longer: its author or the platform deleted it."""

    external_id: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one bounded fetch brought. The cursor is opaque to everybody but the room that made it."""

    mentions: tuple[IncomingMention, ...]
    cursor: str
    more: bool = False
    broken: tuple[BrokenPayload, ...] = ()
    not_before: datetime | None = None
