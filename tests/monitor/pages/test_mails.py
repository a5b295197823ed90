from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from monitor.models import Mail
from monitor.models.mail import MailState
from tests import factories as make

pytestmark = pytest.mark.django_db
_count = itertools.count(1)
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(make.user(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def mail(**fields: Any) -> Mail:
    now = timezone.now()
    defaults = {
        "to": "owner@example.com",
        "subject": "Must not wait: possible injury",
        "text": "Somebody may have been hurt.",
        "html": "<h1 style='color:red'>Hurt</h1>",
        "message_id": f"<page-{next(_count)}@example.com>",
        "next_try_at": now,
        "created_at": now,
    }
    return Mail.objects.create(brand=fields.pop("brand", None) or make.brand(), **(defaults | fields))


def words(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def policy(client: Client, address: str) -> dict[str, str]:
    parts = client.get(address).headers["Content-Security-Policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("address", ["/mails/", "/mails/{}/", "/mails/{}/html/", "/status/"])
def test_nobody_sees_anything_without_signing_in(client: Client, address: str) -> None:
    response = client.get(address.format(mail().pk))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/sign-in/")


def test_an_empty_page_says_that_this_is_good(signed_in: Client) -> None:
    assert "nothing has come in that must not wait" in words(signed_in, "/mails/")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"state": MailState.SENT, "sent_at": timezone.now()}, ">sent<"),
        ({"state": MailState.KEPT}, ">kept here, not sent<"),
        ({"state": MailState.FAILED, "last_error": "550 No such mailbox"}, ">refused<"),
        ({"state": MailState.FAILED, "last_error": "550 No such mailbox"}, "550 No such mailbox"),
        ({}, ">about to be sent<"),
        ({"attempts": 1}, ">trying again now<"),
        ({"attempts": 1, "next_try_at": timezone.now() + timedelta(hours=49)}, ">trying again in 2 days<"),
    ],
)
def test_the_state_of_each_mail_stands_in_words(signed_in: Client, fields: dict[str, Any], says: str) -> None:
    row = mail(**fields)
    page = words(signed_in, "/mails/")
    assert says in page.replace(" <", "<").replace("> ", ">")
    assert f'href="/mails/{row.pk}/"' in page


def test_the_newest_mail_comes_first_and_old_ones_on_further_pages(signed_in: Client) -> None:
    of, now = make.brand(), timezone.now()
    for number in range(51):
        mail(brand=of, subject=f"Mail no. {number}.", created_at=now - timedelta(minutes=number))
    first, second = words(signed_in, "/mails/"), words(signed_in, "/mails/?page=2")
    assert first.index("Mail no. 0.") < first.index("Mail no. 49.")
    assert "Mail no. 50." not in first
    assert "Mail no. 50." in second


@pytest.mark.parametrize(("host", "told"), [("", True), ("smtp.example.com", False)])
def test_a_missing_mail_server_is_told(
    signed_in: Client, settings: Settings, host: str, *, told: bool
) -> None:
    settings.EMAIL_HOST = host
    assert ("AMENDS_SMTP_HOST" in words(signed_in, "/mails/")) == told


def test_a_mail_shows_its_text_escaped_and_its_html_only_in_a_sandboxed_frame(signed_in: Client) -> None:
    row = mail(subject=f"Subject {HOSTILE}", text=f"Text {HOSTILE}", html=f"<p>Only framed</p>{HOSTILE}")
    page = words(signed_in, f"/mails/{row.pk}/")
    assert HOSTILE not in page
    assert "Text &lt;script&gt;" in page
    assert "Only framed" not in page
    frame = page[page.index("<iframe") : page.index("</iframe>")]
    assert f'src="/mails/{row.pk}/html/"' in frame
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in frame
    assert policy(signed_in, f"/mails/{row.pk}/")["frame-src"] == "'self'"


def test_the_html_part_may_be_styled_and_nothing_else(signed_in: Client) -> None:
    row = mail(html=f"<p style='color:red'>Hurt</p>{HOSTILE}")
    response = signed_in.get(f"/mails/{row.pk}/html/")
    assert response.content.decode() == row.html
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(signed_in, f"/mails/{row.pk}/html/") == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
        "sandbox": "allow-popups allow-popups-to-escape-sandbox",
    }


@pytest.mark.parametrize("address", ["/mails/", "/mails/{}/", "/status/"])
def test_the_pages_around_it_stay_strict(signed_in: Client, address: str) -> None:
    address = address.format(mail().pk)
    assert policy(signed_in, address)["style-src"] == "'self'"
    assert signed_in.get(address).headers["X-Frame-Options"] == "DENY"


def test_a_mail_leads_to_its_case(signed_in: Client) -> None:
    from monitor.steps.alerting import alert_cases
    from tests.monitor.steps.test_alerting import item

    told = item(make.channel())
    alert_cases([told], now=timezone.now())
    page = words(signed_in, f"/mails/{Mail.objects.get().pk}/")
    assert f'href="/desk/{told[0].pk}/"' in page


@pytest.mark.parametrize("address", ["/mails/7/", "/mails/7/html/"])
def test_a_mail_that_never_was_is_not_found(signed_in: Client, address: str) -> None:
    assert signed_in.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/mails/", "/mails/{}/", "/mails/{}/html/", "/status/"])
def test_the_pages_change_nothing(signed_in: Client, address: str) -> None:
    assert signed_in.post(address.format(mail().pk)).status_code == 405
