from __future__ import annotations

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/sign-in/", "/nowhere/", "/desk/", "/square/", "/mails/", "/status/"])
@pytest.mark.parametrize("signed_in", [True, False])
def test_no_page_is_kept_and_none_has_powers(address: str, *, signed_in: bool) -> None:
    client = Client()
    if signed_in:
        client.force_login(make.user())
    answer = client.get(address)
    assert "no-store" in answer["Cache-Control"]
    assert "camera=()" in answer["Permissions-Policy"]


def test_static_files_may_be_kept() -> None:
    answer = Client().get("/static/amends/base.css")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert "no-store" not in answer["Cache-Control"]
    answer.close()
