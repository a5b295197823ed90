"""`python -m tests.benchmarks.own_topics`: does a brand's own topic find its posts, from five examples?

The posts in tests/data/own_topics.json were written for this, before the method was tuned; but numbers of
the method (how the two signals are weighed, how far a post must stand out) were then chosen on them, so that
the figures flatter a little. Half of a topic's posts share no word with its examples but the commonest. The
near misses share a word or the situation and are about something else. Posts of the other topics, and
messages of our own that nothing was trained on, must not be found either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from rich.console import Console
from rich.table import Table

from monitor.language.learning import learn
from monitor.language.reader import Reader, load_reader
from monitor.language.training import sets

POSTS = Path(__file__).resolve().parents[1] / "data" / "own_topics.json"
ELSEWHERE = 300
"""Held-out messages of our own corpus that are no topic's."""
OF_THE_TOPIC = SAME, OTHER = "same_words", "other_words"
NEAR, HELD_OUT = "near_misses", "held_out"


class Post(NamedTuple):
    """A post, whose it is (a topic's name, or "" for none), and which part of the data it is from."""

    text: str
    topic: str
    part: str


class Found(NamedTuple):
    """Posts that were found and are the topic's, that were found and are not, and that were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is the topic's; 0 where nothing was found."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the topic's posts, the share that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __add__(self, other: object) -> Found:
        """Counts together."""
        assert isinstance(other, Found)
        return Found(*(one + two for one, two in zip(self, other, strict=True)))


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[str]]:
    """The five examples of each topic, as an owner might type them."""
    return {one["name"]: one["phrases"] for one in _data()["topics"]}


def posts() -> Iterator[Post]:
    """Every post that is read: the topics' own, their near misses, and messages that are no topic's."""
    for one in _data()["topics"]:
        for part in (*OF_THE_TOPIC, NEAR):
            yield from (Post(text, one["name"] if part != NEAR else "", part) for text in one[part])
    dropped = set(_data()["about_a_topic"])
    others = [row for row in sets.own() if sets.held_out(row) and row["id"] not in dropped]
    others.sort(key=lambda row: crc32(row["id"].encode()))
    yield from (Post(row["text"], "", HELD_OUT) for row in others[:ELSEWHERE])


def answers(reader: Reader, *, fast: bool = False) -> list[tuple[Post, tuple[str, ...]]]:
    """Each post with the topics that were found in it."""
    every = list(posts())
    layer = learn(reader, [], topics=phrases()).layer
    readings = reader.read_many([post.text for post in every], layer=layer, fast=fast)
    return [(post, reading.own_topics) for post, reading in zip(every, readings, strict=True)]


def of_topic(name: str, said: list[tuple[Post, tuple[str, ...]]]) -> Found:
    """How well one topic was found."""
    right = sum(name in own for post, own in said if post.topic == name)
    wrong = sum(name in own for post, own in said if post.topic != name)
    return Found(right, wrong, sum(post.topic == name for post, _ in said) - right)


def micro(said: list[tuple[Post, tuple[str, ...]]]) -> Found:
    """How well all topics were found, each post and topic counting the same."""
    return sum((of_topic(name, said) for name in phrases()), start=Found())


def main() -> None:
    """Measure and print."""
    reader, console = load_reader(), Console()
    said = answers(reader)
    table = Table(title=f"A brand's own topics from five examples, {len(said)} posts")
    for column in ("topic", "precision", "recall", "F1", "found wrongly"):
        table.add_column(column, justify="left" if column == "topic" else "right")
    rows = {name: of_topic(name, said) for name in phrases()}
    rows |= {"all together": micro(said), "  without the transformer": micro(answers(reader, fast=True))}
    for name, one in rows.items():
        figures = (f"{share:.2f}" for share in (one.precision, one.recall, one.f1))
        table.add_row(name, *figures, str(one.wrong))
    console.print(table)
    parts = Table(title="Which posts")
    for column in ("part", "posts", "their topic found", "another found"):
        parts.add_column(column, justify="left" if column == "part" else "right")
    for part in (*OF_THE_TOPIC, NEAR, HELD_OUT):
        some = [(post, own) for post, own in said if post.part == part]
        hits = sum(post.topic in own for post, own in some)
        wrong = sum(bool(set(own) - {post.topic}) for post, own in some)
        parts.add_row(part.replace("_", " "), str(len(some)), str(hits), str(wrong))
    console.print(parts)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(POSTS.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
