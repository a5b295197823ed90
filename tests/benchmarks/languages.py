"""`python -m tests.benchmarks.languages`: does the language gate know English in short posts?

The posts in tests/data/languages.jsonl were written for this, in the manner of posts to a brand; Hindi stands
there in Latin letters. The gate's margins were chosen on real English posts, but its Hindi words by somebody
who had seen some of these: the figure for Hindi flatters.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from monitor.domain.agreement import confusion, wilson
from monitor.language.gate import ENGLISH, language_of

POSTS = Path(__file__).resolve().parents[1] / "data" / "languages.jsonl"


class Share(NamedTuple):
    """A share as counts: `hits` of `of`."""

    hits: int
    of: int

    def __str__(self) -> str:
        low, high = wilson(self.hits, self.of)
        share = self.hits / self.of if self.of else 0.0
        return f"{share:.3f} (95 %: {low:.3f} to {high:.3f})"


def posts() -> list[dict[str, str]]:
    """The posts, each with its language."""
    return [json.loads(line) for line in POSTS.read_text(encoding="utf-8").splitlines()]


def pairs() -> list[tuple[str, str]]:
    """For each post its language and what the gate said."""
    return [(post["language"], language_of(post["text"])) for post in posts()]


def precision(found: list[tuple[str, str]]) -> Share:
    """Of the posts that were taken as English, those that are."""
    said = [language for language, answer in found if answer == ENGLISH]
    return Share(said.count(ENGLISH), len(said))


def recall(found: list[tuple[str, str]]) -> Share:
    """Of the English posts, those that were taken as English."""
    answers = [answer for language, answer in found if language == ENGLISH]
    return Share(answers.count(ENGLISH), len(answers))


def main() -> None:
    """Measure and print."""
    found = pairs()
    console = Console()
    table = Table(title=f"English or not, {len(found)} short posts")
    table.add_column("what")
    table.add_column("figure", justify="right")
    table.add_row("precision of English", str(precision(found)))
    table.add_row("recall of English", str(recall(found)))
    console.print(table)
    each = Table(title="What it is, and what was said")
    for name in ("language", "posts", "English", "right", "said instead"):
        each.add_column(name, justify="left" if name in {"language", "said instead"} else "right")
    for language, row in confusion(found).items():
        others = [f"{answer} {count}" for answer, count in row.items() if count and answer != language]
        counts = (sum(row.values()), row.get(ENGLISH, 0), row.get(language, 0))
        each.add_row(language, *map(str, counts), ", ".join(others))
    console.print(each)


if __name__ == "__main__":
    main()
