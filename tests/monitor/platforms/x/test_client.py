from __future__ import annotations

import logging
import socket
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.platforms.errors import AuthFailed, QuotaExhausted, Transient
from monitor.platforms.x.listen import XCollector, connect
from monitor.platforms.x.prices import SHARED
from tests.contracts.x_world import XWorld
from tests.fakes.serving import Answer, Asked


def since(x: XWorld) -> Any:
    return x.clock.now - timedelta(days=1)


def nobody_there() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_nothing_is_written_where_nobody_listens(x: XWorld) -> None:
    x.settings["api"] = nobody_there()
    with pytest.raises(Transient, match=r"could not be reached") as caught:
        x.collector.check()
    assert caught.value.applied == "no"


@pytest.mark.parametrize(
    "missing", ["consumer_key", "consumer_secret", "access_token", "access_token_secret"]
)
def test_a_missing_key_is_told_without_asking_x(x: XWorld, missing: str) -> None:
    collector = XCollector(x.account(**{missing: " "}), clock=x.clock)
    with pytest.raises(AuthFailed):
        collector.check()
    assert x.server.asked == []


def test_our_own_id_is_known_before_the_first_check(x: XWorld) -> None:
    said = x.say(x.naming_us("hello"))
    collector = XCollector(replace(x.account(), external_id=""), clock=x.clock)
    assert [post.external_id for post in collector.fetch("mentions", "", "", since=since(x)).mentions] == [
        said
    ]


def test_keys_that_do_not_say_whose_they_are_have_to_be_connected_again(x: XWorld) -> None:
    account = replace(x.account(access_token="AbC"), external_id="")
    with pytest.raises(AuthFailed):
        XCollector(account, clock=x.clock).fetch("mentions", "", "", since=since(x))


def test_a_wrong_secret_is_not_let_in(x: XWorld) -> None:
    with pytest.raises(AuthFailed):
        XCollector(x.account(access_token_secret="other"), clock=x.clock).check()


def test_used_up_credits_are_for_a_person_to_decide_on(x: XWorld) -> None:
    x.server.out_of_credits = True
    with pytest.raises(QuotaExhausted, match=r"console\.x\.com"):
        x.collector.fetch("mentions", "", "", since=since(x))


@pytest.mark.parametrize(
    "body", ["[]", "{}", "7", '"no"', "null", '{"errors": []}', '{"meta": {}}', "<html>"]
)
def test_an_answer_that_lists_nothing_is_never_taken_for_an_empty_list(
    x: XWorld, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(x.server, "answer", lambda asked: Answer(200, body=body.encode()))
    with pytest.raises(Transient) as caught:
        x.collector.fetch("mentions", "", "", since=since(x))
    assert caught.value.applied == "no"


def test_a_redirection_is_not_followed(x: XWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(asked: Asked) -> Answer:
        return Answer(307, {}, {"Location": f"{x.server.url}/elsewhere"})

    monkeypatch.setattr(x.server, "answer", elsewhere)
    with pytest.raises(Transient):
        x.collector.check()
    assert [asked.path for asked in x.server.asked] == ["/2/users/me"]


@pytest.mark.parametrize(
    "fault", ["server_error", "dropped", "slow", "nonsense", "unauthorised", "rate_limited"]
)
def test_no_secret_gets_into_the_log_or_the_error(
    x: XWorld, fault: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = {"consumer_secret": "cs&cs", "access_token_secret": "ats", "access_token": "7001-at"}
    x.fail_next(fault)
    with pytest.raises(Exception) as caught:  # noqa: PT011 (which one it is, the contract suite says)
        x.collector.check()
    said = f"{caplog.text} {caught.value!r} {x.account()!r}"
    assert "oauth_signature" not in said
    assert [name for name, secret in secrets.items() if len(secret) > 3 and secret in said] == []


def test_connecting_calls_nobody_and_shares_one_bill(x: XWorld) -> None:
    collector = connect(x.account())
    assert collector._api._bill is SHARED
    assert x.server.asked == []
