from __future__ import annotations

import base64
import itertools
import socket
import uuid
from collections.abc import Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from monitor.models import Brand, Mail
from monitor.models.claimed import claim_rows
from monitor.models.mail import MailState
from monitor.steps import send_mail
from tests import factories as make
from tests.factories import NOW
from tests.monitor.mail.server import HOST, MailServer, TellTale, free_port

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
_count = itertools.count(1)


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    running = MailServer().start()
    use(settings, running.port)
    yield running
    running.stop()


@pytest.fixture
def brand() -> Brand:
    return make.brand()


def use(settings: Settings, port: int, **more: object) -> None:
    chosen = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": HOST,
        "EMAIL_PORT": port,
        "EMAIL_USE_TLS": False,
        "EMAIL_TIMEOUT": 5,
        "DEFAULT_FROM_EMAIL": "Amends <amends@shop.example>",
    }
    for name, value in (chosen | more).items():
        setattr(settings, name, value)


def mail(of: Brand, to: str = "owner@example.com", **fields: Any) -> Mail:
    defaults = {
        "subject": "Must not wait: possible injury",
        "text": "Somebody may have been hurt.\n",
        "html": "<p>Somebody may have been hurt.</p>",
        "message_id": f"<{next(_count)}@shop.example>",
        "next_try_at": NOW,
        "created_at": NOW,
    }
    return Mail.objects.create(brand=of, to=to, **(defaults | fields))


def state(row: Mail) -> str:
    row.refresh_from_db()
    return row.state


def test_a_mail_arrives_with_its_text_its_html_and_its_headers(server: MailServer, brand: Brand) -> None:
    row = mail(
        brand,
        subject="Zoë – 火傷 🔥",
        text="“It burnt me”, says Zoë.\n.\nA dot alone, and 火傷 🔥\n",
        html="<p>Zoë &amp; 火傷 🔥</p>",
    )
    assert send_mail.run(NOW) == 1
    assert state(row) == MailState.SENT
    assert row.sent_at == NOW
    ((_, got),) = server.taken
    assert got["Subject"] == "Zoë – 火傷 🔥"
    assert got["Message-ID"] == row.message_id
    assert parsedate_to_datetime(got["Date"]) == NOW
    assert got["From"] == "Amends <amends@shop.example>"
    assert got["To"] == "owner@example.com"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content_type() == "multipart/alternative"
    text, html = got.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content().splitlines() == row.text.splitlines()
    assert html.get_content_type() == "text/html"
    assert html.get_content().strip() == row.html


def test_a_batch_goes_over_one_connection(server: MailServer, brand: Brand) -> None:
    for number in range(5):
        mail(brand, f"owner{number}@example.com")
    assert send_mail.run(NOW) == 5
    assert len(server.sessions) == 1
    assert len(server.taken) == 5


def test_what_was_sent_is_not_sent_again(server: MailServer, brand: Brand) -> None:
    mail(brand)
    send_mail.run(NOW)
    assert send_mail.run(NOW + MINUTE) == 0
    assert len(server.taken) == 1


@pytest.mark.parametrize("where", ["on_recipient", "on_data"])
def test_a_mail_refused_for_good_fails_with_the_reason_and_the_others_go(
    server: MailServer, brand: Brand, where: str
) -> None:
    getattr(server, where)["gone@example.com"] = "550 5.1.1 No such mailbox here"
    bad, good = mail(brand, "gone@example.com"), mail(brand, "owner@example.com")
    assert send_mail.run(NOW) == 2
    assert state(bad) == MailState.FAILED
    assert "550 5.1.1 No such mailbox here" in bad.last_error
    assert state(good) == MailState.SENT
    assert send_mail.run(NOW + timedelta(days=2)) == 0


def test_a_mail_refused_for_now_is_tried_after_1_5_15_60_and_60_minutes(
    server: MailServer, brand: Brand
) -> None:
    server.on_recipient["full@example.com"] = "451 4.2.2 Mailbox busy"
    bad, good = mail(brand, "full@example.com"), mail(brand)
    now, waits = NOW, []
    for _ in range(5):
        send_mail.run(now)
        bad.refresh_from_db()
        assert "451 4.2.2 Mailbox busy" in bad.last_error
        assert send_mail.run(bad.next_try_at - timedelta(seconds=1)) == 0
        waits.append((bad.next_try_at - now) / MINUTE)
        now = bad.next_try_at
    assert waits == [1, 5, 15, 60, 60]
    assert state(good) == MailState.SENT
    server.on_recipient.clear()
    send_mail.run(now)
    assert state(bad) == MailState.SENT
    assert (bad.attempts, bad.last_error) == (6, "")


