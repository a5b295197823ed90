"""Patterns written by hand, one regular expression a line, read from the text files beside this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from monitor.domain.reading import Risk, Topic
from monitor.language.patterns.finder import Finder

FOLDER = Path(__file__).parent

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\n": ".", "\r": " ", "\t": " ", "\xa0": " "}
)


def plain(text: str) -> str:
    """Return the text as patterns want it, every position kept: lower case, straight quotes, one line."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered, such as İ
        lowered = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_STRAIGHT)


def without_sayings(text: str, pieces: frozenset[str] | None = None) -> str:
    """Blank out, in a plain text, the sayings that only look like a risk ("to die for")."""
    for pattern in sayings().possible(text, pieces):
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found.group())


@lru_cache(maxsize=1)
def risks() -> Finder:
    """The patterns of every risk."""
    return Finder({str(risk): _compiled(FOLDER / "risks" / f"{risk}.txt") for risk in Risk})


@lru_cache(maxsize=1)
def topics() -> Finder:
    """The patterns of every topic; "other" has none."""
    return Finder(
        {
            str(topic): _compiled(FOLDER / "topics" / f"{topic}.txt")
            for topic in Topic
            if topic is not Topic.OTHER
        }
    )


@lru_cache(maxsize=1)
def cues() -> Finder:
    """The named cues of severity."""
    return Finder({name: [re.compile(source)] for name, source in _named("cues")})


@lru_cache(maxsize=1)
def sayings() -> Finder:
    """The harmless look-alikes."""
    return Finder({"harmless": _compiled(FOLDER / "harmless.txt")})


def _compiled(path: Path) -> list[re.Pattern[str]]:
    names = dict(_named("names"))
    return [re.compile(re.sub(r"<([A-Z]+)>", lambda found: names[found[1]], line)) for line in _lines(path)]


def _named(stem: str) -> Iterator[tuple[str, str]]:
    for line in _lines(FOLDER / f"{stem}.txt"):
        name, _, source = line.partition(" = ")
        yield name, source


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
