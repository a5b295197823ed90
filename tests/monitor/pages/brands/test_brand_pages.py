from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from monitor.brands.keeping import written
from monitor.domain.response_clock import DAYS
from monitor.models import Brand
from monitor.steps.keeping import keep_now
from responders.people.models import AuditEntry, Role
from tests import factories as make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(make.user(Role.OWNER, email="ruth@tin.example"), backend=BACKEND)
    return client


@pytest.fixture
def manager() -> Client:
    client = Client()
    client.force_login(make.user(Role.MANAGER), backend=BACKEND)
    return client


def typed(brand: Brand, **changes: str) -> dict[str, str]:
    """The form as it stands, with changes."""
    days = {
        f"{edge}-{day}": (brand.hours.get(day) or ("", ""))[at]
        for day in DAYS
        for at, edge in enumerate(("opens", "closes"))
    }
    return {**written(brand), **days, "open": "hours" if brand.hours else "always", "do": "save"} | changes


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def row(brand: Brand) -> dict[str, Any]:
    return dict(Brand.objects.filter(pk=brand.pk).values().get())


def test_everything_is_set_in_one_go_and_goes_on_record(owner: Client) -> None:
    brand = make.brand()
    form = typed(
        brand,
        handles="@tinshop, tin.example", keywords="Tin Shop\r\ntinshop", exclude="tin shop bar",
        alert_emails="a@tin.example; b@tin.example", time_zone="Europe/London", open="hours",
        signer="Ruth", contact="care@tin.example", about="Tins.", voice="Warm.\r\nPlain.",
        respond_within_minutes="1 h 30 min", outbox_seconds="0", name="The Tin Shop",
    ) | {"opens-mon": "9", "closes-mon": "17.30", "opens-sun": "10", "closes-sun": "24:00"}  # fmt: skip
    answer = owner.post(f"/brands/{brand.pk}/", form, follow=True)
    assert answer.redirect_chain == [(f"/brands/{brand.pk}/", 303)]
    assert "Saved: name, handles, words to watch for" in words(answer.content)
    kept = row(brand)
    assert kept["handles"] == ["tinshop", "tin.example"]
    assert kept["keywords"] == ["Tin Shop", "tinshop"]
    assert kept["alert_emails"] == ["a@tin.example", "b@tin.example"]
    assert kept["hours"] == {"mon": ["09:00", "17:30"], "sun": ["10:00", "23:59"]}
    assert (kept["respond_within_minutes"], kept["outbox_seconds"]) == (90, 0)
    assert (kept["voice"], kept["contact"]) == ("Warm.\nPlain.", "care@tin.example")
    entry = AuditEntry.objects.get(deed="set_brand")
    assert entry.user is not None
    assert len(entry.detail["after"]) == 13
    page = words(answer.content)
    assert "Understood as @tinshop @tin.example" in page
    assert "Understood as Tin Shop tinshop" in page


def test_saving_what_stands_changes_nothing(owner: Client) -> None:
    brand = make.brand(hours={"mon": ["09:00", "17:30"]}, keywords=["Tin Shop"], voice="Warm.\nPlain.")
    before = row(brand)
    answer = owner.post(f"/brands/{brand.pk}/", typed(brand), follow=True)
    assert "Nothing was changed." in words(answer.content)
    assert row(brand) == before
    assert not AuditEntry.objects.exists()


