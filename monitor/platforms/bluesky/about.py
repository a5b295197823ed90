"""Bluesky as a platform among others."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Asked, Stream

SERVER = "https://bsky.social"
"""Where accounts of Bluesky itself sign in; an account hosted elsewhere signs in at its own host."""

LOOK_AGAIN = 100
"""Posts that one `refresh` takes: four calls of 25 for them, and as many again for what they answer."""

ABOUT = About(
    platform="bluesky",
    name="Bluesky",
    summary="Hears who mentions, answers or quotes the account and what a search finds, and replies by API.",
    streams=(
        Stream(
            name="notifications",
            label="Mentions, replies and quotes",
            help="Every post that names the account, answers one of its posts or quotes one.",
            every=timedelta(minutes=1),
            at_least=timedelta(seconds=15),
            first=True,
        ),
        Stream(
            name="search",
            label="Search",
            takes="search words",
            help='Posts that a search finds, newest first. "Quotation marks" keep words together.',
            example='"acme kettle"',
            every=timedelta(minutes=5),
            at_least=timedelta(seconds=30),
        ),
    ),
    steps=(
        "On Bluesky, open Settings, then Privacy and security, then App passwords.",
        "Choose Add app password and give it a name such as Amends.",
        "Copy the password that is shown once (four groups of four characters) and paste it here.",
        "Leave the server as it is, unless the account is hosted elsewhere than at Bluesky.",
    ),
    asks=(
        Asked(
            name="handle",
            label="Handle",
            help="The account's name on Bluesky, without the @.",
            secret=False,
            example="acme.bsky.social",
        ),
        Asked(
            name="app_password",
            label="App password",
            help="Made for Amends alone, so that it can be taken back; not the password of the account.",
            example="xxxx-xxxx-xxxx-xxxx",
        ),
        Asked(
            name="server",
            label="Server",
            help="Where the account signs in.",
            secret=False,
            default=SERVER,
        ),
    ),
    rules=(
        "A reply may have 300 characters.",
        "A reply goes out as soon as it is approved; anybody can see it.",
        "An account that posts by itself must carry the label “bot”; one whose replies a person approves need not.",
    ),
    look_again=LOOK_AGAIN,
)
