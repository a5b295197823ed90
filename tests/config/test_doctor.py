"""`amends doctor`: what each check says of an ill installation."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import DatabaseError

from config import setting_up
from config.cli import doctor
from config.setting_up import write_keys
from monitor.models import Lease, Run
from responders.models import SecondAsk
from responders.models.second_ask import AskOutcome
from responders.people.models import Role, User
from tests import factories as make
from tests.fakes.serving import PATIENCE
from tests.fakes.writer_server import KEY, WriterServer


@pytest.fixture
def home(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with its keys, as `amends setup` makes it; no key comes from the environment."""
    monkeypatch.delenv("AMENDS_SECRET_KEY", raising=False)
    monkeypatch.delenv("AMENDS_TOKEN_KEY", raising=False)
    folder = tmp_path / "home"
    settings.HOME = folder
    write_keys()
    return folder


@pytest.fixture
def up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own database counts as one of this version, though it may be no file."""
    monkeypatch.setattr(setting_up, "pending_migrations", lambda: False)


def test_keys_and_folder_of_a_fresh_installation_are_well(home: Path) -> None:
    assert doctor.check_keys() is None


@pytest.mark.parametrize("name", ["secret.key", "token.key"])
def test_a_missing_key(home: Path, name: str) -> None:
    (home / name).unlink()
    assert doctor.check_keys() == f"{home / name} is missing. Type: amends setup"


def test_a_secret_key_from_the_environment_needs_no_file(
    home: Path, up_to_date: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "secret.key").unlink()
    monkeypatch.setenv("AMENDS_SECRET_KEY", "x" * 60)
    assert doctor.check_keys() is None
    assert setting_up.missing() == []


@pytest.mark.parametrize(("name", "mode"), [("secret.key", 0o640), ("token.key", 0o604)])
def test_a_key_that_others_can_read(home: Path, name: str, mode: int) -> None:
    (home / name).chmod(mode)
    assert doctor.check_keys() == f"{name} can be read by other users. Type: chmod 600 {home / name}"


def test_a_folder_that_others_can_look_into_is_worth_a_note(home: Path) -> None:
    home.chmod(0o755)
    found = doctor.check_keys()
    assert isinstance(found, doctor.Note)
    assert f"chmod 700 {home}" in found


@pytest.mark.django_db
def test_the_database_is_tried_and_left_as_it_was(up_to_date: None) -> None:
    assert doctor.check_database() is None
    assert not Lease.objects.exists()


@pytest.mark.django_db
def test_a_database_of_an_older_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_up, "pending_migrations", lambda: True)
    assert doctor.check_database() == "it has not been brought up to this version. Type: amends setup"


def test_a_database_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> bool:
        raise DatabaseError("connection refused\nIs the server running?")

    monkeypatch.setattr(setting_up, "pending_migrations", refuse)
    assert doctor.check_database() == "it can't be reached: connection refused. Check DATABASE_URL."


@pytest.mark.django_db
def test_a_database_that_cannot_be_written(up_to_date: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise DatabaseError("attempt to write a readonly database")

    monkeypatch.setattr(Lease.objects, "create", refuse)
    found = doctor.check_database()
    assert found is not None
    assert "it can't be written: attempt to write a readonly database" in found


@pytest.mark.django_db
def test_nobody_is_an_owner() -> None:
    User.objects.create_user("mia", role=Role.MANAGER)
    User.objects.create_user("gone", role=Role.OWNER, is_active=False)
    assert doctor.check_people() == "nobody is an owner. Type: amends add-user NAME --role owner"
    User.objects.create_user("ruth", role=Role.OWNER)
    assert doctor.check_people() is None


@pytest.mark.django_db
def test_a_clock_that_never_ticked_or_stands_still() -> None:
    now = datetime.now(UTC)
    found = doctor.check_clock()
    assert found is not None
    assert "never ticked" in found
    Run.objects.create(step="read", started_at=now - timedelta(minutes=16))
    found = doctor.check_clock()
    assert found is not None
    assert "it last ticked at" in found
    assert "amends run" in found
    Run.objects.create(step="read", started_at=now)
    assert doctor.check_clock() is None


def test_no_mail_server_is_worth_a_note(settings: LazySettings) -> None:
    settings.EMAIL_HOST = ""
    found = doctor.check_mail()
    assert isinstance(found, doctor.Note)
    assert "AMENDS_SMTP_HOST" in found


def test_a_mail_server_that_does_not_answer(settings: LazySettings) -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()
        found = doctor.check_mail()
    assert found is not None
    assert not isinstance(found, doctor.Note)
    assert f"127.0.0.1:{settings.EMAIL_PORT} does not let us in (ConnectionRefusedError)" in found


def test_the_shipped_model_reads() -> None:
    assert doctor.check_model() is None


CHECKS = ("keys", "database", "settings", "model", "people", "clock", "accounts", "brands", "mail", "writer")


def examine(monkeypatch: pytest.MonkeyPatch, **checks: Callable[[], str | None]) -> int:
    """Run `amends doctor` with these checks in place of the real ones; the others are well."""
    monkeypatch.setattr(doctor, "start_django", lambda: None)
    for name in CHECKS:
        monkeypatch.setattr(doctor, f"check_{name}", checks.get(name, lambda: None))
    try:
        doctor.doctor()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_all_well_is_exit_code_0(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert examine(monkeypatch) == 0
    assert capsys.readouterr().out.count("  ok  ") == len(CHECKS)


def test_a_note_is_no_failure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert examine(monkeypatch, mail=lambda: doctor.Note("no mail server is set")) == 0
    assert "  --  mail: no mail server is set\n" in capsys.readouterr().out


def test_a_finding_is_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine(monkeypatch, people=lambda: "nobody is an owner.") == 1
    assert "  !!  people: nobody is an owner.\n" in capsys.readouterr().out


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> str | None:
        raise KeyError("weights\nand more")

    assert examine(monkeypatch, model=breaks) == 1
    out = capsys.readouterr().out
    assert "  !!  reading model: KeyError: " in out
    assert "  ok  mail" in out


def test_without_a_database_nothing_is_said_of_people_and_clock(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never() -> str | None:
        raise AssertionError

    assert examine(monkeypatch, database=lambda: "it can't be reached.", people=never, clock=never) == 1
    assert "  --  clock: not looked at without the database\n" in capsys.readouterr().out


@pytest.mark.django_db
def test_accounts_that_need_a_person_are_named(home: Path) -> None:
    assert doctor.check_accounts() is None
    channel = make.channel(platform="mastodon", label="our Mastodon", problem="It does not let us in.")
    finding = doctor.check_accounts()
    assert finding == "our Mastodon: It does not let us in. Type: amends connect mastodon"
    type(channel).objects.update(enabled=False)
    assert doctor.check_accounts() is None


@pytest.mark.django_db
def test_secrets_whose_key_is_lost_are_told_of(home: Path, settings: LazySettings) -> None:
    settings.TOKEN_KEYS = []
    make.channel(secrets={"token": "x"})
    (home / "token.key").unlink()
    write_keys()
    assert "can't be read" in str(doctor.check_accounts())


@pytest.mark.django_db
def test_a_brand_that_is_neither_heard_nor_told_is_worth_a_note() -> None:
    assert doctor.check_brands() is None
    whole = {"keywords": ["tin shop"], "alert_emails": ["ruth@tinshop.example"]}
    brand = make.brand(name="Tin Shop", **whole)
    assert doctor.check_brands() is None
    type(brand).objects.update(alert_emails=[])
    found = doctor.check_brands()
    assert isinstance(found, doctor.Note)
    assert found.startswith("Tin Shop: No address for alerts is set")
    assert found.endswith(" Type: amends brand 'Tin Shop'")
    type(brand).objects.update(keywords=[], alert_emails=["ruth@tinshop.example"])
    assert "No words to watch for are set" in str(doctor.check_brands())
    make.brand(name="Zinc Shop", keywords=[], alert_emails=[])
    assert "So it is with 2 brands." in str(doctor.check_brands())


def test_a_platform_s_words_do_not_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine(monkeypatch, accounts=lambda: "our Mastodon: \x1b[2Jgone") == 1
    assert "  !!  accounts: our Mastodon: \\x1b[2Jgone\n" in capsys.readouterr().out


@pytest.mark.django_db
def test_without_a_second_writer_there_is_nothing_to_say() -> None:
    assert doctor.check_writer() is None


@pytest.fixture
def writer(settings: LazySettings) -> Iterator[WriterServer]:
    server = WriterServer()
    server.key = KEY
    settings.WRITER_URL, settings.WRITER_MODEL, settings.WRITER_KEY = server.base, "small", KEY
    settings.WRITER_TIMEOUT = PATIENCE
    yield server
    server.close()


@pytest.mark.django_db
def test_a_second_writer_that_lets_us_in_is_well(writer: WriterServer) -> None:
    assert doctor.check_writer() is None
    assert [asked.path for asked in writer.asked] == ["/v1/models"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("WRITER_KEY", "another", "does not accept the key"),
        ("WRITER_MODEL", "", "Set AMENDS_WRITER_MODEL"),
        ("WRITER_URL", "http://127.0.0.1:9/v1", "can't be reached"),
        ("WRITER_BRANDS", ["no-such-shop"], "names no-such-shop, and no brand has this slug"),
    ],
)
def test_what_is_wrong_with_a_second_writer(
    writer: WriterServer, settings: LazySettings, setting: str, value: object, said: str
) -> None:
    setattr(settings, setting, value)
    found = doctor.check_writer()
    assert found is not None
    assert said in found
    assert not isinstance(found, doctor.Note)
    assert KEY not in found


@pytest.mark.django_db
def test_a_second_writer_that_rests_is_worth_a_note(writer: WriterServer) -> None:
    case, _ = make.drafted_case()
    for version in range(5):
        SecondAsk.objects.create(
            case=case,
            case_version=version,
            outcome=AskOutcome.FAILED,
            reason="it answered with status 502",
            asked_at=datetime.now(UTC),
            ended_at=datetime.now(UTC),
        )
    found = doctor.check_writer()
    assert isinstance(found, doctor.Note)
    assert "status 502" in found
