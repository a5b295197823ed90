"""Who sent a request, and when: an HMAC over the time and the body, as `t=<unix>,v1=<hex>`.

Pure functions. A replay within the tolerance is let through; it adds nothing, since posts are known by
their id.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta

HEADER = "Amends-Signature"
TOLERANCE = timedelta(minutes=5)
"""How far the sender's clock and the way here may differ from ours."""

_LONGEST = 1000
_TIME = re.compile(r"[0-9]{1,12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class BadSignatureError(Exception):
    """The request is not to be believed. str() is a sentence for the sender; `code` is stable.

    Codes: "missing", "malformed", "too-old", "too-new", "wrong".
    """

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


def new_secret() -> str:
    """A secret for one sender: 256 random bits."""
    return secrets.token_urlsafe(32)


def sign(secret: str, body: bytes, timestamp: int) -> str:
    """The header's value for `body` at `timestamp` (Unix seconds)."""
    return f"t={timestamp},v1={_digest(secret, body, str(timestamp))}"


def verify(
    secret: str, header: str | None, body: bytes, *, now: datetime, tolerance: timedelta = TOLERANCE
) -> None:
    """Return where `header` is a signature of exactly these bytes, made within `tolerance` of `now`.

    The header may hold several `v1`, of which one must fit, so that a secret can be changed without a gap.
    Raises BadSignatureError, and ValueError for an empty secret, with which everybody could sign.
    """
    if not secret:
        raise ValueError("a secret is needed")
    if not header:
        raise BadSignatureError(f"The header {HEADER} is missing.", code="missing")
    time, digests = _parts(header)
    wanted = _digest(secret, body, time)
    # All are compared, in constant time, so that how long it takes tells nothing.
    fits = [hmac.compare_digest(digest, wanted) for digest in digests]
    if not any(fits):
        raise BadSignatureError("The signature does not fit the body and the secret.", code="wrong")
    age = now.timestamp() - int(time)
    if abs(age) > tolerance.total_seconds():
        code, which = ("too-old", "past") if age > 0 else ("too-new", "future")
        raise BadSignatureError(
            f"The signature's time lies {abs(int(age)):,} seconds in the {which}; "
            f"{int(tolerance.total_seconds())} are allowed. Sign each request anew, and check the clock.",
            code=code,
        )


def _parts(header: str) -> tuple[str, list[str]]:
    pairs = [part.strip().partition("=") for part in header[: _LONGEST + 1].split(",")]
    times = [value for name, _, value in pairs if name == "t"]
    digests = [value for name, _, value in pairs if name == "v1"]
    usable = len(header) <= _LONGEST and len(times) == 1 and _TIME.fullmatch(times[0]) and digests
    if not usable or not all(_DIGEST.fullmatch(digest) for digest in digests):
        raise BadSignatureError(
            f"The header {HEADER} must read t=<seconds since 1970>,v1=<64 hexadecimal digits>.",
            code="malformed",
        )
    return times[0], digests


def _digest(secret: str, body: bytes, time: str) -> str:
    return hmac.new(secret.encode(), time.encode() + b"." + body, hashlib.sha256).hexdigest()
