"""A holding reply at the desk, asked for by hand."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from responders.models import Draft
from responders.models.draft import Writer
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(make.user())
    return client


def test_the_button_puts_a_holding_draft_beside_the_others_and_opens_it(desk: Client) -> None:
    case, _ = make.drafted_case()
    page = desk.get(reverse("case", args=[case.pk])).content.decode()
    assert reverse("holding", args=[case.pk]) in page
    answer = desk.post(reverse("holding", args=[case.pk]))
    draft = Draft.objects.get(writer=Writer.HOLDING)
    assert answer.status_code == 303
    assert answer["Location"].endswith(f"?variant={draft.variant}")
    opened = desk.get(answer["Location"]).content.decode()
    assert "Time is short" in opened
    assert "from the clock and your opening hours" in opened
    assert reverse("holding", args=[case.pk]) not in opened


def test_where_there_is_nothing_to_hold_the_page_says_so(desk: Client) -> None:
    case, _ = make.drafted_case()
    case.mentions.update(text="Meine Kanne ist kaputt.")
    case.mentions.get().readings.update(language="de")
    answer = desk.post(reverse("holding", args=[case.pk]))
    assert answer.status_code == 409
    assert "There is no holding reply for this one" in answer.content.decode()


def test_asking_by_address_leads_to_the_case(desk: Client) -> None:
    case, _ = make.drafted_case()
    assert desk.get(reverse("holding", args=[case.pk])).status_code == 302
    assert not Draft.objects.filter(writer=Writer.HOLDING).exists()
