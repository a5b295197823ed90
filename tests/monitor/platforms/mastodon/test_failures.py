from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from mastodon.errors import (
    MastodonAPIError,
    MastodonError,
    MastodonIllegalArgumentError,
    MastodonInternalServerError,
    MastodonNotFoundError,
    MastodonRatelimitError,
    MastodonUnauthorizedError,
)

from monitor.platforms.errors import AuthFailed, Gone, PlatformError, RateLimited, Refused, Transient
from monitor.platforms.mastodon.failures import translated


def answered(
    status: int, said: str | None = None, *, kind: type[MastodonAPIError] = MastodonAPIError
) -> MastodonAPIError:
    return kind("Mastodon API returned error", status, "Reason", said)


@pytest.mark.parametrize(
    ("error", "reading", "writing"),
    [
        (answered(400), Refused, Refused),
        (answered(401, kind=MastodonUnauthorizedError), AuthFailed, AuthFailed),
        (answered(403, "This action is outside the authorized scopes"), AuthFailed, Refused),
        (answered(403, "Your login is currently disabled"), AuthFailed, AuthFailed),
        (answered(404, kind=MastodonNotFoundError), Refused, Gone),
        (answered(408), Transient, Transient),
        (answered(410), Refused, Gone),
        (answered(413), Refused, Refused),
        (answered(422, "Validation failed"), Refused, Refused),
        (answered(500, kind=MastodonInternalServerError), Transient, Transient),
        (answered(520), Transient, Transient),
        (MastodonAPIError("Could not parse response as JSON"), Transient, Transient),
        (MastodonIllegalArgumentError("Illegal request."), Transient, Transient),
    ],
)
def test_each_failure_says_what_to_do_next(
    error: MastodonError, reading: type[PlatformError], writing: type[PlatformError]
) -> None:
    assert type(translated(error, reset=None, writing=False)) is reading
    assert type(translated(error, reset=None, writing=True)) is writing


def test_a_fault_of_the_server_leaves_open_whether_it_wrote() -> None:
    error = answered(503)
    read, written = (translated(error, reset=None, writing=writing) for writing in (False, True))
    assert isinstance(read, Transient)
    assert isinstance(written, Transient)
    assert (read.applied, written.applied) == ("no", "unknown")


def test_the_servers_own_words_are_quoted_where_they_are_short() -> None:
    short = translated(answered(422, "Validation failed:\n too long."), reset=None, writing=True)
    assert str(short) == "The server refused it: “Validation failed: too long”."
    long = translated(answered(422, "x" * 2000), reset=None, writing=True)
    assert str(long) == "The server refused it."


@pytest.mark.parametrize(
    ("seconds", "least", "most"),
    [(299, 290, 300), (None, 290, 310), (-50, 290, 310), (10**9, 86_000, 86_500), (10**15, 86_000, 86_500)],
)
def test_a_rate_limit_ends_when_the_server_says_so_and_within_a_day(
    seconds: int | None, least: int, most: int
) -> None:
    now = datetime.now(UTC)
    reset = None if seconds is None else now.timestamp() + seconds
    error = translated(MastodonRatelimitError("Hit rate limit."), reset=reset, writing=True)
    assert isinstance(error, RateLimited)
    assert timedelta(seconds=least) <= error.until - now <= timedelta(seconds=most)
