"""What the desk says of where a draft comes from: whose template it is, and who told its facts."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from monitor.models import Case
from responders.domain.own_words import TemplateWords
from responders.models import Draft
from responders.people.models import Role
from responders.steps import template_saving
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db
GOOD = "{{ greeting }}I'm so sorry about {{ issue }}. {{ act }} {{ by_when }}.{{ sign }}"


def page(case: Case) -> str:
    client = Client()
    client.force_login(make.user(), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("case", args=[case.pk])).content.decode()


def test_a_draft_of_an_owners_template_names_it_and_escapes_the_name() -> None:
    where = make.channel()
    words = TemplateWords(name="<b>Late</b> v2 parcel", sort="complaint", texts=(GOOD,), use="instead")
    template_saving.add(where.brand, words, enabled=True, user=make.user(Role.OWNER), now=NOW)
    case, _ = make.drafted_case(where)
    shown = page(case)
    assert "Your template “&lt;b&gt;Late&lt;/b&gt; v2 parcel”." in shown
    assert "<b>Late</b>" not in shown


def test_of_the_shipped_templates_nothing_is_said() -> None:
    assert "Your template" not in page(make.drafted_case()[0])


def test_what_we_say_where_the_playbook_is_silent_is_told_as_that() -> None:
    case, draft = make.drafted_case()
    by_default = {"words": "by this time tomorrow", "origin": "default", "said": "x", "kind": "by_when"}
    Draft.objects.filter(pk=draft.pk).update(sources=[by_default])
    assert "what we say where your playbook is silent</dd>" in page(case)
