"""One call is one request: nothing is sent again, nothing sleeps, and no failure of praw's leaves the room."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from praw.config import Config

from monitor.platforms.contract import Account
from monitor.platforms.errors import AuthFailed, RateLimited, Refused, Transient
from monitor.platforms.reddit.client import RedditClient, user_agent
from monitor.platforms.reddit.listen import RedditCollector
from tests.contracts.reddit_world import RedditWorld
from tests.fakes.serving import PATIENCE, Answer, Asked, Fault

INBOX = "message/mentions"


@pytest.fixture(autouse=True)
def _no_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    def awake(seconds: float) -> None:
        pytest.fail(f"praw wanted to sleep {seconds} s")

    monkeypatch.setattr("prawcore.rate_limit.time.sleep", awake)


def signed_in(world: RedditWorld) -> RedditClient:
    client = RedditClient(world.account())
    client.scopes()
    world.server.asked.clear()
    return client


def answering(world: RedditWorld, path: str, answer: Answer) -> None:
    """Let this path answer so from now on."""
    usual: Callable[[Asked], Answer] = world.server.answer

    def changed(asked: Asked) -> Answer:
        return answer if asked.path.strip("/") == path else usual(asked)

    world.server.answer = changed  # type: ignore[method-assign] # the one server of this test


@pytest.mark.parametrize("fault", ["server_error", "dropped", "nonsense"])
def test_a_read_that_fails_is_sent_once(reddit: RedditWorld, fault: Fault) -> None:
    client = signed_in(reddit)
    reddit.server.fail_next(fault)
    with pytest.raises(Transient):
        client.get(INBOX)
    assert len(reddit.server.asked) == 1


@pytest.mark.parametrize("fault", ["server_error", "dropped", "nonsense", "unauthorised", "rate_limited"])
def test_a_sign_in_that_fails_is_sent_once_and_nothing_after_it(reddit: RedditWorld, fault: Fault) -> None:
    client = RedditClient(reddit.account())
    reddit.server.fail_next(fault)
    with pytest.raises((Transient, AuthFailed, RateLimited)):
        client.get(INBOX)
    assert [asked.path for asked in reddit.server.asked] == ["/api/v1/access_token"]


def test_a_used_up_allowance_is_told_before_the_next_call_instead_of_slept_through(
    reddit: RedditWorld,
) -> None:
    client = signed_in(reddit)
    reddit.server.remaining, reddit.server.used, reddit.server.reset = 0.0, 600, 120
    client.get(INBOX)
    with pytest.raises(RateLimited) as caught:
        client.get(INBOX)
    wait = caught.value.until - datetime.now(UTC)
    assert timedelta(seconds=100) < wait <= timedelta(seconds=120)
    assert len(reddit.server.asked) == 1


def test_a_small_allowance_does_not_make_the_library_pace_itself(reddit: RedditWorld) -> None:
    """prawcore would sleep some seconds before each call."""
    client = signed_in(reddit)
    reddit.server.remaining, reddit.server.used, reddit.server.reset = 5.0, 595, 500
    began = time.monotonic()
    for _ in range(3):
        client.get(INBOX)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("said", "seconds"), [("33", 33), ("soon", 60), ("-5", 1), ("9e99", 86_400), ("inf", 60), ("nan", 60)]
)
def test_any_word_on_how_long_to_wait_is_understood(reddit: RedditWorld, said: str, seconds: int) -> None:
    client = signed_in(reddit)
    answering(reddit, INBOX, Answer(429, {"message": "no"}, {"retry-after": said}))
    with pytest.raises(RateLimited) as caught:
        client.get(INBOX)
    wait = (caught.value.until - datetime.now(UTC)).total_seconds()
    assert seconds - 2 < wait <= seconds


@pytest.mark.parametrize("header", [{}, {"www-authenticate": "Bearer"}, {"www-authenticate": 'x="new"'}])
def test_a_401_without_the_header_that_praw_expects_is_still_a_sign_in_refused(
    reddit: RedditWorld, header: dict[str, str]
) -> None:
    client = signed_in(reddit)
    answering(reddit, INBOX, Answer(401, {"message": "Unauthorized"}, header))
    with pytest.raises(AuthFailed):
        client.get(INBOX)


def test_after_a_refused_sign_in_the_next_call_signs_in_anew(reddit: RedditWorld) -> None:
    client = signed_in(reddit)
    reddit.server.fail_next("unauthorised")
    with pytest.raises(AuthFailed):
        client.get(INBOX)
    reddit.server.asked.clear()
    client.get(INBOX)
    assert [asked.path for asked in reddit.server.asked] == ["/api/v1/access_token", f"/{INBOX}"]


def test_a_token_is_renewed_before_reddit_lets_it_run_out(
    reddit: RedditWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(reddit)
    client.get(INBOX)
    now = time.monotonic()
    monkeypatch.setattr("monitor.platforms.reddit.client.time.monotonic", lambda: now + 31 * 60)
    client.get(INBOX)
    assert reddit.server.calls("api/v1/access_token") == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, {"error": "invalid_grant"}),
        Answer(400, {"message": "Bad Request", "error": 400}),
        Answer(401, {"message": "Unauthorized", "error": 401}),
    ],
)
def test_a_sign_in_that_reddit_refuses_asks_for_a_new_connection(reddit: RedditWorld, answer: Answer) -> None:
    answering(reddit, "api/v1/access_token", answer)
    with pytest.raises(AuthFailed, match="Connect the account again"):
        RedditClient(reddit.account()).get(INBOX)


@pytest.mark.parametrize("data", [[], {}, {"access_token": "a"}, {"access_token": 1, "expires_in": "x"}])
def test_a_sign_in_answered_with_nonsense_may_pass(reddit: RedditWorld, data: object) -> None:
    answering(reddit, "api/v1/access_token", Answer(200, data))
    with pytest.raises(Transient):
        RedditClient(reddit.account()).get(INBOX)


def test_a_scope_that_is_lacking_is_a_matter_of_the_sign_in(reddit: RedditWorld) -> None:
    reddit.server.tokens["8675309-made-up-refresh-token"] = "identity read"
    with pytest.raises(AuthFailed, match="does not permit"):
        RedditClient(reddit.account()).get(INBOX)


def test_a_closed_door_is_a_refusal(reddit: RedditWorld) -> None:
    client = signed_in(reddit)
    answering(reddit, "r/secret/new", Answer(403, {"reason": "private", "message": "Forbidden"}))
    with pytest.raises(Refused) as caught:
        client.get("r/secret/new")
    assert caught.value.code == "forbidden"


def test_nobody_at_home_means_that_nothing_was_sent() -> None:
    account = Account(
        platform="reddit",
        settings={"client_id": "x", "api": "http://127.0.0.1:9", "site": "http://127.0.0.1:9"},
        secrets={"client_secret": "y", "refresh_token": "z"},
        timeout=PATIENCE,
    )
    with pytest.raises(Transient, match="can't be reached") as caught:
        RedditClient(account).get(INBOX)
    assert caught.value.applied == "no"


def test_a_praw_ini_where_we_run_changes_nothing(
    reddit: RedditWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        "[DEFAULT]",
        "oauth_url=http://127.0.0.1:9",
        "reddit_url=http://127.0.0.1:9",
        "username=somebody",
        "password=else",
        "ratelimit_seconds=500",
        "[elsewhere]",
        "oauth_url=http://127.0.0.1:9",
    ]
    (tmp_path / "praw.ini").write_text("\n".join(lines))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Config, "CONFIG", None)
    for name, value in {
        "PRAW_ALLOW_ENDPOINT_OVERRIDE": "1",
        "praw_site": "elsewhere",
        "praw_client_id": "another",
        "praw_refresh_token": "another",
    }.items():
        monkeypatch.setenv(name, value)
    client = RedditClient(reddit.account())
    client.get("api/v1/me")
    [sign_in, call] = reddit.server.asked
    assert sign_in.form["grant_type"] == "refresh_token"
    assert call.path == "/api/v1/me"


def test_a_praw_ini_that_is_broken_is_named(
    reddit: RedditWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "praw.ini").write_text("no section")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Config, "CONFIG", None)
    with pytest.raises(Transient, match=r"praw\.ini"):
        RedditClient(reddit.account()).get("api/v1/me")


def test_a_new_refresh_token_is_handed_on_to_be_kept(reddit: RedditWorld) -> None:
    kept: list[dict[str, str]] = []
    reddit.server.rotate_to = "a-newer-token"
    reddit.server.tokens["a-newer-token"] = "*"
    account = replace(reddit.account(), keep=lambda secrets: kept.append(dict(secrets)))
    RedditClient(account).get("api/v1/me")
    assert kept == [{"refresh_token": "a-newer-token"}]


def test_the_same_refresh_token_is_no_news(reddit: RedditWorld) -> None:
    kept: list[object] = []
    RedditClient(replace(reddit.account(), keep=kept.append)).get("api/v1/me")
    assert kept == []


def test_the_address_from_the_browser_becomes_a_refresh_token(reddit: RedditWorld) -> None:
    kept: list[object] = []
    reddit.server.codes["one-time"] = "8675309-made-up-refresh-token"
    pasted = "http://localhost:8080/?state=amends&code=one-time#_"
    info = RedditCollector(replace(reddit.account(pasted), keep=kept.append)).check()
    assert info.handle == "finch_and_fern"
    assert kept == [{"refresh_token": "8675309-made-up-refresh-token"}]
    assert reddit.server.asked[0].form["redirect_uri"] == "http://localhost:8080"


def test_reddit_is_told_who_calls(reddit: RedditWorld) -> None:
    RedditClient(reddit.account()).get("api/v1/me")
    assert all("(by /u/finch_and_fern)" in asked.headers["user-agent"] for asked in reddit.server.asked)


@pytest.mark.parametrize("name", ["", "two words", "a\r\nX-Evil: 1"])
def test_a_name_that_is_none_is_left_out_of_it(name: str) -> None:
    assert "(by" not in user_agent(name)


def test_no_secret_stands_in_a_message(reddit: RedditWorld) -> None:
    for fault in ("server_error", "dropped", "unauthorised", "nonsense", "rate_limited"):
        reddit.server.fail_next(fault)
        with pytest.raises((Transient, AuthFailed, RateLimited)) as caught:
            RedditClient(reddit.account()).get(INBOX)
        assert "8675309" not in str(caught.value)
        assert "made-up" not in str(caught.value)
