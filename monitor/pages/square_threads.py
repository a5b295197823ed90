"""Threads of the square, laid out for a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.practice import network
from monitor.practice.models import Post
from monitor.practice.network import Counts

_HANDLE = re.compile(r"(?<![\w@])(@\w+)")

DEEPEST = 3
"""Answers nested deeper than this are not moved in any further."""


def initials(name: str) -> str:
    """One or two letters for the round picture."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


@dataclass(frozen=True, slots=True)
class Shown:
    """One post on the page. `depth` counts from 0.

    `answers_to` is the handle it answers, where the place on the page does not show it.
    """

    post: Post
    counts: Counts
    depth: int
    deleted: bool
    answers_to: str = ""

    @property
    def initials(self) -> str:
        """One or two letters for the round picture."""
        return initials(self.post.author.name)

    @property
    def hue(self) -> int:
        """Which of the twelve picture colours this account has."""
        return self.post.author_id % 12

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is somebody's @handle."""
        parts = _HANDLE.split(self.post.text)
        return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


@dataclass(frozen=True, slots=True)
class Thread:
    """A root and everything below it, in reading order."""

    root: Shown
    answers: tuple[Shown, ...]


def build_threads(roots: Sequence[Post], now: datetime) -> list[Thread]:
    """The threads of these roots. A deleted post is kept as a gap only while something stands below it."""
    below = network.appeared_posts(now).filter(root_id__in=[root.pk for root in roots])
    posts = list(below.order_by("appears_at", "id"))
    children: dict[int, list[Post]] = defaultdict(list)
    for post in posts:
        if post.parent_id is not None:
            children[post.parent_id].append(post)
    counts = network.counts([post.pk for post in (*roots, *posts)], now)
    return [
        Thread(
            root=Shown(root, counts[root.pk], 0, network.is_deleted(root, now)),
            answers=tuple(_below(root, children, counts, now, depth=1)),
        )
        for root in roots
    ]


def find_thread(post_id: int, now: datetime) -> Thread | None:
    """The whole thread in which a post stands; None where there is no such post."""
    post = network.appeared_posts(now).filter(pk=post_id).first()
    if post is None:
        return None
    return build_threads([post.root or post], now)[0]


def _below(
    parent: Post,
    children: Mapping[int, list[Post]],
    counts: Mapping[int, Counts],
    now: datetime,
    *,
    depth: int,
) -> Iterator[Shown]:
    """Depth first, without recursion: a thread may be as deep as people like."""
    stack = [(post, depth) for post in reversed(children[parent.pk])]
    while stack:
        post, level = stack.pop()
        stack.extend((child, level + 1) for child in reversed(children[post.pk]))
        answers_to = post.parent.author.handle if post.parent is not None and level > DEEPEST else ""
        yield Shown(post, counts[post.pk], min(level, DEEPEST), network.is_deleted(post, now), answers_to)
