from __future__ import annotations

import pytest
from django.test import Client

from monitor.models import Reading
from tests import factories as make

pytestmark = pytest.mark.django_db
HOSTILE = "<b>Loyalty</b> card"


@pytest.mark.parametrize("there", ["/desk/{case}/", "/desk/mentions/"])
def test_topics_of_the_brand_are_shown_beside_the_reading(client: Client, there: str) -> None:
    client.force_login(make.user(), backend="django.contrib.auth.backends.ModelBackend")
    case, _ = make.drafted_case()
    before = client.get(there.format(case=case.pk)).content.decode()
    Reading.objects.update(own_topics=[HOSTILE])
    html = client.get(there.format(case=case.pk)).content.decode()
    assert "tag own" not in before
    assert "&lt;b&gt;Loyalty&lt;/b&gt; card" in html
    assert HOSTILE not in html
