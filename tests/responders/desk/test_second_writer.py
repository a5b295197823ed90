"""What the desk says of the second writer."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from monitor.models import Case
from responders.models import SecondAsk
from responders.models.second_ask import AskOutcome
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(settings: LazySettings) -> Case:
    settings.WRITER_URL = "http://127.0.0.1:9/v1"
    return make.drafted_case()[0]


def page(case: Case) -> str:
    client = Client()
    client.force_login(make.user(), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("case", args=[case.pk])).content.decode()


def asked(case: Case, outcome: AskOutcome, reason: str = "") -> None:
    SecondAsk.objects.create(
        case=case, case_version=case.version, outcome=outcome, reason=reason, asked_at=NOW, ended_at=NOW
    )


def test_a_text_that_was_refused_is_told_with_its_reason_and_escaped(case: Case) -> None:
    asked(case, AskOutcome.REJECTED, "It names somebody that nobody told it: “<b>Bo</b>”.")
    shown = page(case)
    assert "text was not used. It names somebody" in shown
    assert "<b>Bo</b>" not in shown


def test_no_answer_is_told_plainly(case: Case) -> None:
    asked(case, AskOutcome.FAILED, "it did not answer within 8 seconds")
    assert "The second writer gave no answer: it did not answer within 8 seconds." in page(case)


def test_of_what_went_well_or_was_not_asked_nothing_is_said(case: Case, settings: LazySettings) -> None:
    assert "second writer" not in page(case)
    asked(case, AskOutcome.PROPOSED)
    assert "second writer" not in page(case)
    SecondAsk.objects.update(outcome=AskOutcome.REJECTED, reason="It promises too much.")
    settings.WRITER_URL = ""
    assert "second writer" not in page(case)
