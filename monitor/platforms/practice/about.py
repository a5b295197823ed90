"""The practice square as a platform among others."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Stream

ABOUT = About(
    platform="practice",
    name="Practice square",
    summary="A small network on this machine, to learn on: nothing said there leaves it.",
    streams=(
        Stream(
            name="mentions",
            label="Posts that concern us",
            every=timedelta(seconds=5),
            at_least=timedelta(seconds=1),
            first=True,
        ),
    ),
    steps=("The practice square comes with the sample brand; `amends setup` connects it.",),
    look_again=200,
    local=True,
)
