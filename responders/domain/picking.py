"""Picking one line of many."""

from __future__ import annotations

from functools import lru_cache

from responders.domain.choosing import Chooser
from responders.domain.reply_templates import Line

USUAL_TAGS = {"any", "warm", "plain", "formal", "calm", "everyday", "asked", "unasked"}
"""Tags that most replies have; a section with another one, and no choice of tags, is made for few."""


MANY = 8
"""From so many lines made for this mood, topic or shape of trouble they come first half of the time; of fewer, less
often, so that none is heard too much."""


@lru_cache(maxsize=4096)
def _made_for_few(lines: tuple[Line, ...]) -> int:
    return sum(not _usual(line) for line in lines)


def _usual(line: Line) -> bool:
    return all("/" in tag or tag in USUAL_TAGS for tag in line.tags)


@lru_cache(maxsize=4096)
def shorter(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The shorter half of the lines: said in few words, everything may fit."""
    return tuple(sorted(lines, key=lambda line: len(line.source)))[: max(4, len(lines) // 2)]


def pick(
    lines: tuple[Line, ...], chooser: Chooser, used: frozenset[str], said: frozenset[str]
) -> Line | None:
    """A line that another variant has not used, and that repeats no telling word of this one."""
    if not lines:
        return None
    first = chooser.below(len(lines))
    around = lines[first:] + lines[:first]
    if chooser.below(2 * MANY) < min(_made_for_few(lines), MANY):
        around = tuple(sorted(around, key=_usual))
    fresh = next((line for line in around if line.place not in used and line.telling.isdisjoint(said)), None)
    return fresh or next((line for line in around if line.telling.isdisjoint(said)), around[0])
