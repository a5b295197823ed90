from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection

from monitor.channels import connecting
from monitor.channels.asking import NOT_UNDERSTOOD, CannotConnectError
from monitor.channels.connecting import Tried, connect, standing_for, try_account
from monitor.channels.handing_over import VALID, Handed, RanOutError, seal, unseal
from monitor.channels.sources import try_source
from monitor.channels.tending import check_again, disconnect, set_cap
from monitor.models import Brand, Channel, Mention, Source, Spending
from monitor.platforms.registry import about
from monitor.practice.models import Account as SquareAccount
from monitor.steps import collect
from monitor.steps.accounts import opened, spent
from responders.people.models import AuditEntry, Role
from tests import factories as make
from tests.contracts.bluesky_world import BlueskyWorld
from tests.contracts.mastodon_world import MastodonWorld
from tests.factories import NOW
from tests.fakes.kiosk.server import KioskServer

pytestmark = pytest.mark.django_db
TOKEN = "violet-heron-7"


def given(kiosk: KioskServer, **other: str) -> dict[str, str]:
    return {"server": kiosk.url, "token": TOKEN} | other


def connected(kiosk: KioskServer, brand: Brand | None = None, **options: Decimal) -> Channel:
    brand = brand or make.brand()
    return connect(brand, try_account("kiosk", given(kiosk), brand), now=NOW, **options)


def test_what_was_given_is_sorted_into_settings_and_secrets(kiosk: KioskServer) -> None:
    tried = try_account("kiosk", given(kiosk, token=f"  {TOKEN}\n"), make.brand())
    assert (tried.external_id, tried.handle, tried.may_reply) == ("k-1", "tinshop", True)
    assert tried.secrets == {"token": TOKEN}
    assert tried.settings == {"server": kiosk.url, "region": "north", "longest": "200"}
    assert tried.cost == Decimal("0.01")
    assert TOKEN not in repr(tried)
    assert not Channel.objects.exists()


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, {"server": "Address is missing.", "token": "Token is missing."}),
        ({"server": "x", "token": "   "}, {"token": "Token is missing."}),
        (
            {"server": "x", "token": "two\nlines"},
            {"token": "Token must be one line without special signs. Copy it again."},
        ),
        ({"server": "x", "token": "y" * 4097}, {"token": "Token is too long: at most 4,096 characters."}),
    ],
)
def test_each_thing_that_is_wrong_is_said_before_anybody_is_asked(
    known_kiosk: None, values: Mapping[str, str], wrong: Mapping[str, str]
) -> None:
    with pytest.raises(CannotConnectError) as refused:
        try_account("kiosk", values, make.brand())
    assert refused.value.fields == wrong


def test_something_that_was_not_asked_for_is_refused(kiosk: KioskServer) -> None:
    with pytest.raises(CannotConnectError, match="Kiosk does not ask for passwort"):
        try_account("kiosk", given(kiosk, passwort="x"), make.brand())


def test_the_platform_s_own_no_is_passed_on(kiosk: KioskServer) -> None:
    with pytest.raises(CannotConnectError, match="The kiosk does not know this token"):
        try_account("kiosk", given(kiosk, token="wrong-token"), make.brand())


