"""The only errors that leave a platform room; everything else is a bug in the room.

PlatformError
├── AuthFailed       we are not let in: connect again
├── RateLimited      not before `until`
├── QuotaExhausted   the paid or daily allowance is used up: a person must decide
├── Transient        may pass; `applied` says whether a write can have happened
├── Gone             the target stands no longer
└── Refused          the platform says no for good, with its reason
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal


class PlatformError(Exception):
    """Base of all. `str(error)` is a sentence for a person; logs get the platform's own words."""


class AuthFailed(PlatformError):
    """The platform does not let us in: the account has to be connected again."""


class RateLimited(PlatformError):
    """Too many calls; nothing was written. `until` is aware UTC; `scope` is what has to wait till then."""

    def __init__(
        self, message: str, *, until: datetime, scope: Literal["account", "stream"] = "account"
    ) -> None:
        super().__init__(message)
        self.until = until
        self.scope = scope


class QuotaExhausted(PlatformError):
    """The paid or daily allowance is used up; nothing was written."""


class Transient(PlatformError):
    """A failure that may pass. `applied` is "no" where nothing can have been written."""

    def __init__(
        self,
        message: str,
        *,
        applied: Literal["no", "unknown"],
        retry_in: timedelta = timedelta(seconds=30),
    ) -> None:
        super().__init__(message)
        self.applied = applied
        self.retry_in = retry_in


class Gone(PlatformError):
    """The post to be answered stands no longer."""


class Refused(PlatformError):
    """The platform says no, and will say so again: blocked, locked, too long, not allowed."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code
