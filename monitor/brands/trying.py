"""What the words of a brand would make of posts: which name it, speak of it, or are about a namesake."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from monitor.domain.watching import Watched

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Post:
    """A stored post: who wrote it where, and the handle of the account that heard it."""

    text: str
    writer: str
    place: str
    heard_by: str
    posted_at: datetime


@dataclass(slots=True)
class Heap:
    """Posts of one kind: how many, and the first few."""

    count: int = 0
    sample: list[Post] = field(default_factory=list)

    def add(self, post: Post) -> None:
        """One more."""
        self.count += 1
        if len(self.sample) < SHOWN:
            self.sample.append(post)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The posts by what the words make of them."""

    named: Heap
    spoken_of: Heap
    excluded: Heap
    neither: Heap

    @property
    def count(self) -> int:
        """How many posts were looked at."""
        return self.named.count + self.spoken_of.count + self.excluded.count + self.neither.count


def sort_out(posts: Iterable[Post], watched: Callable[[str], Watched]) -> Sorted:
    """Sort `posts`, each with what is watched for by the account that heard it (by its handle).

    A post that names the brand is heard whatever else stands in it; else an excluded word decides.
    """
    found = Sorted(named=Heap(), spoken_of=Heap(), excluded=Heap(), neither=Heap())
    by_handle: dict[str, Watched] = {}
    for post in posts:
        words = by_handle.get(post.heard_by) or by_handle.setdefault(post.heard_by, watched(post.heard_by))
        if words.named(post.text):
            found.named.add(post)
        elif words.excluded(post.text):
            found.excluded.add(post)
        elif words.spoken_of(post.text):
            found.spoken_of.add(post)
        else:
            found.neither.add(post)
    return found