def test_every_mistake_is_named_beside_its_field_and_nothing_is_saved(owner: Client) -> None:
    brand = make.brand()
    before = row(brand)
    form = typed(
        brand, alert_emails="<script>x</script>", outbox_seconds="500", time_zone="Mars", open="hours",
        signer="Ruth",
    ) | {"opens-tue": "19", "closes-tue": "9"}  # fmt: skip
    answer = owner.post(f"/brands/{brand.pk}/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error: " in page
    assert 'role="alert" tabindex="-1" autofocus' in page
    for name in ("alert_emails", "outbox_seconds", "time_zone", "hours-tue"):
        assert f'href="#{name}"' in page
        assert f'id="{name}"' in page
        assert f'id="error-{name}"' in page
    assert page.count('aria-invalid="true"') == 5
    order = [page.index(f'href="#{name}"') for name in ("alert_emails", "time_zone", "hours-tue")]
    assert order == sorted(order)
    assert "<script>x" not in page
    assert 'value="Ruth"' in page
    assert row(brand) == before


def test_open_at_no_hour_is_asked_about(owner: Client) -> None:
    brand = make.brand()
    answer = owner.post(f"/brands/{brand.pk}/", typed(brand, open="hours"))
    assert answer.status_code == 422
    assert "on one day at least" in words(answer.content)


def test_always_forgets_the_hours(owner: Client) -> None:
    brand = make.brand(hours={"mon": ["09:00", "17:30"]})
    owner.post(f"/brands/{brand.pk}/", typed(brand, open="always"))
    assert row(brand)["hours"] == {}


def test_the_words_are_tried_and_nothing_is_saved(owner: Client) -> None:
    brand = make.brand()
    channel = make.channel(brand)
    now = timezone.now()
    texts = [*(f"@tinshop <b>{n}</b>" for n in range(7)), "Tin Shop!", "Tin Shop Bar", "hm"]
    keep_now([make.incoming(text, created_at=now) for text in texts], channel=channel, now=now)
    before = row(brand)
    form = typed(
        brand, keywords="tin shop", exclude="tin shop bar", do="try", signer="Ruth", time_zone="Mars"
    )
    answer = owner.post(f"/brands/{brand.pk}/", form)
    said, page = words(answer.content), answer.content.decode()
    assert answer.status_code == 200
    assert (
        "Of 10 posts stored in the last 30 days, 7 would name you, 1 would speak of you, 1 would be left out."
        in said
    )
    assert page.count("&lt;b&gt;") == 5
    assert "@tinshop <b>" not in page
    assert "Names you: 7 posts: the newest five" in said
    assert "None of these words: 1 post" in said
    assert 'id="trial"' in page
    # What else was typed is still there, wrong or not.
    assert 'value="Ruth"' in page
    assert '<option value="Mars" selected>' in page
    assert row(brand) == before


def test_words_that_can_t_be_are_not_tried(owner: Client) -> None:
    brand = make.brand()
    answer = owner.post(f"/brands/{brand.pk}/", typed(brand, keywords="tin", exclude="tin", do="try"))
    assert answer.status_code == 422
    assert "stands in both lists" in words(answer.content)
    assert 'id="trial"' not in answer.content.decode()


def test_nothing_stored_is_said(owner: Client) -> None:
    brand = make.brand()
    answer = owner.post(f"/brands/{brand.pk}/", typed(brand, do="try"))
    assert "there is nothing to try the words on" in words(answer.content)


def test_a_very_long_list_is_refused_and_comes_back_cut(owner: Client) -> None:
    brand = make.brand()
    answer = owner.post(
        f"/brands/{brand.pk}/", typed(brand, keywords="\n".join(f"word {n}" for n in range(99_999)))
    )
    assert answer.status_code == 422
    assert "at most 100 words" in words(answer.content)
    assert len(answer.content) < 200_000


def test_a_form_with_nothing_in_it_saves_nothing(owner: Client) -> None:
    brand = make.brand()
    before = row(brand)
    assert owner.post(f"/brands/{brand.pk}/").status_code == 422
    assert row(brand) == before


def test_hostile_words_stay_words(owner: Client) -> None:
    brand = make.brand(
        name="<i>Tin</i>", keywords=['"><script>alert(1)</script>'], voice="</textarea><script>", signer='"x'
    )
    page = owner.get(f"/brands/{brand.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "</textarea><script>" not in page
    assert "<i>Tin" not in page


def test_a_manager_looks_and_changes_nothing(manager: Client) -> None:
    brand = make.brand(keywords=["Tin Shop"], hours={"mon": ["09:00", "17:30"]}, voice="<b>Warm")
    page = manager.get(f"/brands/{brand.pk}/").content.decode()
    assert "<form" not in page.split("<main")[1]
    said = words(page.encode())
    assert "Only an owner can change something here." in said
    assert "Monday 09:00–17:30" in said
    assert "Customers get an answer within 2 h of opening hours" in said
    assert "&lt;b&gt;Warm" in page
    before = row(brand)
    for address, form in (
        (f"/brands/{brand.pk}/", typed(brand, signer="Eve")),
        (f"/brands/{brand.pk}/", typed(brand, do="try")),
        ("/brands/add/", {"name": "Eve's"}),
    ):
        answer = manager.post(address, form)
        assert answer.status_code == 403
        assert "Only an owner can do this" in answer.content.decode()
    assert manager.get("/brands/add/").status_code == 403
    assert row(brand) == before
    assert Brand.objects.count() == 1


def test_nobody_looks_without_signing_in(client: Client) -> None:
    brand = make.brand()
    for address in ("/brands/", f"/brands/{brand.pk}/", "/brands/add/"):
        assert client.get(address).headers["Location"].startswith("/sign-in/")


def test_the_only_brand_is_shown_at_once_and_several_in_a_list(owner: Client) -> None:
    assert "There is no brand yet" in words(owner.get("/brands/").content)
    first = make.brand(name="Tin", keywords=["Tin Shop"])
    assert owner.get("/brands/").headers["Location"] == f"/brands/{first.pk}/"
    second = make.brand(name="Fern <b>", alert_emails=[])
    page = owner.get("/brands/").content.decode()
    assert page.index(f"/brands/{second.pk}/") < page.index(f"/brands/{first.pk}/")
    assert "No address for alerts is set" in page
    assert "Fern &lt;b&gt;" in page
    assert owner.get("/brands/999/").status_code == 404


def test_a_brand_is_added_with_the_owners_addresses(owner: Client) -> None:
    make.brand(time_zone="Europe/London", name="Tin")
    make.user(Role.OWNER, email="second@tin.example")
    make.user(Role.OWNER, email="gone@tin.example", is_active=False)
    make.user(Role.MANAGER, email="manager@tin.example")
    answer = owner.post("/brands/add/", {"name": " Fern &  Kettle "}, follow=True)
    brand = Brand.objects.get(name="Fern & Kettle")
    assert answer.redirect_chain == [(f"/brands/{brand.pk}/", 303)]
    assert brand.alert_emails == ["ruth@tin.example", "second@tin.example"]
    assert brand.time_zone == "Europe/London"
    assert "No words to watch for are set" in words(answer.content)
    assert AuditEntry.objects.get(deed="add_brand").user is not None


@pytest.mark.parametrize("name", ["", "TIN", "x" * 500, "a\u202eb"])
def test_a_brand_that_can_t_be_added_says_why(owner: Client, name: str) -> None:
    make.brand(name="Tin")
    answer = owner.post("/brands/add/", {"name": name})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert Brand.objects.count() == 1


def test_the_way_there(owner: Client) -> None:
    brand = make.brand(alert_emails=[])
    channel = make.channel(brand)
    assert f"Brand: {brand.name}" in words(owner.get("/channels/").content)
    page = owner.get(f"/channels/{channel.pk}/").content.decode()
    assert f'href="/brands/{brand.pk}/">Brand: <bdi>{brand.name}</bdi>' in page


def test_the_status_page_says_what_a_brand_lacks(owner: Client, manager: Client) -> None:
    brand = make.brand(alert_emails=[], name="Tin <b>")
    said = owner.get("/status/").content.decode()
    assert "<bdi>Tin &lt;b&gt;</bdi>: No address for alerts is set" in said
    assert "No words to watch for are set" in said
    assert f'<a href="/brands/{brand.pk}/">Set it</a>' in said
    assert "An owner can set it" in manager.get("/status/").content.decode()
    Brand.objects.update(alert_emails=["a@tin.example"], keywords=["Tin"])
    assert "Set it" not in owner.get("/status/").content.decode()
