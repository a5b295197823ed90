"""What the status page says of answering."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from responders.models import SecondAsk
from responders.models.second_ask import AskOutcome
from tests import factories as make

pytestmark = pytest.mark.django_db


def failed_five_times() -> None:
    case, _ = make.drafted_case()
    now = timezone.now()
    for version in range(5):
        SecondAsk.objects.create(
            case=case,
            case_version=version,
            outcome=AskOutcome.FAILED,
            reason="it does not accept the key",
            asked_at=now,
            ended_at=now,
        )


def status(client: Client) -> str:
    client.force_login(make.user(), backend="django.contrib.auth.backends.ModelBackend")
    return client.get("/status/").content.decode()


def test_a_second_writer_that_rests_is_told_with_the_reason(client: Client, settings: LazySettings) -> None:
    settings.WRITER_URL = "http://127.0.0.1:9/v1"
    failed_five_times()
    assert "after failures in a row: it does not accept the key" in status(client)


def test_without_a_second_writer_nothing_is_said(client: Client) -> None:
    failed_five_times()
    assert "second writer" not in status(client)
