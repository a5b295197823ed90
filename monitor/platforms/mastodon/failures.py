"""What went wrong on the line, as one of the errors that may leave a room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal

import requests
from mastodon.errors import (
    MastodonAPIError,
    MastodonError,
    MastodonNetworkError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonUnauthorizedError,
)
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from monitor.platforms import errors
from monitor.platforms.mastodon.door import Redirected

GONE = {404, 410}
PASSING = {408, 409, 425}
POST_GONE = "The post stands no longer."
UNSEEN_RESET = timedelta(minutes=5)
"""The window in which a server counts calls: https://docs.joinmastodon.org/api/rate-limits/"""
LONGEST_WAIT = timedelta(hours=24)
QUOTED = 160

Applied = Literal["no", "unknown"]


def translated(
    error: MastodonError, *, reset: float | None, writing: bool, own_words: bool = True
) -> errors.PlatformError:
    """Our error for the library's. `reset` is when the server counts anew, as an epoch, where it said so.

    `own_words`: what was answered is an error as such a server words it, not the page of some other machine.
    """
    applied: Applied = "unknown" if writing else "no"
    # The library raises the same where a good answer has a header that it can't read.
    if isinstance(error, MastodonRatelimitError) and "Hit rate limit" in str(error):
        return errors.RateLimited("The server asks us to slow down.", until=_until(reset))
    if isinstance(error, MastodonNetworkError):
        return _network(error, applied)
    if isinstance(error, MastodonUnauthorizedError):
        return errors.AuthFailed(
            f"The server does not accept this access token any more{_words(error)}. Connect the account again."
        )
    if isinstance(error, MastodonAPIError):
        return _answered(error, applied, writing=writing, own_words=own_words)
    return errors.Transient("The server's answer could not be understood.", applied=applied)


def status_of(error: MastodonAPIError) -> int:
    """The HTTP status that the server answered with; 0 where the answer itself made no sense."""
    return error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else 0


def _answered(
    error: MastodonAPIError, applied: Applied, *, writing: bool, own_words: bool
) -> errors.PlatformError:
    status = status_of(error)
    if not status:
        return errors.Transient("The server answered with something that is no answer.", applied=applied)
    if status in PASSING or status >= 500:
        return errors.Transient("The server could not do it right now.", applied=applied)
    if isinstance(error, MastodonNotFoundError) or status in GONE:
        if writing:
            return _not_found(applied, own_words=own_words)
        return errors.Refused("The server does not offer this; is it a Mastodon server?", code="no-such-page")
    if status == 403 and (not writing or "login" in _said(error).lower()):
        return errors.AuthFailed(
            f"The access token does not permit this{_words(error)}. "
            "Make a new one with the permissions listed, and connect again."
        )
    code = {403: "forbidden", 422: "not-valid", 400: "not-valid", 413: "too-long"}.get(
        status, f"http-{status}"
    )
    return errors.Refused(f"The server refused it{_words(error)}.", code=code)


def _not_found(applied: Applied, *, own_words: bool) -> errors.PlatformError:
    if own_words:
        return errors.Gone("The post to be answered stands no longer.")
    return errors.Transient("The server's answer could not be understood.", applied=applied)


def _network(error: MastodonNetworkError, applied: Applied) -> errors.PlatformError:
    causes = list(_causes(error))
    if any(isinstance(cause, ConnectTimeoutError | NewConnectionError) for cause in causes):
        # No connection, so no word of ours was heard.
        return errors.Transient("The server can't be reached.", applied="no")
    if any(isinstance(cause, Redirected) for cause in causes):
        return errors.Transient(
            "The server sends us on to another address, which we don't follow; is its address still right?",
            applied=applied,
        )
    if any(isinstance(cause, requests.Timeout) for cause in causes):
        return errors.Transient("The server did not answer in time.", applied=applied)
    return errors.Transient("The connection to the server broke.", applied=applied)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from or during, and the errors that those only wrap."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        around = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting.extend(cause for cause in around if isinstance(cause, BaseException))


def _until(reset: float | None) -> datetime:
    now = datetime.now(UTC)
    if reset is None or reset <= now.timestamp():
        return now + UNSEEN_RESET
    return min(datetime.fromtimestamp(min(reset, 32_503_680_000), UTC), now + LONGEST_WAIT)


def _said(error: MastodonAPIError) -> str:
    """The server's own words; nothing where it gave none."""
    said = error.args[3] if len(error.args) > 3 else ""
    return " ".join(said.split()) if isinstance(said, str) else ""


def _words(error: MastodonAPIError) -> str:
    said = _said(error)
    return f": “{said.rstrip('.')}”" if said and len(said) <= QUOTED else ""
