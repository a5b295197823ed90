"""Feeds as a platform among others."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Asked, Stream

ABOUT = About(
    platform="feeds",
    name="Feeds (RSS, Atom)",
    summary="What blogs, papers, forums and review sites publish as a feed. Answers are posted by hand.",
    streams=(
        Stream(
            name="feed",
            label="One feed",
            takes="the feed's address",
            help="Brings what names the brand or has one of its words. “all:” before the address brings every entry.",
            example="https://blog.example.com/feed.xml",
            every=timedelta(minutes=15),
            at_least=timedelta(minutes=5),
        ),
    ),
    steps=(
        "Nothing has to be applied for.",
        "Find the feed's address: often it is behind the word RSS, Atom or Feed, or at /feed or /rss.xml.",
    ),
    asks=(
        Asked(
            name="allow_private",
            label="Feeds inside your own network",
            help="Write “yes” to allow addresses that the internet can't see. Leave it empty otherwise.",
            secret=False,
            optional=True,
            example="yes",
        ),
    ),
    rules=(
        "A feed shows the last entries only: what is published and pushed out between two looks is missed.",
        "An edit is seen while the entry is in the feed; a deletion is never seen.",
    ),
    answers="by_hand",
)
