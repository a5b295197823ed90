from __future__ import annotations

import pytest

from monitor.brands.fields import BadBrandError, checked
from monitor.brands.keeping import accounts_of, change, missing, standing, written
from monitor.channels.brands import brand_named
from monitor.models import Brand
from responders.people.models import AuditEntry, Role
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_a_change_is_kept_and_stands_on_record_with_what_was_there_before() -> None:
    brand, owner = make.brand(), make.user(Role.OWNER)
    values = {"signer": "Ruth", "keywords": ["Tin Shop"], "handles": ["tinshop"]}
    _, changed = change(brand.pk, values, now=NOW, user=owner)
    assert changed == ["keywords", "signer"]
    brand.refresh_from_db()
    assert (brand.signer, brand.keywords) == ("Ruth", ["Tin Shop"])
    entry = AuditEntry.objects.get(deed="set_brand", subject=f"brand:{brand.pk}")
    assert (entry.user, entry.at) == (owner, NOW)
    assert entry.detail["before"] == {"keywords": [], "signer": "Maya"}
    assert entry.detail["after"] == {"keywords": ["Tin Shop"], "signer": "Ruth"}


def test_nothing_new_is_no_deed() -> None:
    brand = make.brand()
    _, changed = change(brand.pk, standing(brand), now=NOW)
    assert changed == []
    assert not AuditEntry.objects.exists()


def test_what_is_written_is_read_the_same() -> None:
    hours = {"mon": ["09:00", "17:30"], "sun": ["10:00", "12:00"]}
    brand = make.brand(hours=hours, keywords=["Tin Shop", "tinshop"], voice="Warm.\nPlain.", about="Tins.")
    assert checked(written(brand)) == standing(brand)


def test_no_two_brands_have_one_name() -> None:
    brand, other = make.brand(), make.brand(name="Fern")
    with pytest.raises(BadBrandError, match="Another brand has this name"):
        change(brand.pk, {"name": "FERN"}, now=NOW)
    change(other.pk, {"name": "FERN"}, now=NOW)
    assert Brand.objects.get(pk=other.pk).name == "FERN"


def test_what_is_missing_is_said() -> None:
    assert len(missing(make.brand(alert_emails=[], keywords=[]))) == 2
    assert missing(make.brand(keywords=["Tin Shop"])) == []


def test_accounts_without_a_handle_are_not_watched_for() -> None:
    brand = make.brand()
    make.channel(brand, platform="bluesky", handle="tin.example")
    make.channel(brand, platform="feeds", handle="Feeds (RSS, Atom)")
    make.channel(brand, platform="file", external_id="file", handle="file")
    make.channel(brand, platform="x", handle="gone", enabled=False)
    assert [account.handle for account in accounts_of(brand)] == ["tin.example"]


def test_a_new_brand_mails_whom_it_is_told_and_lives_where_the_first_one_does() -> None:
    first, made = brand_named("Tin Shop", now=NOW)
    assert (made, first.time_zone, first.alert_emails) == (True, "UTC", [])
    Brand.objects.update(time_zone="Europe/London")
    told = ["ruth@tin.example", "", "nobody", "RUTH@tin.example", "maya@tin.example"]
    second, _ = brand_named("  Fern &  Kettle ", now=NOW, alert_emails=lambda: told)
    assert (second.name, second.time_zone) == ("Fern & Kettle", "Europe/London")
    assert second.alert_emails == ["ruth@tin.example", "maya@tin.example"]
    assert AuditEntry.objects.filter(deed="add_brand", subject=f"brand:{second.pk}").exists()


def test_a_brand_that_is_there_stays_as_it_is() -> None:
    brand = make.brand(name="Tin Shop")
    found, made = brand_named("tin  SHOP", now=NOW, alert_emails=lambda: ["new@tin.example"])
    assert (found, made) == (brand, False)
    assert found.alert_emails == ["owner@example.com"]
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("name", ["", " ", "x" * 121, "Tin\u202eShop", "\x00"])
def test_a_name_that_is_none_makes_no_brand(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        brand_named(name, now=NOW)
    assert not Brand.objects.exists()
