from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from cryptography.fernet import MultiFernet
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from monitor.channels.incoming import example, open_door
from monitor.models import Channel, Mention
from monitor.models.mention import MentionState
from monitor.platforms.webhook.signing import HEADER, sign
from monitor.steps.accounts import opened
from responders.people.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]


@pytest.fixture
def door() -> tuple[Channel, str]:
    return open_door(make.brand(), "webhook", now=timezone.now())


@pytest.fixture
def send(door: tuple[Channel, str]) -> Send:
    """What a program does: no session, no CSRF token, a signature."""
    channel, secret = door

    def post(body: Any, *, signature: str | None = "", with_secret: str = secret, **headers: Any) -> Any:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        made = sign(with_secret, raw, int(timezone.now().timestamp())) if signature == "" else signature
        signed = {} if made is None else {HEADER: made}
        return Client(enforce_csrf_checks=True).post(
            f"/in/{channel.pk}/", raw, content_type="application/json", headers=signed, **headers
        )

    return post


def code(answer: Any) -> tuple[int, str]:
    error = json.loads(answer.content)["error"]
    assert error["message"].endswith(".")
    return answer.status_code, error["code"]


def test_signed_posts_become_mentions(send: Send, door: tuple[Channel, str]) -> None:
    answer = send([{"id": "r-1", "text": "The lid leaks."}, {"id": "r-2", "text": "It shines."}])
    assert (answer.status_code, json.loads(answer.content)) == (
        200,
        {"new": 2, "edited": 0, "seen": 0, "broken": 0},
    )
    assert set(Mention.objects.values_list("external_id", "text", "channel")) == {
        ("r-1", "The lid leaks.", door[0].pk),
        ("r-2", "It shines.", door[0].pk),
    }


def test_a_post_sent_twice_is_seen_and_one_with_other_words_is_an_edit(send: Send) -> None:
    send({"id": "r-1", "text": "The lid leaks."})
    assert json.loads(send({"id": "r-1", "text": "The lid leaks."}).content)["seen"] == 1
    assert json.loads(send({"id": "r-1", "text": "It is tight now."}).content)["edited"] == 1
    assert Mention.objects.get().text == "It is tight now."


def test_a_broken_post_is_flagged_and_can_be_sent_again_mended(send: Send) -> None:
    answer = send([{"id": "r-1"}, {"id": "r-2", "text": "It shines."}])
    assert json.loads(answer.content) == {"new": 1, "edited": 0, "seen": 0, "broken": 1}
    assert Mention.objects.filter(state=MentionState.BROKEN).count() == 1
    send([{"id": "r-1", "text": "Whole now."}])
    assert Mention.objects.get(external_id="r-1").text == "Whole now."


@pytest.mark.parametrize(
    ("signature", "answer"), [(None, (401, "missing")), ("t=1,v1=x", (401, "malformed"))]
)
def test_without_a_signature_nothing_is_taken(
    send: Send, signature: str | None, answer: tuple[int, str]
) -> None:
    assert code(send({"text": "x"}, signature=signature)) == answer
    assert not Mention.objects.exists()


def test_a_wrong_secret_is_not_let_in(send: Send) -> None:
    assert code(send({"text": "x"}, with_secret="guessed")) == (401, "wrong")


def test_an_old_signature_is_not_let_in(send: Send, door: tuple[Channel, str]) -> None:
    body = json.dumps({"text": "x"}).encode()
    made = sign(door[1], body, int((timezone.now() - timedelta(minutes=6)).timestamp()))
    assert code(send(body, signature=made)) == (401, "too-old")
    with time_machine.travel(timezone.now() - timedelta(minutes=6)):
        assert send(body, signature=made).status_code == 200


def test_too_much_at_once_is_refused_before_it_is_read(send: Send) -> None:
    assert code(send(b"[" + b" " * 1_000_000 + b"]")) == (413, "too-large")
    assert code(send([{"text": "x"}] * 501)) == (413, "too-many")


@pytest.mark.parametrize("body", [b"", b"no json", b"[]"])
def test_what_can_t_be_read_is_refused(send: Send, body: bytes) -> None:
    assert code(send(body))[0] == 400
    assert not Mention.objects.exists()


