"""What the machine had set aside can still be answered."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from monitor.models import Case, Mention
from monitor.models.mention import MentionState
from monitor.steps import file_cases, keeping, read
from responders.people.models import AuditEntry
from tests import factories as make
from tests.factories import NOW, ScriptedReader

pytestmark = pytest.mark.django_db


@pytest.fixture
def aside() -> Mention:
    keeping.keep_now([make.incoming("Lovely weather.")], channel=make.channel(), now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    return Mention.objects.get(state=MentionState.SET_ASIDE)


def test_the_list_offers_to_answer_it(desk: Client, aside: Mention) -> None:
    page = desk.get(reverse("mentions")).content.decode()
    assert reverse("open-case", args=[aside.pk]) in page


def test_answering_it_opens_its_case_and_is_recorded(desk: Client, aside: Mention) -> None:
    answer = desk.post(reverse("open-case", args=[aside.pk]))
    case = Case.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, reverse("case", args=[case.pk]))
    assert AuditEntry.objects.filter(deed="open_case", subject=f"case:{case.pk}").exists()


def test_the_second_press_says_that_it_is_done(desk: Client, aside: Mention) -> None:
    desk.post(reverse("open-case", args=[aside.pk]))
    answer = desk.post(reverse("open-case", args=[aside.pk]), follow=True)
    assert "not set aside any more" in answer.content.decode()
    assert Case.objects.count() == 1