def test_a_refused_sender_is_a_matter_of_the_settings_and_loses_nothing(
    server: MailServer, brand: Brand
) -> None:
    server.on_sender = "553 5.7.1 That address is not yours"
    row = mail(brand)
    send_mail.run(NOW)
    assert state(row) == MailState.WAITING
    assert "sender that is set" in row.last_error
    server.on_sender = "250 OK"
    send_mail.run(NOW + MINUTE)
    assert state(row) == MailState.SENT


def test_a_server_that_hangs_on_one_mail_gets_the_others_half_a_minute_later(
    server: MailServer, brand: Brand, settings: Settings
) -> None:
    settings.EMAIL_TIMEOUT = 0.2
    server.on_data["tarpit@example.com"] = "hang"
    bad, good = mail(brand, "tarpit@example.com"), mail(brand)
    assert send_mail.run(NOW) == 1
    assert state(bad) == MailState.WAITING
    assert "did not answer in time" in bad.last_error
    assert bad.next_try_at == NOW + MINUTE
    assert (state(good), good.attempts) == (MailState.WAITING, 0)
    assert send_mail.run(NOW) == 0
    assert send_mail.run(NOW + MINUTE / 2) == 1
    assert state(good) == MailState.SENT
    assert bad.next_try_at == NOW + MINUTE


def test_a_server_that_never_says_a_word_costs_one_time_out(brand: Brand, settings: Settings) -> None:
    with socket.create_server((HOST, 0)) as mute:
        use(settings, mute.getsockname()[1], EMAIL_TIMEOUT=0.2)
        rows = [mail(brand, f"owner{number}@example.com") for number in range(3)]
        beyond = mail(brand, "beyond-the-batch@example.com", next_try_at=NOW)
        assert send_mail.run(NOW, size=3) == 3
        assert send_mail.run(NOW, size=3) == 0
        mute.setblocking(False)
        mute.accept()[0].close()
        with pytest.raises(BlockingIOError):
            mute.accept()
    assert {state(row) for row in rows} == {MailState.WAITING}
    assert {row.next_try_at for row in rows} == {NOW + MINUTE}
    assert (state(beyond), beyond.attempts) == (MailState.WAITING, 0)
    assert "did not answer in time" in rows[0].last_error


def test_a_server_that_is_down_for_a_while_gets_everything_when_it_is_back(
    brand: Brand, settings: Settings
) -> None:
    server = MailServer(free_port())
    use(settings, server.port)
    rows = [mail(brand, f"owner{number}@example.com") for number in range(3)]
    assert send_mail.run(NOW) == 3
    assert {state(row) for row in rows} == {MailState.WAITING}
    assert rows[0].last_error == "No mail server answers at this address and port."
    assert send_mail.run(NOW + MINUTE) == 3
    server.start()
    assert send_mail.run(NOW + 6 * MINUTE) == 3
    server.stop()
    assert {state(row) for row in rows} == {MailState.SENT}
    assert sorted(server.recipients) == sorted(row.to for row in rows)


def test_a_server_that_dies_between_batches_loses_nothing(server: MailServer, brand: Brand) -> None:
    rows = [mail(brand, f"owner{number}@example.com") for number in range(4)]
    assert send_mail.run(NOW, size=2) == 2
    server.stop()
    assert send_mail.run(NOW, size=2) == 2
    server.start()
    assert send_mail.run(NOW + MINUTE, size=2) == 2
    assert {state(row) for row in rows} == {MailState.SENT}
    assert len(server.recipients) == 4


def test_a_server_that_hangs_up_in_the_middle_of_a_batch_gets_the_rest_later(
    server: MailServer, brand: Brand
) -> None:
    server.on_data["owner1@example.com"] = "hang up"
    rows = [mail(brand, f"owner{number}@example.com") for number in range(3)]
    assert send_mail.run(NOW) == 2
    assert [state(row) for row in rows] == [MailState.SENT, MailState.WAITING, MailState.WAITING]
    assert rows[1].last_error == "The mail server hung up."
    assert (rows[2].attempts, rows[2].claim) == (0, None)
    server.on_data.clear()
    send_mail.run(NOW + MINUTE)
    assert [state(row) for row in rows] == [MailState.SENT] * 3


def test_a_server_that_closes_for_now_gets_the_rest_later(server: MailServer, brand: Brand) -> None:
    server.on_recipient["owner0@example.com"] = "421 4.3.2 Closing down"
    rows = [mail(brand, f"owner{number}@example.com") for number in range(2)]
    assert send_mail.run(NOW) == 1
    assert [state(row) for row in rows] == [MailState.WAITING, MailState.WAITING]
    assert rows[1].attempts == 0


