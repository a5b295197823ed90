from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from config import rotating
from config.setting_up import write_keys
from monitor.models import Channel
from monitor.models.secrets import UnreadableSecretError
from monitor.steps.accounts import opened
from tests import factories as make

pytestmark = pytest.mark.django_db
SECRETS = {"token": "very-secret", "session": "also-secret"}


@pytest.fixture
def key(settings: Any, tmp_path: Path) -> Path:
    settings.TOKEN_KEYS, settings.HOME = [], tmp_path
    write_keys()
    return tmp_path / "token.key"


def in_the_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrets FROM monitor_channel")
        return str(cursor.fetchall())


def test_a_secret_rests_encrypted_and_opens_with_its_key(key: Path) -> None:
    channel = make.channel(secrets=SECRETS)
    assert "secret" not in in_the_database()
    assert opened(Channel.objects.get(pk=channel.pk)) == SECRETS


def test_an_account_without_secrets_needs_no_key(key: Path) -> None:
    key.unlink()
    make.channel()
    assert opened(Channel.objects.get()) == {}


def test_after_rotating_the_new_key_opens_everything_and_the_old_one_nothing(key: Path) -> None:
    make.channel(secrets=SECRETS)
    make.channel()
    old, resting = key.read_text(), in_the_database()
    assert rotating.rotate() == 1
    assert old.strip() not in key.read_text()
    assert key.stat().st_mode & 0o077 == 0
    assert in_the_database() != resting
    assert [opened(channel) for channel in Channel.objects.order_by("pk")] == [SECRETS, {}]
    key.write_text(old)
    with pytest.raises(UnreadableSecretError, match="Connect it again"):
        opened(Channel.objects.order_by("pk")[0])


def test_a_secret_that_no_key_fits_stops_it_and_no_key_is_dropped(key: Path) -> None:
    make.channel(secrets=SECRETS, label="the shop")
    old = key.read_text()
    key.unlink()
    write_keys()
    with pytest.raises(UnreadableSecretError, match="the shop"):
        rotating.rotate()
    kept = key.read_text().split()
    assert len(kept) == 2
    key.write_text("\n".join([*kept, old]))
    assert rotating.rotate() == 1
    assert opened(Channel.objects.get()) == SECRETS


def test_keys_from_the_environment_encrypt_with_the_first_and_open_with_all(settings: Any) -> None:
    one = "b25lLWtleS1mb3ItdGVzdHMtb25lLWtleS1mb3ItdDE="
    two = "dHdvLWtleS1mb3ItdGVzdHMtdHdvLWtleS1mb3ItdDI="
    settings.TOKEN_KEYS = [one]
    make.channel(secrets=SECRETS)
    settings.TOKEN_KEYS = [two, one]
    assert rotating.encrypt_again() == 1
    settings.TOKEN_KEYS = [two]
    assert opened(Channel.objects.get()) == SECRETS


def test_a_secret_does_not_show_itself(key: Path) -> None:
    make.channel(secrets=SECRETS)
    channel = Channel.objects.get()
    assert "secret" not in repr(channel.secrets).replace("<no secret>", "")
    assert "secret" not in str(vars(channel)).replace("'secrets'", "")
