"""The atproto library, as far as we use it: how a client is made, and what becomes of its errors.

Importing it takes about a second, so only `client` imports this module, with the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Literal

import httpx
from atproto_client import Client, Session, SessionEvent
from atproto_client import exceptions as library
from atproto_client.models.dot_dict import DotDict
from atproto_core.exceptions import AtProtocolError
from atproto_server.exceptions import InvalidTokenError

from monitor.platforms import errors
from monitor.platforms.bluesky.bounded import BoundedRequest

NOT_LET_IN = frozenset(
    {
        "AccountDeactivated",
        "AccountSuspended",
        "AccountTakedown",
        "AuthFactorTokenRequired",
        "AuthMissing",
        "AuthenticationRequired",
        "BadJwt",
        "ExpiredToken",
        "InvalidToken",
    }
)
"""Codes that mean it is about who we are, whatever the status of the answer."""

GONE = frozenset({"NotFound", "RecordNotFound"})
LONGEST_WAIT = timedelta(hours=24)
USUAL_WAIT = timedelta(minutes=5)
"""The window of Bluesky's limits of requests, for an answer that names no time."""


class BoundClient(Client):  # type: ignore[misc] # the library tells no types
    """The library's client, which goes to another server only where that may be asked.

    A server names the one that the account is kept on, in the answer to the sign-in: an address that anybody
    may have put there.
    """

    def __init__(self, server: str, *, may_ask: Callable[[str], bool], **options: Any) -> None:
        self._may_ask = may_ask
        super().__init__(server, **options)

    def update_base_url(self, base_url: str | None = None) -> None:
        """Go on with the server named, or stay where that is none to be asked."""
        if base_url is not None and self._may_ask(base_url):
            super().update_base_url(base_url)


def new_client(
    server: str,
    *,
    timeout: float,
    may_ask: Callable[[str], bool],
    on_session: Callable[[Session, bool], None],
) -> Client:
    """A client of this server that is not signed in yet.

    `may_ask` decides on other servers; `on_session` hears of every session, and whether it is a new one
    that should be kept.
    """
    request = BoundedRequest(timeout=timeout, verify=_certificates())
    client = BoundClient(server, may_ask=may_ask, request=request)
    client.on_session_change(lambda event, session: on_session(session, event is not SessionEvent.IMPORT))
    return client


def query(client: Client, nsid: str, params: Mapping[str, Any]) -> Any:
    """The answer to a question as plain JSON, since one odd post must not spoil a whole page."""
    return client.invoke_query(nsid, params=DotDict(dict(params))).content


def procedure(client: Client, nsid: str, body: bytes) -> Any:
    """The answer to a write. The body goes as it is: the library's models would drop a null."""
    return client.invoke_procedure(nsid, content=body, input_encoding="application/json").content


@contextmanager
def translated(*, writing: bool = False) -> Iterator[None]:
    """Every error of the library and of the line below it leaves as a PlatformError.

    `writing`: a failure leaves open whether the write happened, unless the server said no.
    """
    try:
        yield
    except library.RateLimitExceededError as error:
        raise errors.RateLimited(
            "Bluesky asks us to wait: too many calls in a short time.", until=_until(error)
        ) from error
    except library.RequestErrorBase as error:
        raise _answered(error, writing=writing) from error
    except (library.LoginRequiredError, InvalidTokenError) as error:
        raise _not_let_in("") from error
    except httpx.HTTPError as error:
        raise _broken_off(error, writing=writing) from error
    except (AtProtocolError, httpx.InvalidURL, ValueError) as error:
        raise senseless(writing=writing) from error


def senseless(*, writing: bool = False) -> errors.Transient:
    """For an answer that came and makes no sense."""
    return errors.Transient(
        "Bluesky's server gave an answer that makes no sense.", applied="unknown" if writing else "no"
    )


def _answered(error: library.RequestErrorBase, *, writing: bool) -> errors.PlatformError:
    if error.response is None:
        return _broken_off(error, writing=writing)
    status = error.response.status_code
    code, words = _said(error.response.content)
    applied: Literal["no", "unknown"] = "unknown" if writing else "no"
    if 300 <= status < 400:
        said = "Bluesky's server sends us on to another address, which we don't follow."
        return errors.Transient(said, applied=applied)
    return _refused(status, code, words) or errors.Transient(
        f"Bluesky's server has a problem of its own ({status}).", applied=applied
    )


def _refused(status: int, code: str, words: str) -> errors.PlatformError | None:
    """The server's "no" as an error of ours; None where the answer is none."""
    if code in NOT_LET_IN or status in {401, 403}:
        return _not_let_in(code)
    if code in GONE and status in {400, 404}:
        return errors.Gone("The post stands no longer on Bluesky.")
    if code == "InvalidSwap":
        return errors.Refused("This reply stands already, with another text.", code="already-posted")
    # Without a code a 404 is the page of some machine on the way.
    if status in {400, 413, 501} or (status == 404 and code):
        quoted = f" It says: “{words}”." if words else ""
        return errors.Refused(f"Bluesky does not take this.{quoted}", code=code or str(status))
    return None


def _broken_off(error: Exception, *, writing: bool) -> errors.Transient:
    """No answer came. Where not even a connection stood, nothing can have been written."""
    cause = error.__cause__ or error
    if isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return errors.Transient("Bluesky's server can't be reached.", applied="no")
    applied: Literal["no", "unknown"] = "unknown" if writing else "no"
    if isinstance(cause, httpx.TimeoutException):
        return errors.Transient("Bluesky did not answer in time.", applied=applied)
    return errors.Transient("Bluesky's server broke the connection off.", applied=applied)


def _not_let_in(code: str) -> errors.AuthFailed:
    if code == "AuthFactorTokenRequired":
        return errors.AuthFailed(
            "Bluesky asks for a code sent by e-mail: use an app password, not the password of the account."
        )
    if code in {"AccountTakedown", "AccountSuspended", "AccountDeactivated"}:
        return errors.AuthFailed("Bluesky has closed this account, or its owner has.")
    return errors.AuthFailed("Bluesky does not accept this sign-in any more. Connect the account again.")


def _said(content: object) -> tuple[str, str]:
    """The code and the words of an error; both empty where it is a page for people or nothing."""
    if content is None or isinstance(content, bytes):
        return "", ""
    code, words = getattr(content, "error", None), getattr(content, "message", None)
    short = " ".join(words.split())[:160] if isinstance(words, str) else ""
    return (code[:64] if isinstance(code, str) else ""), short.rstrip(".")


def _until(error: library.RateLimitExceededError) -> datetime:
    now = datetime.now(UTC)
    try:
        until = error.reset_at
        if until is None and error.retry_after is not None:
            until = now + timedelta(seconds=error.retry_after)
    except (ValueError, OverflowError, OSError):
        until = None
    return min(max(until or now + USUAL_WAIT, now + timedelta(seconds=1)), now + LONGEST_WAIT)


@cache
def _certificates() -> Any:
    """Read once for all clients: it takes longer than a call."""
    return httpx.create_ssl_context()
