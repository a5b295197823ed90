"""What Reddit asks for, offers and forbids."""

from __future__ import annotations

from datetime import timedelta

from monitor.platforms.about import About, Asked, Stream

SCOPES = ("identity", "read", "history", "submit", "privatemessages")
"""What a sign-in has to permit for everything this room does."""

RETURN_ADDRESS = "http://localhost:8080"
"""The redirect address to enter for the app on Reddit; nothing has to listen there."""

ABOUT = About(
    platform="reddit",
    name="Reddit",
    summary="Comments that answer or name the brand's account, and posts about it in communities and in the search.",
    streams=(
        Stream(
            name="inbox",
            label="Answers to us and mentions of us",
            help="Answers to the account's own posts and comments, and comments that name it with u/.",
            first=True,
        ),
        Stream(
            name="subreddit",
            label="Communities",
            takes="the names of communities",
            help="New posts and comments that have one of the brand's words. Several names are joined by +.",
            example="BuyItForLife+gardening",
            at_least=timedelta(minutes=1),
        ),
        Stream(
            name="search",
            label="Search",
            takes="search words",
            help="New posts in all of Reddit. Reddit's search finds posts only, no comments.",
            example='"Finch & Fern"',
            every=timedelta(minutes=10),
            at_least=timedelta(minutes=2),
        ),
    ),
    steps=(
        (
            "Ask Reddit for access to its API with the form of its Responsible Builder Policy, and wait for the "
            "approval: without it no sign-in works."
        ),
        "Use for a business needs an agreement with Reddit as well; ask for it in the same request.",
        (
            "Sign in to Reddit with the brand's account, open reddit.com/prefs/apps and create an app of the type "
            f'"web app" with the redirect address {RETURN_ADDRESS}.'
        ),
        "Copy the app's id (below its name) and its secret into the fields here.",
        (
            "To answer from here, open https://www.reddit.com/api/v1/authorize?client_id=YOUR-APP-ID"
            f"&response_type=code&state=amends&redirect_uri={RETURN_ADDRESS}&duration=permanent"
            f"&scope={','.join(SCOPES)} with your app's id in it, and allow the access."
        ),
        (
            "The browser then shows a page that can't be opened: copy its whole address into the field for the "
            "sign-in. Do it at once, since Reddit takes it only once and for a few minutes."
        ),
        "Leave that field empty to listen only; answers are then posted by hand.",
    ),
    asks=(
        Asked(name="client_id", label="App id", help="Stands below the app's name.", secret=False),
        Asked(name="client_secret", label="App secret"),
        Asked(
            name="username",
            label="The brand's username",
            help="Reddit wants to be told on whose behalf it is called.",
            secret=False,
            example="finch_and_fern",
        ),
        Asked(
            name="refresh_token",
            label="Sign-in",
            help="The address that the browser showed after you allowed the access, or a refresh token. "
            "Empty: listen only.",
            optional=True,
        ),
    ),
    costs="Costs nothing up to 100 calls a minute; use for a business needs an agreement with Reddit.",
    rules=(
        "Access to the API is given by Reddit on request only.",
        "What is deleted on Reddit has to be deleted here too; that happens when a post is looked at again.",
        "Unasked-for messages and the same text again and again count as spam.",
        "Each community has its own rules on brands; many ask for a word to the moderators first.",
    ),
    look_again=100,
)
