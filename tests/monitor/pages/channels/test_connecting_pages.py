from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from monitor.models import Brand, Channel, Source
from monitor.platforms import registry
from monitor.steps.accounts import opened
from responders.people.models import Role, User
from tests import factories as make
from tests.fakes.kiosk.server import KioskServer

pytestmark = pytest.mark.django_db
FORM = "/channels/connect/kiosk/"
CONFIRM = "/channels/connect/kiosk/confirm/"
TOKEN = "violet-heron-7"


def signed_in(user: User) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def owner() -> Client:
    return signed_in(make.user(Role.OWNER))


def given(kiosk: KioskServer, **other: str) -> dict[str, str]:
    return {"ask-server": kiosk.url, "ask-token": TOKEN} | other


def number_in(page: str) -> str:
    found = re.search(r'name="number" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_every_platform_has_a_card_with_what_it_costs(owner: Client, known_kiosk: None) -> None:
    page = owner.get("/channels/connect/").content.decode()
    for name in registry.ROOMS:
        assert (f"/channels/connect/{name}/" in page) == (name != "practice")
    assert "up to $0.01 a post, held by a monthly cap" in page
    assert "Costs nothing." in page


@pytest.mark.parametrize("platform", sorted(registry.ROOMS))
def test_every_platform_has_a_form_with_a_label_for_each_thing_it_asks(owner: Client, platform: str) -> None:
    what = registry.about(platform)
    page = owner.get(f"/channels/connect/{platform}/").content.decode()
    for ask in what.asks:
        assert f'<label for="ask-{ask.name}">' in page
        field = re.search(rf'<input id="ask-{ask.name}"[^>]*>', page)
        assert field is not None
        assert ('type="password"' in field[0]) == ask.secret
        assert 'autocomplete="off"' in field[0]


def test_a_platform_we_do_not_know_has_no_page(owner: Client) -> None:
    assert owner.get("/channels/connect/myspace/").status_code == 404


def test_from_the_form_to_a_channel_that_listens(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    page = owner.post(FORM, given(kiosk)).content.decode()
    said = words(page)
    assert "You are tinshop on Kiosk" in said
    assert "It may reply: what a person has approved goes out from here." in said
    assert "A note may have 200 characters." in said
    assert "This check cost $0.01." in said
    assert "Notes that name us, every 2 min, from one day back; at most $0.001 a post" in said
    assert not Channel.objects.exists()
    done = owner.post(CONFIRM, {"number": number_in(page), "cap": "12.50"}, follow=True)
    channel = Channel.objects.get()
    assert done.redirect_chain == [(f"/channels/{channel.pk}/", 303)]
    assert "Connected to Kiosk." in words(done.content.decode())
    assert channel.monthly_cap == Decimal("12.50")
    assert opened(channel) == {"token": TOKEN}
    assert Source.objects.get().stream == "mentions"


def test_an_account_that_may_not_write_says_so(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    page = owner.post(FORM, given(kiosk, **{"ask-token": "amber-otter-9"})).content.decode()
    assert "It can’t send replies: they are copied and posted by hand." in words(page)


def test_no_secret_comes_back_and_everything_else_stays(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    wrong = given(kiosk, **{"ask-token": "mistyped-secret", "ask-pin": "9876", "ask-region": "south"})
    answer = owner.post(FORM, wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The kiosk does not know this token. Ask for a new one." in page
    assert "mistyped-secret" not in page
    assert "9876" not in page
    assert kiosk.url in page
    assert 'value="south"' in page
    assert "<title>Error: " in page
    assert not Channel.objects.exists()


def test_each_field_says_its_own_error(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    page = owner.post(FORM, {"ask-server": "", "ask-token": "", "ask-pin": "9876"}).content.decode()
    for name, label in (("server", "Address"), ("token", "Token")):
        assert f'<a href="#ask-{name}">{label} is missing.</a>' in page
        field = re.search(rf'<input id="ask-{name}"[^>]*>', page)
        assert field is not None
        assert f'aria-describedby="help-{name} error-{name}"' in field[0]
        assert 'aria-invalid="true"' in field[0]
    assert "9876" not in page
    assert kiosk.asked == []


def test_no_secret_in_any_answer_log_session_or_message(
    owner: Client, kiosk: KioskServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    make.brand()
    kiosk.people[TOKEN]["token"] = "renewed-secret-3"
    answers = [owner.post(FORM, given(kiosk))]
    stored = "".join(str(session.get_decoded()) for session in Session.objects.all())
    answers.append(
        owner.post(CONFIRM, {"number": number_in(answers[0].content.decode()), "cap": "5"}, follow=True)
    )
    channel = Channel.objects.get()
    answers += [
        owner.get("/channels/"),
        owner.get(f"/channels/{channel.pk}/"),
        owner.get(f"/channels/{channel.pk}/again/"),
        owner.post(f"/channels/{channel.pk}/check/", follow=True),
        owner.post(f"/channels/{channel.pk}/again/", {"ask-server": kiosk.url, "ask-token": "third-secret"}),
    ]
    everything = (
        stored + caplog.text + "".join(answer.content.decode() + str(answer.headers) for answer in answers)
    )
    for secret in (TOKEN, "renewed-secret-3", "third-secret"):
        assert secret not in everything
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = str(cursor.fetchall())
            assert TOKEN not in rows
            assert "renewed-secret-3" not in rows


def test_a_confirmation_counts_once(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    number = number_in(owner.post(FORM, given(kiosk)).content.decode())
    owner.post(CONFIRM, {"number": number, "cap": "5"})
    Channel.objects.all().delete()
    again = owner.post(CONFIRM, {"number": number, "cap": "5"}, follow=True)
    assert "That check is too long ago" in words(again.content.decode())
    assert again.redirect_chain == [(FORM, 303)]
    assert not Channel.objects.exists()


def test_a_confirmation_is_for_what_was_shown(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    first = number_in(owner.post(FORM, given(kiosk)).content.decode())
    owner.post(FORM, given(kiosk, **{"ask-token": "amber-otter-9"}))
    owner.post(CONFIRM, {"number": first, "cap": "5"})
    assert not Channel.objects.exists()


def test_a_check_is_good_for_a_quarter_of_an_hour(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    now = timezone.now()
    number = number_in(owner.post(FORM, given(kiosk)).content.decode())
    with time_machine.travel(now + timedelta(minutes=16), tick=False):
        owner.post(CONFIRM, {"number": number, "cap": "5"})
    assert not Channel.objects.exists()


def test_nobody_else_confirms_it(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    number = number_in(owner.post(FORM, given(kiosk)).content.decode())
    signed_in(make.user(Role.OWNER)).post(CONFIRM, {"number": number, "cap": "5"})
    assert not Channel.objects.exists()


def test_a_cap_that_is_none_is_asked_for_again(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    number = number_in(owner.post(FORM, given(kiosk)).content.decode())
    answer = owner.post(CONFIRM, {"number": number, "cap": "lots <b>"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write an amount in US dollars, such as 25 or 12.50." in page
    assert 'value="lots &lt;b&gt;"' in page
    owner.post(CONFIRM, {"number": number, "cap": "8"})
    assert Channel.objects.get().monthly_cap == Decimal(8)


def test_the_first_brand_is_made_on_the_way(owner: Client, kiosk: KioskServer) -> None:
    assert 'name="brand_name"' in owner.get(FORM).content.decode()
    assert owner.post(FORM, given(kiosk)).status_code == 422
    page = owner.post(FORM, given(kiosk, brand_name="Finch & Fern")).content.decode()
    owner.post(CONFIRM, {"number": number_in(page), "cap": "5"})
    assert Channel.objects.get().brand == Brand.objects.get(name="Finch & Fern")


def test_of_several_brands_one_is_chosen(owner: Client, kiosk: KioskServer) -> None:
    _, second = make.brand(), make.brand()
    assert f'<option value="{second.pk}"' in owner.get(FORM).content.decode()
    assert owner.post(FORM, given(kiosk, brand="999")).status_code == 422
    page = owner.post(FORM, given(kiosk, brand=str(second.pk))).content.decode()
    owner.post(CONFIRM, {"number": number_in(page), "cap": "5"})
    assert Channel.objects.get().brand == second


def test_connecting_again_keeps_the_settings_in_the_fields(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    page = owner.post(FORM, given(kiosk, **{"ask-region": "south"})).content.decode()
    owner.post(CONFIRM, {"number": number_in(page), "cap": "5"})
    channel = Channel.objects.get()
    Channel.objects.update(problem="Connect it again.", monthly_cap=Decimal(5))
    address = f"/channels/{channel.pk}/again/"
    form = owner.get(address).content.decode()
    assert 'value="south"' in form
    assert kiosk.url in form
    page = owner.post(address, given(kiosk)).content.decode()
    assert "This account is known already" in page
    assert 'value="5.00"' in page
    owner.post(CONFIRM, {"number": number_in(page), "cap": "5.00"})
    assert (Channel.objects.get().pk, Channel.objects.get().problem) == (channel.pk, "")


def test_another_account_is_not_taken_for_the_same(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    page = owner.post(FORM, given(kiosk)).content.decode()
    owner.post(CONFIRM, {"number": number_in(page), "cap": "5"})
    address = f"/channels/{Channel.objects.get().pk}/again/"
    answer = owner.post(address, given(kiosk, **{"ask-token": "amber-otter-9"}))
    assert answer.status_code == 422
    assert "signs in as otherman" in answer.content.decode()


def test_what_a_platform_says_is_escaped(owner: Client, kiosk: KioskServer) -> None:
    make.brand()
    kiosk.people[TOKEN]["handle"] = "<script>alert(1)</script>"
    page = owner.post(FORM, given(kiosk)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("address", ["/channels/connect/", FORM, CONFIRM])
def test_a_manager_is_told_whom_to_ask(kiosk: KioskServer, address: str) -> None:
    make.brand()
    manager = signed_in(make.user(Role.MANAGER))
    for answer in (manager.get(address), manager.post(address, given(kiosk))):
        assert answer.status_code in {403, 405}
    assert "Only an owner can do this" in manager.get(address).content.decode()
    assert kiosk.asked == []


def test_a_stranger_is_led_to_the_sign_in(client: Client, kiosk: KioskServer) -> None:
    answer = client.post(FORM, given(kiosk))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")
    assert kiosk.asked == []


def test_a_form_from_elsewhere_is_refused(kiosk: KioskServer) -> None:
    make.brand()
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.user(Role.OWNER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(FORM, given(kiosk)).status_code == 403
    assert kiosk.asked == []


@pytest.mark.parametrize("cap", ["5", "lots"])
def test_an_account_that_took_the_number_meanwhile_is_told_of(
    owner: Client, kiosk: KioskServer, cap: str
) -> None:
    brand = make.brand()
    number = number_in(owner.post(FORM, given(kiosk)).content.decode())
    other = make.channel(
        brand, platform="kiosk", handle="elsewhere", settings={"server": "https://other.example"}
    )
    Channel.objects.filter(pk=other.pk).update(external_id=kiosk.people[TOKEN]["id"])
    answer = owner.post(CONFIRM, {"number": number, "cap": cap}, follow=True)
    assert answer.redirect_chain == [(FORM, 303)]
    said = words(answer.content.decode())
    assert "elsewhere is connected already and has the same number" in said
    assert "Nothing was kept." in said
    assert Channel.objects.get().handle == "elsewhere"