def test_a_room_that_breaks_tells_the_log_and_never_the_secret(
    kiosk: KioskServer, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(CannotConnectError) as broken:
        try_account("kiosk", given(kiosk, token="explode-in-the-library"), make.brand())
    assert str(broken.value) == NOT_UNDERSTOOD
    assert "RuntimeError: invalid header value: 'Bearer ***'" in caplog.text
    assert "explode-in" not in caplog.text


def test_connecting_listens_at_once_from_a_day_back(kiosk: KioskServer) -> None:
    owner = make.user(Role.OWNER)
    brand = make.brand()
    channel = connect(brand, try_account("kiosk", given(kiosk), brand), now=NOW, user=owner)
    source = channel.sources.get()
    assert (source.stream, source.query, source.enabled) == ("mentions", "", True)
    assert (source.next_run_at, source.start_at) == (NOW, NOW - timedelta(days=1))
    assert source.interval_seconds == 120
    assert (channel.handle, channel.may_reply, channel.checked_at) == ("tinshop", True, NOW)
    assert channel.notes == ["A note may have 200 characters."]
    assert channel.monthly_cap == Decimal("25.00")
    assert spent(channel, now=NOW) == Decimal("0.01")
    entry = AuditEntry.objects.get()
    assert (entry.user, entry.deed, entry.subject) == (owner, "connect", f"channel:{channel.pk}")
    assert entry.detail == {"platform": "kiosk", "account": "tinshop"}


def test_secrets_stand_encrypted_in_the_database(kiosk: KioskServer) -> None:
    kiosk.people[TOKEN]["token"] = "renewed-secret-1"
    channel = connected(kiosk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM monitor_channel")
        columns = [column[0] for column in cursor.description]
        row = dict(zip(columns, cursor.fetchone(), strict=True))
    assert row["secrets"]
    assert "violet" not in str(row)
    assert "renewed" not in str(row)
    assert opened(Channel.objects.get(pk=channel.pk)) == {"token": "renewed-secret-1"}


def test_the_same_account_again_keeps_its_row_its_cap_and_its_sources(kiosk: KioskServer) -> None:
    brand = make.brand()
    channel = connected(kiosk, brand, cap=Decimal(7))
    channel.sources.update(cursor="here", enabled=False, failures=3, last_error="It broke.")
    Channel.objects.update(enabled=False, problem="Connect it again.", problem_at=NOW)
    later = NOW + timedelta(hours=1)
    again = connect(brand, try_account("kiosk", given(kiosk), brand), now=later)
    assert again.pk == channel.pk
    assert (again.enabled, again.problem, again.problem_at) == (True, "", None)
    assert again.monthly_cap == Decimal(7)
    source = Source.objects.get()
    assert (source.cursor, source.enabled, source.failures, source.last_error) == ("here", False, 0, "")
    assert source.next_run_at == later
    assert set(AuditEntry.objects.values_list("deed", flat=True)) == {"connect", "reconnect"}


def test_another_account_can_t_slip_into_the_place_of_the_first(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    with pytest.raises(CannotConnectError, match="signs in as otherman, another account than tinshop"):
        try_account("kiosk", given(kiosk, token="amber-otter-9"), channel.brand, known=channel)


def test_the_same_number_on_another_server_is_not_the_same_account(kiosk: KioskServer) -> None:
    brand = make.brand()
    connected(kiosk, brand)
    other = replace(
        try_account("kiosk", given(kiosk), brand),
        handle="tin@other",
        settings={"server": "https://other.example"},
    )
    with pytest.raises(CannotConnectError, match="tinshop is connected already"):
        connect(brand, other, now=NOW)
    assert Channel.objects.get().handle == "tinshop"
    renamed = replace(try_account("kiosk", given(kiosk), brand), handle="tin_and_co")
    connect(brand, renamed, now=NOW)
    assert Channel.objects.get().handle == "tin_and_co"


def test_two_brands_may_share_an_account(kiosk: KioskServer) -> None:
    assert connected(kiosk).pk != connected(kiosk).pk


def test_a_failed_record_undoes_the_connection(kiosk: KioskServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from monitor.signals import decided

    def refuse(**_: object) -> None:
        raise RuntimeError("no record")

    decided.connect(refuse, weak=False, dispatch_uid="refuse")
    try:
        brand = make.brand()
        tried = try_account("kiosk", given(kiosk), brand)
        with pytest.raises(RuntimeError):
            connect(brand, tried, now=NOW)
    finally:
        decided.disconnect(dispatch_uid="refuse")
    assert not Channel.objects.exists()


def test_checking_again_heals_an_account(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    Channel.objects.update(problem="Connect it again.", problem_at=NOW, may_reply=False)
    channel.sources.update(failures=2, next_run_at=NOW + timedelta(hours=1))
    channel.refresh_from_db()
    assert check_again(channel, now=NOW) == ""
    channel.refresh_from_db()
    assert (channel.problem, channel.may_reply) == ("", True)
    assert channel.sources.get().next_run_at == NOW


def test_checking_again_says_what_is_wrong_and_keeps_it(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    del kiosk.people[TOKEN]
    said = "The kiosk does not know this token. Ask for a new one."
    assert check_again(channel, now=NOW) == said
    assert Channel.objects.get().problem == said


def test_a_passing_failure_is_no_problem_of_the_account(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    kiosk.fail_next("server_error")
    assert check_again(channel, now=NOW) == "The kiosk is closed for a moment."
    assert Channel.objects.get().problem == ""


def test_a_secret_renewed_by_the_check_is_kept(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    kiosk.people[TOKEN]["token"] = "renewed-secret-2"
    assert check_again(channel, now=NOW) == ""
    assert opened(Channel.objects.get()) == {"token": "renewed-secret-2"}


def test_disconnecting_forgets_the_secrets_and_keeps_the_history(kiosk: KioskServer) -> None:
    from monitor.steps.keeping import keep_now

    channel = connected(kiosk)
    keep_now([make.incoming()], channel=channel, now=NOW)
    disconnect(channel, now=NOW, user=make.user(Role.OWNER))
    row = Channel.objects.get()
    assert (row.enabled, opened(row), bool(row.secrets)) == (False, {}, False)
    assert Mention.objects.count() == 1
    assert Source.objects.count() == 1


def test_the_cap_of_a_platform_that_charges_can_be_changed_and_not_taken_away(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    channel.sources.update(last_error="This month's cap is reached.", next_run_at=NOW + timedelta(days=5))
    set_cap(channel, Decimal(40), now=NOW)
    assert Channel.objects.get().monthly_cap == Decimal(40)
    assert channel.sources.get().next_run_at == NOW
    with pytest.raises(ValueError, match="needs a cap"):
        set_cap(channel, None, now=NOW)


def test_the_practice_square_costs_nothing_and_gets_no_cap() -> None:
    shop = SquareAccount.objects.create(handle="tinshop", name="Tin Shop", is_brand=True)
    known = make.channel(external_id=str(shop.pk))
    tried = try_account("practice", {}, known.brand, known=known)
    channel = connect(known.brand, tried, now=NOW)
    assert channel.pk == known.pk
    assert channel.monthly_cap is None
    assert not Spending.objects.exists()


def test_what_was_tried_is_handed_over_unreadable_and_whole(kiosk: KioskServer) -> None:
    tried = try_account("kiosk", given(kiosk), make.brand())
    handed = Handed(tried=tried, brand_id=3, channel_id=None)
    token = seal(handed, user_id=5)
    assert "violet" not in token
    assert unseal(token, user_id=5) == handed


def test_what_was_tried_is_good_for_one_person_and_a_quarter_of_an_hour() -> None:
    tried = Tried("kiosk", "k-1", "tinshop", may_listen=True, may_reply=True, secrets={"token": TOKEN})
    with time_machine.travel(NOW, tick=False):
        token = seal(Handed(tried=tried, brand_id=1, channel_id=None), user_id=5)
        with pytest.raises(RanOutError):
            unseal(token, user_id=6)
    with time_machine.travel(NOW + VALID, tick=False):
        assert unseal(token, user_id=5).tried.secrets == {"token": TOKEN}
    with time_machine.travel(NOW + VALID + timedelta(seconds=1), tick=False), pytest.raises(RanOutError):
        unseal(token, user_id=5)
    with pytest.raises(RanOutError):
        unseal("nonsense", user_id=5)


@pytest.mark.parametrize("platform", ["mastodon", "bluesky"])
def test_a_real_room_is_connected_and_hears_at_once(platform: str) -> None:
    world: MastodonWorld | BlueskyWorld = MastodonWorld() if platform == "mastodon" else BlueskyWorld()
    world.clock.now = datetime.now(UTC)
    try:
        said = world.say(world.naming_us("the lid leaks"))
        account = world.account()
        values = {
            ask.name: str((account.secrets if ask.secret else account.settings)[ask.name])
            for ask in about(platform).asks
        }
        brand = make.brand()
        now = datetime.now(UTC)
        channel = connect(brand, try_account(platform, values, brand), now=now)
        collect.run(now)
        assert Mention.objects.get(channel=channel).external_id == said
        assert Source.objects.get().last_error == ""
        assert check_again(channel, now=now) == ""
        assert try_source(channel, world.stream, "", now=now).count == 1
    finally:
        world.close()


@pytest.mark.parametrize("overlooked", [1, 2])
def test_an_account_connected_twice_at_once_is_connected_again(
    kiosk: KioskServer, monkeypatch: pytest.MonkeyPatch, overlooked: int
) -> None:
    first = connected(kiosk)
    looks = iter(range(overlooked))

    def not_yet_there(brand: Brand, tried: Tried) -> Channel | None:
        return standing_for(brand, tried) if next(looks, None) is None else None

    monkeypatch.setattr(connecting, "standing_for", not_yet_there)
    if overlooked == 1:
        assert connected(kiosk, first.brand).pk == first.pk
        assert [entry.deed for entry in AuditEntry.objects.order_by("pk")] == ["connect", "reconnect"]
    else:
        with pytest.raises(CannotConnectError, match="by somebody else at the same moment"):
            connected(kiosk, first.brand)
    assert Channel.objects.count() == 1
