"""praw's only way to the network: one call is one request, with a time limit, and its failures are ours.

prawcore sends a request again after a 5xx answer or a dropped connection, a reply too, and sleeps when Reddit's
allowance is used up. Both happen only to what it gets to see: here a bad answer is raised as a PlatformError,
which it lets pass, and the headers it would sleep for are kept from it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

import requests
from prawcore import Requestor
from urllib3.exceptions import NewConnectionError

from monitor.platforms import errors
from monitor.platforms.transport import Session

Step = Literal["sign-in", "read", "write"]
NONSENSE = "Reddit gave an answer that can't be understood."
SIGN_IN_AGAIN = "Reddit does not accept this sign-in any more. Connect the account again."
REMAINING, RESET = "x-ratelimit-remaining", "x-ratelimit-reset"
DEFAULT_WAIT, LONGEST_WAIT = 60.0, 86_400.0
"""Seconds to wait where Reddit does not say, and at most."""


@dataclass(slots=True)
class Ledger:
    """What the answers said beside their contents.

    `used_up_until` is when calls are allowed again (aware UTC), `refresh_token` one that Reddit handed us in place
    of the old.
    """

    used_up_until: datetime | None = None
    refresh_token: str = ""


class Wire(Requestor):
    """Sends each request exactly once. Raises PlatformError only."""

    def __init__(self, *, ledger: Ledger, timeout: float, **kwargs: Any) -> None:
        super().__init__(session=Session(seconds=timeout), timeout=timeout, **kwargs)
        self._ledger = ledger

    def request(self, *args: Any, timeout: float | None = None, **kwargs: Any) -> requests.Response:
        """One request; `timeout` is praw's and always too long, so ours is taken.

        Raises RateLimited without a request where the last answer said that the allowance is used up.
        """
        method, url = str(args[0]), str(args[1])
        step = _step(method, url)
        until = self._ledger.used_up_until
        if until is not None and step != "sign-in" and datetime.now(UTC) < until:
            raise errors.RateLimited("Reddit's allowance of calls is used up for now.", until=until)
        if step != "read":
            # A kept connection may just be closing; whether a reply was written must not hang on that.
            self._http.close()
        try:
            response = self._http.request(method, url, **kwargs)
        except (requests.RequestException, OSError, ValueError) as error:
            raise _lost(error, step) from error
        judge(response, step)
        self._note(response, step)
        return response

    def _note(self, response: requests.Response, step: Step) -> None:
        remaining = _number(response.headers.pop(REMAINING, ""))
        if remaining is not None and remaining < 1:
            self._ledger.used_up_until = _until(response.headers.get(RESET))
        if step == "sign-in":
            token = response.json().get("refresh_token")
            self._ledger.refresh_token = token if isinstance(token, str) else ""


def judge(response: requests.Response, step: Step) -> None:
    """Raise the PlatformError that an answer stands for; an answer that praw can read passes."""
    status = response.status_code
    applied: Literal["no", "unknown"] = "unknown" if step == "write" else "no"
    if status in {200, 201, 202}:
        if _shape(response) is None:
            raise errors.Transient(NONSENSE, applied=applied)
    elif status == 429:
        wait = response.headers.get("retry-after") or response.headers.get(RESET)
        raise errors.RateLimited("Reddit asks us to wait before the next call.", until=_until(wait))
    elif status == 401 or (status == 400 and step == "sign-in"):
        raise errors.AuthFailed(SIGN_IN_AGAIN)
    elif status == 403:
        if "insufficient_scope" in response.headers.get("www-authenticate", ""):
            raise errors.AuthFailed("This sign-in does not permit that. Connect the account again.")
        raise errors.Refused("Reddit does not let us in there.", code="forbidden")
    elif status in {400, 413, 414, 451}:
        raise errors.Refused(_explained(response), code=f"http-{status}")
    elif step == "write" and status == 404 and _says_so(response):
        raise errors.Gone("The post to be answered is not on Reddit any more.")
    elif step == "read" and ((status == 404 and _says_so(response)) or 300 <= status < 400):
        # Reddit sends whoever asks for an unknown community to its search page.
        raise errors.Refused("Reddit does not know what was asked for.", code="not-found")
    else:
        raise errors.Transient("Reddit has trouble answering right now.", applied=applied)


def _step(method: str, url: str) -> Step:
    if urlsplit(url).path.endswith("/access_token"):
        return "sign-in"
    return "read" if method.upper() == "GET" else "write"


def _lost(error: Exception, step: Step) -> errors.Transient:
    """No answer came. Nothing was written where not even the connection came about."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.ConnectTimeout) or isinstance(reason, NewConnectionError):
        return errors.Transient("Reddit can't be reached right now.", applied="no")
    said = (
        "Reddit did not answer in time."
        if isinstance(error, requests.Timeout)
        else "The line to Reddit broke."
    )
    return errors.Transient(said, applied="unknown" if step == "write" else "no")


def _shape(response: requests.Response) -> dict[str, Any] | list[Any] | None:
    try:
        data = response.json()
    except ValueError:
        return None
    return data if isinstance(data, dict | list) else None


def _says_so(response: requests.Response) -> bool:
    """Whether this is Reddit's own "not found" and not the page of some machine on the way."""
    data = _shape(response)
    return isinstance(data, dict) and ("error" in data or "message" in data)


def _explained(response: requests.Response) -> str:
    data = _shape(response)
    said = data.get("explanation") if isinstance(data, dict) else None
    if isinstance(said, str) and 0 < len(said) <= 200:
        return f'Reddit refuses this: "{" ".join(said.split())}"'
    return "Reddit refuses this."


def _number(said: object) -> float | None:
    try:
        number = float(str(said))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _until(seconds: object) -> datetime:
    wait = _number(seconds)
    wait = DEFAULT_WAIT if wait is None else min(max(wait, 1.0), LONGEST_WAIT)
    return datetime.now(UTC) + timedelta(seconds=wait)
