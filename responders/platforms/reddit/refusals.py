"""What Reddit says when it does not take a reply: a 200 answer with a list of errors, as our errors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.platforms.errors import AuthFailed, Gone, PlatformError, RateLimited, Refused

DEFAULT_WAIT = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=24)
WAIT = re.compile(r"(\d{1,6}) (millisecond|second|minute|hour)")
SECONDS = {"millisecond": 0.001, "second": 1.0, "minute": 60.0, "hour": 3600.0}
GONE = frozenset({"DELETED_COMMENT", "DELETED_LINK"})
SAID = {
    "THREAD_LOCKED": "The moderators have locked this conversation.",
    "TOO_OLD": "This conversation is so old that Reddit takes no more answers to it.",
    "TOO_LONG": "The reply is too long for Reddit.",
    "NO_TEXT": "A reply needs some words.",
    "SUBREDDIT_NOTALLOWED": "This community lets only some people write.",
    "BANNED_FROM_SUBREDDIT": "The moderators of this community have banned our account.",
    "USER_BLOCKED": "The author has blocked our account.",
}


def refusal(payload: Mapping[str, Any]) -> PlatformError | None:
    """What the errors in the answer stand for; None where there are none. Nothing was written if there are."""
    body = payload.get("json")
    listed = body.get("errors") if isinstance(body, Mapping) else None
    if not isinstance(body, Mapping) or not isinstance(listed, list) or not listed:
        return None
    first = listed[0] if isinstance(listed[0], list) and listed[0] else [str(listed[0])]
    code = str(first[0])
    message = " ".join(str(first[1]).split()) if len(first) > 1 and first[1] else ""
    if code == "RATELIMIT":
        until = datetime.now(UTC) + _wait(message, body.get("ratelimit"))
        return RateLimited("Reddit lets this account write again only later.", until=until)
    if code in GONE:
        return Gone("The post to be answered has been deleted.")
    if code == "USER_REQUIRED":
        return AuthFailed("Reddit does not accept this sign-in any more. Connect the account again.")
    said = SAID.get(code) or (
        f'Reddit refuses this reply: "{message}"' if 0 < len(message) <= 200 else "Reddit refuses this reply."
    )
    return Refused(said, code=code.lower().replace("_", "-"))


def _wait(message: str, told: object) -> timedelta:
    """How long, from the number of seconds beside the error or from its words; a little more is never wrong."""
    if (
        isinstance(told, int | float)
        and not isinstance(told, bool)
        and 0 < told < LONGEST_WAIT.total_seconds()
    ):
        return timedelta(seconds=told + 1)
    found = WAIT.search(message)
    if found is None:
        return DEFAULT_WAIT
    # "9 minutes" is anything up to 10 of them.
    return min(timedelta(seconds=(int(found[1]) + 1) * SECONDS[found[2]]), LONGEST_WAIT)
