from __future__ import annotations

import pytest

from monitor.models import Brand
from responders.people.models import AuditEntry, Role
from tests import factories as make
from tests.config.importing import Ran

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config.cli.brands.require_setup", lambda: None)


def amends(*words: str) -> Ran:
    return Ran(["brand", *words], b"")


def test_the_only_brand_is_printed() -> None:
    make.brand(
        keywords=["Tin Shop", "tinshop"], hours={"mon": ["09:00", "17:30"]}, voice="Warm.\n\x1b[31mPlain."
    )
    ran = amends()
    assert ran.code == 0
    assert "keywords                Tin Shop, tinshop\n" in ran.out
    assert "hours                   mon 09:00-17:30\n" in ran.out
    assert "respond_within_minutes  2 h\n" in ran.out
    assert "about                   –\n" in ran.out
    assert "\x1b" not in ran.out


def test_what_is_printed_can_be_set() -> None:
    first = make.brand(keywords=["Tin Shop", "tinshop"], hours={"mon": ["09:00", "17:30"]}, voice="Warm.")
    second = make.brand()
    lines = dict(line.split(maxsplit=1) for line in amends(first.name).out.splitlines())
    given = [f"{name}={'' if text == '–' else text}" for name, text in lines.items() if name != "name"]
    ran = amends(second.name, *(word for text in given for word in ("--set", text)))
    assert ran.code == 0, ran.err
    kept = {"id", "name", "slug", "created_at"}
    one, two = (Brand.objects.filter(pk=brand.pk).values().get() for brand in (first, second))
    assert {k: v for k, v in one.items() if k not in kept} == {k: v for k, v in two.items() if k not in kept}


def test_fields_are_set_by_the_rules_of_the_page_and_on_record() -> None:
    brand = make.brand()
    ran = amends(
        "--set",
        "keywords=Tin Shop, tinshop",
        "--set",
        "time_zone=europe/london",
        "--set",
        "hours=mon-fri 9-17",
    )
    assert ran.code == 0
    assert ran.out.startswith("Set: words to watch for, time zone, opening hours.\n")
    brand.refresh_from_db()
    assert (brand.keywords, brand.time_zone) == (["Tin Shop", "tinshop"], "Europe/London")
    assert len(brand.hours) == 5
    assert AuditEntry.objects.get(deed="set_brand").user is None


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("keywords", "--set takes FIELD=VALUE"),
        ("colour=red", "A brand has no field 'colour'; it has name, handles"),
        ("time_zone=Mars", "time_zone: There is no time zone “Mars”"),
        ("exclude=Tin Shop", "exclude: “Tin Shop” stands in both lists"),
        ("hours=mon 17-9", "hours: Monday: It has to close after it opens"),
        ("outbox_seconds=121", "outbox_seconds: Write seconds from 0 to 120."),
    ],
)
def test_wrong_words_set_nothing(word: str, says: str) -> None:
    brand = make.brand(keywords=["Tin Shop"])
    ran = amends("--set", "signer=Eve", "--set", word)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert Brand.objects.get(pk=brand.pk).signer == "Maya"


def test_of_several_brands_one_has_to_be_named() -> None:
    first, second = make.brand(), make.brand()
    ran = amends()
    assert (ran.code, f"{first.name}, {second.name}" in ran.err) == (2, True)
    assert amends(first.name.upper()).code == 0
    ran = amends("Nobody's\x1b")
    assert (ran.code, "there is no brand" in ran.err, "\x1b" in ran.err) == (2, True, False)


def test_a_new_brand_is_made_and_set() -> None:
    make.user(Role.OWNER, email="ruth@tin.example")
    make.user(Role.OWNER, email="gone@tin.example", is_active=False)
    ran = amends("Fern & Kettle", "--new", "--set", "keywords=Fern and Kettle")
    assert ran.code == 0
    brand = Brand.objects.get()
    assert (brand.alert_emails, brand.keywords) == (["ruth@tin.example"], ["Fern and Kettle"])
    assert [entry.deed for entry in AuditEntry.objects.order_by("pk")] == ["add_brand", "set_brand"]


@pytest.mark.parametrize("words", [("", "--new"), ("Fern", "--new", "--set", "time_zone=Mars")])
def test_a_brand_that_can_t_be_is_not_made(words: tuple[str, ...]) -> None:
    ran = amends(*words)
    assert ran.code == 2
    assert not Brand.objects.exists()


def test_what_is_missing_is_said() -> None:
    make.brand(alert_emails=[])
    assert "No address for alerts is set" in amends().out