def test_a_lost_answer_leads_to_a_second_mail_with_the_same_message_id(
    server: MailServer, brand: Brand
) -> None:
    server.on_data["owner@example.com"] = "hang up after"
    row = mail(brand)
    send_mail.run(NOW)
    server.on_data.clear()
    send_mail.run(NOW + MINUTE)
    assert state(row) == MailState.SENT
    assert [got["Message-ID"] for _, got in server.taken] == [row.message_id, row.message_id]
    assert server.taken[0][1]["Date"] == server.taken[1][1]["Date"]


def test_a_killed_process_leaves_its_mail_to_the_next_once_its_lease_is_over(
    server: MailServer, brand: Brand
) -> None:
    row = mail(brand)
    claim_rows(Mail.objects.filter(pk=row.pk), now=NOW, size=1, lease=send_mail.LEASE)
    assert send_mail.run(NOW + send_mail.LEASE) == 0
    assert send_mail.run(NOW + send_mail.LEASE + MINUTE) == 1
    assert server.taken[0][1]["Message-ID"] == row.message_id


def test_a_claim_lost_to_somebody_else_is_not_written_over(
    server: MailServer, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, theirs = mail(brand), uuid.uuid4()
    send_one = send_mail._send_one

    def overtaken(*args: Any) -> Any:
        Mail.objects.update(claim=theirs)
        return send_one(*args)

    monkeypatch.setattr(send_mail, "_send_one", overtaken)
    send_mail.run(NOW)
    assert state(row) == MailState.WAITING
    assert row.claim == theirs


def test_a_slow_server_is_left_before_the_lease_is_over(
    server: MailServer, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_mail, "PATIENCE", -1.0)
    rows = [mail(brand, f"owner{number}@example.com") for number in range(2)]
    assert send_mail.run(NOW) == 1
    assert [state(row) for row in rows] == [MailState.SENT, MailState.WAITING]
    assert rows[1].claim is None


def test_without_a_mail_server_mails_are_kept(brand: Brand, settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    row = mail(brand)
    assert send_mail.run(NOW) == 1
    assert state(row) == MailState.KEPT
    assert send_mail.run(NOW) == 0


def test_kept_mails_of_the_last_day_are_sent_once_there_is_a_server(server: MailServer, brand: Brand) -> None:
    fresh = mail(brand, state=MailState.KEPT, created_at=NOW - timedelta(hours=23))
    stale = mail(brand, "late@example.com", state=MailState.KEPT, created_at=NOW - timedelta(hours=25))
    assert send_mail.run(NOW) == 1
    assert state(fresh) == MailState.SENT
    assert state(stale) == MailState.KEPT


@pytest.mark.parametrize("repeats", ["words", "nothing"])
def test_a_refused_password_keeps_the_mail_and_stands_nowhere(
    brand: Brand, settings: Settings, caplog: pytest.LogCaptureFixture, repeats: str
) -> None:
    options: dict[str, Any] = {"auth_require_tls": False}
    if repeats == "words":
        options["authenticator"] = TellTale()
    else:
        options["auth_callback"] = lambda *_: False
    server = MailServer(**options).start()
    use(settings, server.port, EMAIL_HOST_USER="shop", EMAIL_HOST_PASSWORD="hush-hush-42")
    row = mail(brand)
    send_mail.run(NOW)
    server.stop()
    assert state(row) == MailState.WAITING
    assert "refuses the name or the password: 535" in row.last_error
    ours = "".join(record.getMessage() for record in caplog.records if record.name.startswith("monitor"))
    assert f"mail {row.pk}: The mail server refuses" in ours
    coded = base64.b64encode(b"\0shop\0hush-hush-42").decode()
    for place in (row.last_error, ours):
        assert "hush-hush-42" not in place
        assert coded not in place


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"EMAIL_USE_TLS": True}, "STARTTLS"),
        ({"EMAIL_USE_TLS": True, "EMAIL_USE_SSL": True}, "No safe connection"),
        ({"EMAIL_HOST_USER": "shop", "EMAIL_HOST_PASSWORD": "hüsh-42"}, "settings"),
    ],
)
def test_wrong_settings_are_named_and_lose_nothing(
    server: MailServer,
    brand: Brand,
    settings: Settings,
    wrong: dict[str, object],
    says: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    row = mail(brand)
    use(settings, server.port, **wrong)
    assert send_mail.run(NOW) == 1
    assert state(row) == MailState.WAITING
    assert says in row.last_error
    assert "hüsh" not in row.last_error + caplog.text
    use(settings, server.port, EMAIL_USE_SSL=False, EMAIL_HOST_USER="", EMAIL_HOST_PASSWORD="")
    send_mail.run(NOW + MINUTE)
    assert state(row) == MailState.SENT
