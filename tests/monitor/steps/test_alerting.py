from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from monitor.models import Alert, Brand, Case, Channel, Customer, Mail, Mention, Reading
from monitor.models.mail import MailState
from monitor.steps.alerting import Item, alert_cases
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def item(
    where: Channel, key: str = "a", *, severity: float = 0.9, case: Case | None = None, **fields: Any
) -> Item:
    mention = Mention.objects.create(
        channel=where,
        external_id=f"{key}-{severity}",
        thread_id=key,
        text="The lid burnt my hand.",
        posted_at=NOW,
        collected_at=NOW,
        **({"author_handle": "ada_reads"} | fields),
    )
    customer, _ = Customer.objects.get_or_create(
        channel=where, external_id=key, defaults={"first_seen_at": NOW}
    )
    case = case or Case.objects.create(
        brand=where.brand,
        channel=where,
        customer=customer,
        thread_id=key,
        kind="complaint",
        opened_at=NOW,
        last_customer_at=NOW,
        due_at=NOW,
    )
    reading = Reading.objects.create(
        mention=mention,
        model_version="1",
        kind="complaint",
        confidence=0.9,
        severity=severity,
        escalate=True,
        risks=["injury"],
        read_at=NOW,
    )
    return case, mention, reading


def test_a_case_that_must_not_wait_brings_an_alert_and_a_mail() -> None:
    case, mention, reading = item(make.channel())
    assert alert_cases([(case, mention, reading)], now=NOW) == 1
    alert = Alert.objects.get()
    assert (alert.case, alert.mention) == (case, mention)
    assert alert.reasons == ["Somebody may have been hurt."]
    mail = Mail.objects.get()
    assert (mail.alert, mail.brand, mail.to) == (alert, case.brand, "owner@example.com")
    assert mail.subject.startswith("Must not wait: possible injury")
    assert (mail.state, mail.next_try_at) == (MailState.WAITING, NOW)
    assert f"/desk/{case.pk}/" in mail.text
    assert f"/desk/{case.pk}/" in mail.html


def test_every_address_of_the_brand_gets_one_mail_of_its_own() -> None:
    of = make.brand(alert_emails=["a@example.com", " B@example.com", "b@example.com ", "a@example.com"])
    alert_cases([item(make.channel(of))], now=NOW)
    assert sorted(Mail.objects.values_list("to", flat=True)) == ["a@example.com", "b@example.com"]
    assert len(set(Mail.objects.values_list("message_id", flat=True))) == 2


def test_telling_twice_is_telling_once() -> None:
    told = item(make.channel())
    alert_cases([told], now=NOW)
    assert alert_cases([told], now=NOW) == 0
    assert (Alert.objects.count(), Mail.objects.count()) == (1, 1)


def test_a_further_word_in_a_case_that_was_told_of_brings_no_second_mail() -> None:
    where = make.channel()
    first = item(where)
    alert_cases([first], now=NOW)
    Brand.objects.update(alert_emails=["new@example.com"])
    where.brand.refresh_from_db()
    assert alert_cases([item(where, severity=1.0, case=first[0]), item(where, "b")], now=NOW) == 1
    assert (Alert.objects.count(), Mail.objects.count()) == (2, 2)


def test_two_words_in_one_batch_bring_one_mail_about_the_graver() -> None:
    where = make.channel()
    mild = item(where, severity=0.7)
    grave = item(where, severity=0.95, case=mild[0])
    assert alert_cases([mild, grave], now=NOW) == 1
    assert Alert.objects.get().mention == grave[1]


def test_somebody_else_who_told_first_in_the_same_moment_leaves_us_nothing_to_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    where = make.channel()
    theirs = item(where, severity=0.7)
    ours = item(where, severity=0.95, case=theirs[0])
    bulk_create = Alert.objects.bulk_create

    def overtaken(*args: Any, **options: Any) -> Any:
        Alert.objects.create(case=theirs[0], mention=theirs[1], created_at=NOW)
        return bulk_create(*args, **options)

    monkeypatch.setattr(Alert.objects, "bulk_create", overtaken)
    assert alert_cases([ours], now=NOW) == 0
    assert (Alert.objects.count(), Mail.objects.count()) == (1, 0)


def test_history_brings_no_mail_and_does_not_hush_what_is_new() -> None:
    of = make.brand()
    old, new = make.channel(of, external_id="old", alerts=False), make.channel(of, external_id="new")
    assert alert_cases([item(old, "a"), item(new, "b")], now=NOW) == 1
    assert Mail.objects.get().alert.case.channel == new  # type: ignore[union-attr]


def test_undone_filing_leaves_neither_alert_nor_mail() -> None:
    told = item(make.channel())
    with transaction.atomic():
        assert alert_cases([told], now=NOW) == 1
        transaction.set_rollback(True)
    assert (Alert.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "wrong", ["owner", "owner@", "a@example.com\nBcc: b@example.com", "", "x" * 300 + "@e.com", 7]
)
def test_what_is_no_address_fails_where_it_is_seen_and_the_others_get_theirs(wrong: object) -> None:
    of = make.brand(alert_emails=[wrong, "owner@example.com"])
    alert_cases([item(make.channel(of))], now=NOW)
    good = Mail.objects.get(to="owner@example.com")
    bad = Mail.objects.exclude(pk=good.pk).get()
    assert good.state == MailState.WAITING
    assert bad.state == MailState.FAILED
    assert "not a mail address" in bad.last_error
    assert "\n" not in bad.to


def test_a_brand_without_addresses_has_an_alert_and_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    of = make.brand(alert_emails=[])
    assert alert_cases([item(make.channel(of))], now=NOW) == 1
    assert Mail.objects.count() == 0
    assert "has no address for alerts" in caplog.text


@pytest.mark.parametrize(
    ("sender", "ending"),
    [
        ("Amends <amends@shop.example>", "@shop.example>"),
        ("amends@shop.example", "@shop.example>"),
        ("Amends", "@localhost>"),
        ("a@läden.example", "@localhost>"),
    ],
)
def test_the_message_id_is_made_at_home(settings: Settings, sender: str, ending: str) -> None:
    settings.DEFAULT_FROM_EMAIL = sender
    alert_cases([item(make.channel())], now=NOW)
    assert Mail.objects.get().message_id.endswith(ending)
    assert Mail.objects.get().message_id.startswith("<")


def test_many_at_once_take_no_more_queries_than_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    where = make.channel()
    items = [item(where, str(number)) for number in range(40)]
    with django_assert_max_num_queries(6):
        assert alert_cases(items, now=NOW) == 40
    assert Mail.objects.count() == 40


def test_nothing_to_tell_asks_the_database_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert alert_cases([], now=NOW) == 0
