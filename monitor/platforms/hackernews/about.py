"""Hacker News as a platform among others."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Asked, Stream

ABOUT = About(
    platform="hackernews",
    name="Hacker News",
    summary="Stories and comments on news.ycombinator.com that have your words. Answers are posted by hand.",
    streams=(
        Stream(
            name="search",
            label="Stories and comments with a phrase",
            takes="the words to look for",
            help="The words stand together and in this order, as in quotation marks; capitals do not matter.",
            example="Finch & Fern",
            every=timedelta(minutes=5),
            at_least=timedelta(minutes=1),
        ),
    ),
    steps=(
        "Nothing has to be applied for: the search of Hacker News is open to everybody.",
        "Say under which name you post there, if you do: then your own posts are recognised.",
    ),
    asks=(
        Asked(
            name="username",
            label="Your own name on Hacker News",
            help="Not secret. Without it your own posts are brought like anybody's, and your answers are not found.",
            secret=False,
            optional=True,
            example="finch_fern",
        ),
    ),
    rules=(
        "Hacker News has no way to post by program: copy the answer and post it yourself.",
        "Its guidelines ask for conversation, not promotion: say who you are, and answer what was asked.",
        "Posts appear in the search some seconds after they are written, at times much later.",
    ),
    answers="by_hand",
    look_again=100,
)
