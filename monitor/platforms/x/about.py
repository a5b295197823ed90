"""X as a platform among others: what it asks for, costs and forbids."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Asked, Stream
from monitor.platforms.x.prices import BESIDES, OWNED_READ, POST_READ

ABOUT = About(
    platform="x",
    name="X",
    summary="Posts that name your account on X, and posts that a search finds. X charges for each of them.",
    streams=(
        Stream(
            name="mentions",
            label="Posts that name your account",
            help="Answers to your posts among them. Reaches back to the latest 800.",
            every=timedelta(minutes=2),
            at_least=timedelta(seconds=30),
            cost=OWNED_READ + BESIDES,
            at_least_items=5,
            first=True,
        ),
        Stream(
            name="search",
            label="Posts that a search finds",
            takes="query",
            help="What you would type into X's own search, up to 512 characters with what we add: your own posts "
            "and reposts are left out. Reaches back seven days.",
            example='"Finch & Fern" OR finchandfern',
            every=timedelta(minutes=5),
            at_least=timedelta(seconds=30),
            cost=POST_READ + BESIDES,
            at_least_items=10,
        ),
    ),
    steps=(
        "Sign in at console.x.com with the brand's own account, so that the app belongs to it: X then charges least.",
        "Create an app. Under User authentication settings choose Read and write.",
        "Buy credits, and set a spending limit there as well.",
        "Under Keys and tokens, make an API key with its secret, and an access token with its secret.",
        "If you change the permissions later, make the access token again.",
        "Where a machine drafts the replies, file X's Policy Support form and wait for its approval.",
        "Paste the four below.",
    ),
    asks=(
        Asked(name="consumer_key", label="API key", help="Also called consumer key."),
        Asked(name="consumer_secret", label="API key secret", help="Also called consumer secret."),
        Asked(
            name="access_token",
            label="Access token",
            help="Begins with the number of the brand's account and a dash.",
            example="1234567890-AbCdEf…",
        ),
        Asked(name="access_token_secret", label="Access token secret"),
    ),
    costs="X charges $0.001 for a post that names you and $0.005 for one found by a search, and besides $0.010 for "
    "its author and $0.005 for each post it answers or quotes: at most $0.021 and $0.025 a post. What is read twice "
    "on a day (UTC) is charged once. Looking again for deletions costs $0.005 a post. A reply costs $0.010, with a "
    "link in it $0.200.",
    rules=(
        "The API may answer only those who named your account or quoted one of its posts.",
        "Anything else is answered by hand; Amends opens X for that.",
        "Replies that a machine drafts need X's approval beforehand, even if a person approves each of them.",
        "A reply with a link in it costs $0.200 instead of $0.010; a bare example.com is a link too.",
        "If replies ever go out without a person, X wants the account labelled as automated.",
        "What is deleted on X has to be deleted here within 24 hours; Amends looks for it every day.",
    ),
    look_again=100,
    look_cost=POST_READ,
)
