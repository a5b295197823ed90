"""Which of Reddit's listings a stream reads, and what of them concerns us."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.domain.mention import MentionKind
from monitor.platforms.errors import Refused

COMMUNITY = re.compile(r"u_[A-Za-z0-9_-]{3,20}|[A-Za-z0-9][A-Za-z0-9_]{1,20}")
MOST_COMMUNITIES = 50


@dataclass(frozen=True, slots=True)
class Source:
    """One listing. `name` is its name in the cursor."""

    name: str
    path: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a stream is read.

    `only_watched`: most of what stands there is none of our business. `partial`: the payloads lack fields and are
    asked for again. `otherwise`: the kind of a post that nothing else says the kind of.
    """

    sources: tuple[Source, ...]
    otherwise: MentionKind
    only_watched: bool = False
    partial: bool = False


def plan(stream: str, query: str, *, has_account: bool) -> Plan:
    """What to read for this stream. Raises Refused for an unknown one and for a query that can't be."""
    if stream == "inbox":
        if not has_account:
            raise Refused(
                "This connection to Reddit has no account, so it has no inbox; add a sign-in.",
                code="no-account",
            )
        inbox = (
            Source("mentions", "message/mentions"),
            Source("comment-replies", "message/comments/"),
            Source("submission-replies", "message/selfreply/"),
        )
        return Plan(inbox, MentionKind.MENTION, partial=True)
    if stream == "subreddit":
        where = communities(query)
        sources = (Source("comments", f"r/{where}/comments"), Source("submissions", f"r/{where}/new"))
        return Plan(sources, MentionKind.KEYWORD, only_watched=True)
    if stream == "search":
        if not query.strip():
            raise Refused("The search needs words to search for.", code="bad-query")
        params = {"q": query.strip(), "sort": "new", "t": "week", "type": "link", "restrict_sr": "false"}
        return Plan((Source("search", "r/all/search/", params),), MentionKind.KEYWORD)
    raise Refused(
        f'Reddit has no stream "{stream}"; it has inbox, subreddit and search.', code="no-such-stream"
    )


def communities(query: str) -> str:
    """The names as Reddit's paths take them: "a+b". Raises Refused for what is no name."""
    names = [
        name.removeprefix("/").removeprefix("r/").rstrip("/") for name in re.split(r"[\s,+]+", query.strip())
    ]
    names = [name for name in names if name]
    for name in names:
        if not COMMUNITY.fullmatch(name):
            raise Refused(f'"{name[:40]}" is no name of a community on Reddit.', code="bad-query")
    if not 0 < len(names) <= MOST_COMMUNITIES:
        raise Refused(f"Name 1 to {MOST_COMMUNITIES} communities.", code="bad-query")
    return "+".join(names)
