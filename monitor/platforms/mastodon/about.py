"""What Mastodon asks for, offers and forbids."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Asked, Stream

ABOUT = About(
    platform="mastodon",
    name="Mastodon",
    summary="A network of many servers. Works with Mastodon, GoToSocial, Pleroma, Hollo, snac and the like.",
    streams=(
        Stream(
            name="mentions",
            label="Posts that mention us",
            help="Everything the account is notified of as a mention, answers to our own posts included.",
            every=timedelta(minutes=1),
            at_least=timedelta(seconds=30),
            first=True,
        ),
        Stream(
            name="tag",
            label="A hashtag",
            takes="hashtag",
            help="Posts with this hashtag that reach the server.",
            example="finchandfern",
            every=timedelta(minutes=5),
            at_least=timedelta(minutes=1),
        ),
        Stream(
            name="search",
            label="Words in posts",
            takes="words",
            help="Posts with these words, where the server can search; many small servers can't.",
            example='"finch and fern"',
            every=timedelta(minutes=10),
            at_least=timedelta(minutes=2),
        ),
    ),
    steps=(
        "Sign in to the brand's account on its server and open Preferences, then Development.",
        (
            "Choose New application, call it Amends, and tick these permissions: profile, read:notifications, "
            "read:statuses, read:search, write:statuses. On a server without such a list: read and write."
        ),
        "Save, open the application and copy Your access token.",
    ),
    asks=(
        Asked(
            name="server",
            label="Server",
            help="The address of the server on which the account is, as in the browser.",
            secret=False,
            example="https://mastodon.social",
        ),
        Asked(name="access_token", label="Your access token", help="From the page of the application."),
    ),
    rules=(
        (
            "An answer begins with the customer's @name, or they would not be told of it; the name counts "
            "towards the length."
        ),
        "An answer is never shown to more people than the post it answers; to a public post it is unlisted.",
        "Answer only people who have spoken to the brand; many servers forbid unasked advertising.",
    ),
    look_again=20,
)
