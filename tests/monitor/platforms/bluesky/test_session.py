from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.platforms.bluesky.listen import BlueskyCollector
from monitor.platforms.errors import AuthFailed, RateLimited, Refused, Transient
from tests.contracts.bluesky_world import BlueskyWorld
from tests.fakes.serving import Answer, Asked


def calls(world: BlueskyWorld, name: str) -> int:
    return sum(asked.path.endswith(f".{name}") for asked in world.server.asked)


def with_settings(world: BlueskyWorld, **settings: str) -> BlueskyCollector:
    account = world.account()
    return BlueskyCollector(replace(account, settings={**account.settings, **settings}))


def test_signing_in_happens_once_and_the_session_is_kept(world: BlueskyWorld) -> None:
    for _ in range(3):
        assert world.collector.check().external_id == world.shop.did
    assert calls(world, "createSession") == 1
    assert world.secrets["session"].startswith("finch.test:::did:plc:")


def test_a_session_about_to_end_is_renewed_and_kept(world: BlueskyWorld) -> None:
    world.server.token_life = 60
    world.collector.check()
    first = world.secrets["session"]
    world.server.token_life = 7200
    world.collector.check()
    assert calls(world, "refreshSession") == 2
    assert calls(world, "createSession") == 1
    assert world.secrets["session"] != first
    world.collector.check()
    assert calls(world, "refreshSession") == 2


@pytest.mark.parametrize("life", [7200, 60])
def test_an_ended_session_is_replaced_by_signing_in_once(world: BlueskyWorld, life: int) -> None:
    world.server.token_life = life
    world.collector.check()
    world.server.end_sessions()
    world.server.token_life = 7200
    assert world.collector.check().handle == "finch.test"
    assert calls(world, "createSession") == 2
    world.collector.check()
    assert calls(world, "createSession") == 2


def test_a_revoked_app_password_is_told_after_one_attempt(world: BlueskyWorld) -> None:
    world.collector.check()
    world.server.revoke(world.shop)
    with pytest.raises(AuthFailed, match="Connect the account again"):
        world.collector.check()
    assert calls(world, "createSession") == 2


@pytest.mark.parametrize("session", ["rubbish", "a:::b", "a:::b:::c:::d", "a:::b:::c.d.e:::f:::g"])
def test_a_session_that_cannot_be_read_is_none(world: BlueskyWorld, session: str) -> None:
    account = world.account(session=session)
    assert BlueskyCollector(account).check().external_id == world.shop.did


def test_one_collector_uses_its_session_again_though_nobody_keeps_it(world: BlueskyWorld) -> None:
    collector = BlueskyCollector(replace(world.account(), keep=lambda _: None))
    collector.check()
    collector.check()
    assert calls(world, "createSession") == 1


def test_too_many_sign_ins_are_a_matter_of_waiting(world: BlueskyWorld) -> None:
    world.server.fail_next("rate_limited")
    with pytest.raises(RateLimited):
        world.collector.check()


def test_without_a_password_nobody_is_asked(world: BlueskyWorld) -> None:
    account = replace(world.account(), secrets={})
    with pytest.raises(AuthFailed, match="missing"):
        BlueskyCollector(account).check()
    assert world.server.asked == []


@pytest.mark.parametrize("handle", ["@finch.test", " Finch.Test ", "\u202afinch.test\u202c"])
def test_a_handle_may_be_pasted_as_the_site_copies_it(world: BlueskyWorld, handle: str) -> None:
    assert with_settings(world, handle=handle).check().handle == "finch.test"


@pytest.mark.parametrize(
    "server", ["http://bsky.example", "ftp://bsky.example", "https://", "http://[::1", "://x"]
)
def test_a_password_is_not_sent_in_the_clear(world: BlueskyWorld, server: str) -> None:
    with pytest.raises(AuthFailed, match="https://"):
        with_settings(world, server=server).check()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("AuthFactorTokenRequired", "use an app password"),
        ("AccountTakedown", "closed this account"),
        ("AuthenticationRequired", "Connect the account again"),
    ],
)
def test_why_we_are_not_let_in_is_told_in_plain_words(
    world: BlueskyWorld, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    monkeypatch.setattr(
        world.server,
        "answer",
        lambda _: Answer(401, {"error": code, "message": "A sign in code has been sent"}),
    )
    with pytest.raises(AuthFailed, match=words) as caught:
        world.collector.check()
    assert "abcd-efgh" not in str(caught.value)


def test_an_account_that_is_not_active_may_do_nothing(world: BlueskyWorld) -> None:
    world.shop.active = False
    info = world.collector.check()
    assert not info.may_listen
    assert not info.may_reply
    assert "not active" in info.notes[0]


ANSWERS = [
    (Answer(500, {"error": "InternalServerError", "message": "Internal Server Error"}), Transient, "500"),
    (Answer(503, body=b"<html>busy</html>", kind="text/html"), Transient, "503"),
    (Answer(403, body=b"<html>no</html>", kind="text/html"), AuthFailed, "Connect"),
    (Answer(400, {"error": "InvalidRequest", "message": "Bad\n  words."}), Refused, "“Bad words”"),
    (Answer(400, ["odd"]), Transient, "makes no sense"),
    (Answer(400, {"odd": 1}), Refused, "does not take"),
    (Answer(501, {"error": "MethodNotImplemented", "message": "No"}), Refused, "does not take"),
    (Answer(429, {"error": "RateLimitExceeded"}), RateLimited, "wait"),
    (Answer(429, {"error": "x"}, {"ratelimit-reset": "9" * 30}), RateLimited, "wait"),
    (Answer(429, {"error": "x"}, {"retry-after": "1e30"}), RateLimited, "wait"),
    (Answer(200, body=b"{", kind="application/json"), Transient, "makes no sense"),
    (Answer(200, [1, 2]), Transient, "makes no sense"),
    (Answer(200, {"notifications": "none"}), Transient, "makes no sense"),
]


@pytest.mark.parametrize(("answer", "error", "words"), ANSWERS)
def test_each_answer_becomes_one_of_our_errors(
    world: BlueskyWorld, monkeypatch: pytest.MonkeyPatch, answer: Answer, error: type[Exception], words: str
) -> None:
    world.collector.check()
    honest = world.server.answer

    def odd(asked: Asked) -> Answer:
        return honest(asked) if "server." in asked.path else answer

    monkeypatch.setattr(world.server, "answer", odd)
    with pytest.raises(error, match=words) as caught:
        world.collector.fetch("notifications", "", "", since=world.clock.now)
    assert "\n" not in str(caught.value)


def test_a_server_that_is_not_there_is_told_so(world: BlueskyWorld) -> None:
    world.collector.check()
    world.server.close()
    with pytest.raises(Transient, match="can't be reached") as caught:
        world.collector.check()
    assert caught.value.applied == "no"
