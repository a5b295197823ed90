from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.platforms.errors import (
    AuthFailed,
    Gone,
    PlatformError,
    QuotaExhausted,
    RateLimited,
    Refused,
    Transient,
)
from monitor.platforms.x.problems import problem

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PROBLEMS = "https://api.twitter.com/2/problems/"


@pytest.mark.parametrize("writing", [False, True])
def test_a_404_without_words_of_x_says_nothing(*, writing: bool) -> None:
    error = problem(404, {}, None, writing=writing, now=NOW)
    assert isinstance(error, Transient)
    assert error.applied == ("unknown" if writing else "no")


def said(status: int, detail: str = "", *, writing: bool = False, kind: str = "") -> PlatformError:
    body = {"title": "Forbidden", "detail": detail, "type": PROBLEMS + kind, "status": status}
    return problem(status, {}, body, writing=writing, now=NOW)


@pytest.mark.parametrize(
    ("status", "detail", "kind", "error"),
    [
        (401, "Unauthorized", "", AuthFailed),
        (402, "no credits", "credits", QuotaExhausted),
        (429, "Usage cap exceeded: Monthly product cap", "usage-capped", QuotaExhausted),
        (403, "attach your app to a project", "client-not-enrolled", AuthFailed),
        (403, "Your account is suspended and is not permitted to access this feature.", "", AuthFailed),
        (403, "your account is temporarily locked", "", AuthFailed),
        (403, "something else", "", Refused),
        (404, "", "", AuthFailed),
        (400, "bad", "invalid-request", Refused),
        (409, "", "", Refused),
        (302, "", "", Transient),
        (408, "", "", Transient),
        (500, "", "", Transient),
        (503, "", "", Transient),
    ],
)
def test_what_a_refused_read_means(status: int, detail: str, kind: str, error: type[PlatformError]) -> None:
    found = said(status, detail, kind=kind)
    assert type(found) is error
    assert "\n" not in str(found)
    if isinstance(found, Transient):
        assert found.applied == "no"


@pytest.mark.parametrize(
    ("status", "detail", "error", "code"),
    [
        (403, "You are not allowed to create a Tweet with duplicate content.", Transient, ""),
        (403, "You attempted to reply to a Tweet that is deleted or not visible to you.", Gone, ""),
        (
            403,
            "You can only reply to or quote posts where you are mentioned or are the author.",
            Refused,
            "not-summoned",
        ),
        (
            403,
            "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged.",
            Refused,
            "not-summoned",
        ),
        (403, "not configured with the appropriate oauth1 app permissions", Refused, "read-only"),
        (403, "The author blocked you", Refused, "refused"),
        (404, "", Gone, ""),
        (400, "", Refused, "bad-request"),
        (502, "", Transient, ""),
        (307, "", Transient, ""),
    ],
)
def test_what_a_refused_reply_means(status: int, detail: str, error: type[PlatformError], code: str) -> None:
    found = said(status, detail, writing=True)
    assert type(found) is error
    if isinstance(found, Refused):
        assert found.code == code
    if isinstance(found, Transient):
        assert found.applied == "unknown"


def test_x_is_quoted_shortly_and_on_one_line() -> None:
    found = str(said(403, "Because\n of " + "x" * 1000))
    assert 'X says: "Because of xxx' in found
    assert len(found) < 300


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, timedelta(minutes=15)),
        ({"x_rate_limit_reset": "soon"}, timedelta(minutes=15)),
        ({"x_rate_limit_reset": "1"}, timedelta(minutes=15)),
        ({"x_rate_limit_reset": str(int(NOW.timestamp()) + 90)}, timedelta(seconds=90)),
        ({"x_rate_limit_reset": str(int(NOW.timestamp()) + 10**6)}, timedelta(hours=24)),
        (
            {
                "x_rate_limit_reset": str(int(NOW.timestamp()) + 90),
                "x_user_limit_24hour_remaining": "0",
                "x_user_limit_24hour_reset": str(int(NOW.timestamp()) + 7200),
            },
            timedelta(hours=2),
        ),
        (
            {
                "x_rate_limit_reset": str(int(NOW.timestamp()) + 90),
                "x_user_limit_24hour_remaining": "12",
                "x_user_limit_24hour_reset": str(int(NOW.timestamp()) + 7200),
            },
            timedelta(seconds=90),
        ),
    ],
)
def test_when_the_next_call_may_be_made(headers: dict[str, str], wait: timedelta) -> None:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    found = problem(429, sent, None, writing=False, now=NOW)
    assert isinstance(found, RateLimited)
    assert found.until == NOW + wait
    assert found.scope == "stream"


@pytest.mark.parametrize(
    "body", [None, [], "no", 7, {"errors": "x"}, {"errors": [1, None, {"message": 5}]}, {"detail": ["a"]}]
)
@pytest.mark.parametrize("status", [400, 401, 403, 429, 503])
def test_a_body_of_any_shape_is_no_trouble(body: Any, status: int) -> None:
    assert str(problem(status, {}, body, writing=True, now=NOW)).startswith("X ")