@pytest.mark.parametrize("signature", ["", None, "t=1", f"t=1,v1={'a' * 64}"])
def test_an_address_that_is_none_answers_as_a_wrong_signature_does(
    send: Send, door: tuple[Channel, str], signature: str | None
) -> None:
    known = send({"text": "x"}, signature=signature, with_secret="guessed")
    Channel.objects.update(enabled=False)
    closed = send({"text": "x"}, signature=signature)
    Channel.objects.update(enabled=True, platform="practice")
    other = send({"text": "x"}, signature=signature)
    Channel.objects.all().delete()
    unknown = send({"text": "x"}, signature=signature)
    assert known.status_code == 401
    for answer in (closed, other, unknown):
        assert (answer.status_code, answer.content) == (401, known.content)
        # It holds the second in which it was answered.
        assert {**answer.headers, "Expires": ""} == {**known.headers, "Expires": ""}
    assert not Mention.objects.exists()


def test_an_unknown_address_is_as_much_work(
    send: Send, door: tuple[Channel, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[None] = []
    for work in ("encrypt", "decrypt"):
        monkeypatch.setattr(MultiFernet, work, _counted(worked, getattr(MultiFernet, work)))
    send({"text": "x"}, with_secret="guessed")
    assert len(worked) == 1
    Channel.objects.all().delete()
    send({"text": "x"}, with_secret="guessed")
    assert len(worked) == 2


def _counted(calls: list[None], work: Callable[..., bytes]) -> Callable[..., bytes]:
    def counting(*given: Any) -> bytes:
        calls.append(None)
        return work(*given)

    return counting


def test_looking_at_the_address_is_answered_in_words(client: Client, door: tuple[Channel, str]) -> None:
    answer = client.get(f"/in/{door[0].pk}/")
    assert code(answer) == (405, "not-a-post")
    assert answer.headers["Allow"] == "POST"


def test_a_door_without_a_secret_lets_nobody_in(send: Send) -> None:
    Channel.objects.update(secrets={})
    assert code(send({"text": "x"})) == (401, "wrong")


def test_a_lost_key_is_told_to_the_owner(send: Send, door: tuple[Channel, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE monitor_channel SET secrets = 'gAAAAAnonsense'")
    assert code(send({"text": "x"})) == (503, "unreadable-secret")
    assert "Connect it again" in Channel.objects.get().problem


def test_the_secret_is_shown_once_with_lines_to_copy(client: Client) -> None:
    client.force_login(make.user(Role.OWNER), backend="django.contrib.auth.backends.ModelBackend")
    make.brand()
    page = client.post("/channels/connect/webhook/").content.decode()
    channel = Channel.objects.get()
    secret = opened(channel)["secret"]
    assert secret in page
    assert f"/in/{channel.pk}/" in page
    assert "openssl dgst -sha256 -hmac" in page
    for address in ("/channels/", f"/channels/{channel.pk}/", f"/channels/{channel.pk}/again/"):
        assert secret not in client.get(address).content.decode()
    again = client.post(f"/channels/{channel.pk}/again/").content.decode()
    renewed = opened(Channel.objects.get())["secret"]
    assert renewed != secret
    assert renewed in again
    assert secret not in again


def test_the_pages_say_how_many_posts_came(client: Client, send: Send, door: tuple[Channel, str]) -> None:
    client.force_login(make.user(Role.MANAGER), backend="django.contrib.auth.backends.ModelBackend")
    send({"text": "The lid leaks."})
    for address in ("/channels/", f"/channels/{door[0].pk}/"):
        shown = " ".join(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).split())
        assert "1 post so far, the last one just now" in shown


def test_the_lines_to_copy_sign_as_we_check(tmp_path: Any, door: tuple[Channel, str]) -> None:
    import subprocess

    (tmp_path / "posts.json").write_text('[{"text": "It’s leaking.\\n"}]\n')
    lines = example(*door).split("curl ")[0] + 'printf "t=%s,v1=%s" "$TIME" "$DIGEST"'
    made = subprocess.run(
        ["sh", "-c", lines], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    body = (tmp_path / "posts.json").read_bytes()
    time = int(made.split(",")[0].removeprefix("t="))
    assert made == sign(door[1], body, time)
