"""A refusal of X as one of the errors that may leave the room.

Shapes: https://docs.x.com/x-api/fundamentals/response-codes-and-errors
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from monitor.platforms import errors
from monitor.platforms.x.answers import Json, either, listed, mapping

NO_RESET = timedelta(minutes=15)
"""How long to wait where X does not say: the length of its windows."""
LONGEST_WAIT = timedelta(hours=24)
PASSING = {404, 408}
"""404 only where it is not X that says so."""

DUPLICATE = "duplicate content"
TARGET_GONE = ("deleted or not visible", "does not exist")
LOCKED_OUT = (
    "account is suspended",
    "temporarily locked",
    "client-not-enrolled",
    "unsupported-authentication",
)
NOT_SUMMONED = ("where you are mentioned", "have not been mentioned")


def problem(  # noqa: PLR0911 (one line for each status X answers with)
    status: int, headers: Mapping[str, str], body: object, *, writing: bool, now: datetime
) -> errors.PlatformError:
    """What an answer that is no success means. `body` is its JSON, or None where it was none."""
    found = mapping(body)
    if status == 402 or "usage-capped" in _words(found):
        return errors.QuotaExhausted(
            f"The credits for the X API are used up. Buy more, or raise the limit, at console.x.com.{_quoted(found)}"
        )
    if status == 401:
        return errors.AuthFailed("X does not accept these keys any more. Connect the account again.")
    if status == 403:
        return _forbidden(found, writing=writing)
    if status == 404 and _words(found):
        # A page in place of X's own words says nothing about the post or the account.
        if writing:
            return errors.Gone("The post to be answered is no longer on X.")
        return errors.AuthFailed("X does not know this account any more. Connect the account again.")
    if status == 429:
        return errors.RateLimited(
            "X asks us to wait before the next call.",
            until=_until(headers, now),
            scope="account" if writing else "stream",
        )
    if status >= 500 or status in PASSING or status < 400:
        return errors.Transient(
            f"X has trouble of its own right now (status {status}).", applied="unknown" if writing else "no"
        )
    return errors.Refused(
        f"X did not take the request (status {status}).{_quoted(found)}", code="bad-request"
    )


def _forbidden(found: Json, *, writing: bool) -> errors.PlatformError:
    words = _words(found)
    if any(sign in words for sign in LOCKED_OUT):
        return errors.AuthFailed(f"X does not let this app or account in.{_quoted(found)}")
    if "oauth1-permissions" in words or "app permissions" in words:
        return errors.Refused(
            'This X app may only read. Give it "Read and write" permission at console.x.com, make new access '
            "tokens, and connect the account again.",
            code="read-only",
        )
    if writing and DUPLICATE in words:
        # Our earlier attempt may be the very post that this one repeats.
        return errors.Transient("X says that this reply stands there already.", applied="unknown")
    if writing and any(sign in words for sign in TARGET_GONE):
        return errors.Gone("The post to be answered is no longer on X.")
    if any(sign in words for sign in NOT_SUMMONED):
        return errors.Refused(
            "X lets an app reply only where the author named or quoted the account. Answer this one by hand."
            f"{_quoted(found)}",
            code="not-summoned",
        )
    return errors.Refused(f"X refused.{_quoted(found)}", code="refused")


def _until(headers: Mapping[str, str], now: datetime) -> datetime:
    """When the next call may be made: the end of the window, or of the day where that is used up."""
    resets = [_reset(headers.get("x-rate-limit-reset"))]
    resets += [
        _reset(headers.get(f"x-{whose}-limit-24hour-reset"))
        for whose in ("user", "app")
        if headers.get(f"x-{whose}-limit-24hour-remaining") == "0"
    ]
    later = [reset for reset in resets if reset is not None and reset > now]
    return min(max(later), now + LONGEST_WAIT) if later else now + NO_RESET


def _reset(epoch: str | None) -> datetime | None:
    if not epoch or not epoch.isascii() or not epoch.isdecimal() or len(epoch) > 11:
        return None
    return datetime.fromtimestamp(int(epoch), tz=UTC)


def _words(found: Json) -> str:
    """Everything X says about the problem, to look for signs in."""
    said = [found, *listed(found.get("errors"))]
    names = ("type", "title", "reason", "detail", "message")
    return "\n".join(str(one[name]) for one in said for name in names if name in one).lower()


def _quoted(found: Json) -> str:
    """X's own words, short, as a sentence to add."""
    first = next(iter(listed(found.get("errors"))), {})
    said = either(first, "message", "detail") or either(found, "detail", "title")
    words = " ".join(str(said).split()) if said else ""
    return f' X says: "{words[:200]}"' if words else ""
