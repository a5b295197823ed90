from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from config.cli import connecting
from monitor.models import Brand, Channel, Mention, Source
from monitor.platforms import registry
from monitor.steps.accounts import opened
from responders.people.models import AuditEntry
from tests import factories as make
from tests.config.importing import Ran
from tests.fakes.kiosk.fixtures import kiosk, known_kiosk
from tests.fakes.kiosk.server import KioskServer

__all__ = ["kiosk", "known_kiosk"]

pytestmark = pytest.mark.django_db
TOKEN = "violet-heron-7"


@pytest.fixture(autouse=True)
def _set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("connecting", "sources"):
        monkeypatch.setattr(f"config.cli.{module}.require_setup", lambda: None)


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "somebody_is_there", lambda: True)


def amends(*words: str, typed: str = "") -> Ran:
    return Ran(list(words), typed.encode())


def connect(kiosk: KioskServer, *words: str, typed: str = "") -> Ran:
    return amends("connect", "kiosk", "--set", f"server={kiosk.url}", *words, typed=typed)


def connected(kiosk: KioskServer) -> Channel:
    make.brand()
    assert connect(kiosk, "--set", f"token={TOKEN}", "--yes").code == 0
    return Channel.objects.get()


def test_without_a_platform_all_are_listed_with_what_they_cost() -> None:
    ran = amends("connect")
    assert ran.code == 0
    for name in registry.ROOMS:
        assert (registry.about(name).summary in ran.out) == (name != "practice")


def test_an_unknown_platform_names_those_there_are() -> None:
    ran = amends("connect", "myspace")
    assert (ran.code, ran.out) == (2, "")
    assert 'Nothing can listen to the platform "myspace"; known: ' in ran.err


def test_the_steps_come_first_and_then_what_the_account_may_do(kiosk: KioskServer) -> None:
    make.brand()
    ran = connect(kiosk, "--set", f"token={TOKEN}", "--cap", "12", "--yes")
    assert ran.code == 0
    order = [
        "  1. Open the kiosk.",
        "What it costs: A note costs $0.001",
        "  - Be kind.",
        "You are tinshop on Kiosk.",
        "  replying: yes, once a person has approved",
        "  A note may have 200 characters.",
        "  This check cost $0.01.",
        "Connected: tinshop on Kiosk, as channel",
        "Cap: $12.00 a month.",
        "Listening to: mentions.",
        "amends sources add",
    ]
    places = [ran.out.index(words) for words in order]
    assert places == sorted(places)
    channel = Channel.objects.get()
    assert opened(channel) == {"token": TOKEN}
    assert TOKEN not in ran.out + ran.err
    assert AuditEntry.objects.get(deed="connect").user is None


def test_a_person_is_asked_for_everything_and_secrets_are_not_shown(
    kiosk: KioskServer, at_a_terminal: None
) -> None:
    make.brand()
    ran = connect(kiosk, typed=f"{TOKEN}\n\nsouth\n7.50\ny\n")
    assert ran.code == 0, ran.err
    assert "Token:" in ran.out
    assert "Two words and a number." in ran.out
    assert TOKEN not in ran.out
    channel = Channel.objects.get()
    assert (channel.monthly_cap, channel.settings["region"]) == (Decimal("7.50"), "south")
    assert opened(channel) == {"token": TOKEN}


def test_a_no_at_the_end_keeps_nothing(kiosk: KioskServer, at_a_terminal: None) -> None:
    make.brand()
    ran = connect(kiosk, typed=f"{TOKEN}\n\n\n\nn\n")
    assert (ran.code, "nothing was kept" in ran.err) == (1, True)
    assert not Channel.objects.exists()


def test_where_nobody_can_be_asked_yes_has_to_be_said_beforehand(kiosk: KioskServer) -> None:
    make.brand()
    ran = connect(kiosk, "--set", f"token={TOKEN}")
    assert (ran.code, "add --yes" in ran.err) == (1, True)
    assert not Channel.objects.exists()


def test_secrets_come_from_a_file_or_the_environment(
    kiosk: KioskServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.brand()
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n")
    monkeypatch.setenv("AMENDS_KIOSK_PIN", "4242")
    assert connect(kiosk, "--set", f"token=@{file}", "--yes").code == 0
    assert opened(Channel.objects.get()) == {"token": TOKEN, "pin": "4242"}


def test_what_is_missing_is_named_with_the_way_to_give_it(kiosk: KioskServer) -> None:
    make.brand()
    ran = amends("connect", "kiosk", "--yes")
    assert ran.code == 1
    assert "  token: Token is missing." in ran.err
    assert "--set NAME=VALUE or AMENDS_KIOSK_NAME" in ran.err
    assert kiosk.asked == []


def test_a_wrong_secret_is_answered_by_the_platform_s_words_alone(kiosk: KioskServer) -> None:
    make.brand()
    ran = connect(kiosk, "--set", "token=mistyped-secret", "--yes")
    assert ran.code == 1
    assert "amends: The kiosk does not know this token. Ask for a new one." in ran.err
    assert "mistyped-secret" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--set", "token"), "--set takes NAME=VALUE or NAME=@FILE."),
        (("--set", "token=@/nowhere/token"), "can't be read (FileNotFoundError)"),
        (("--cap", "lots"), "--cap: Write an amount in US dollars"),
        (("--set", "colour=red", "--set", "token=x"), "Kiosk does not ask for colour"),
    ],
)
def test_wrong_words(kiosk: KioskServer, words: tuple[str, ...], says: str) -> None:
    make.brand()
    ran = connect(kiosk, "--yes", *words)
    assert ran.code in {1, 2}
    assert says in ran.err
    assert kiosk.asked == []


def test_of_several_brands_one_has_to_be_named(kiosk: KioskServer) -> None:
    first, _ = make.brand(), make.brand()
    ran = connect(kiosk, "--set", f"token={TOKEN}", "--yes")
    assert (ran.code, first.name in ran.err) == (2, True)
    ran = connect(kiosk, "--set", f"token={TOKEN}", "--yes", "--brand", first.name.upper())
    assert ran.code == 0
    assert Channel.objects.get().brand == first


def test_a_new_brand_is_made(kiosk: KioskServer) -> None:
    ran = connect(kiosk, "--set", f"token={TOKEN}", "--yes", "--brand", "Finch & Fern")
    assert "New brand: Finch & Fern" in ran.out
    assert Channel.objects.get().brand == Brand.objects.get(name="Finch & Fern")


def test_sources_are_shown_in_a_table(kiosk: KioskServer) -> None:
    assert "No account is connected yet. Type: amends connect" in amends("sources").out
    channel = connected(kiosk)
    Source.objects.update(last_error="The cap is reached.", last_success_at=datetime.now(UTC), items=1234)
    Channel.objects.update(problem="Ask for a new one.")
    out = amends("sources").out
    assert re.search(r"tinshop on Kiosk +Notes that name us +waiting +just now", out)
    assert "1,234" in out
    assert f"channel {channel.pk}: $0.01 of $25.00 spent this month" in out
    assert f"channel {channel.pk}: Ask for a new one. Type: amends connect kiosk" in out
    assert "Notes that name us: The cap is reached." in out


def test_a_source_is_tried_and_then_added(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    kiosk.pin("first\x1b[31m", "second", now=datetime.now(UTC))
    ran = amends("sources", "add", str(channel.pk), "search", "tin kettle", "--try")
    assert ran.code == 0
    assert "This would have brought 2 posts in the last day. Nothing was kept." in ran.out
    assert "The trial cost $0.02. Days like this one would cost $0.60 a month." in ran.out
    assert "ada_reads: second" in ran.out
    assert "\x1b" not in ran.out
    assert Source.objects.count() == 1
    assert not Mention.objects.exists()
    ran = amends("sources", "add", str(channel.pk), "search", "tin kettle")
    assert ran.out.startswith("Added: search tin kettle of ")
    assert Source.objects.filter(query="tin kettle").exists()


def test_a_source_that_can_t_be_says_why(kiosk: KioskServer) -> None:
    channel = connected(kiosk)
    ran = amends("sources", "add", str(channel.pk), "search")
    assert (ran.code, "needs words" in ran.err) == (1, True)
    ran = amends("sources", "add", "999", "search", "x")
    assert (ran.code, f"{channel.pk} (tinshop on Kiosk)" in ran.err) == (1, True)
    Channel.objects.update(enabled=False)
    ran = amends("sources", "add", str(channel.pk), "search", "x")
    assert (ran.code, "is disconnected. Type: amends connect kiosk" in ran.err) == (1, True)


def test_a_webhook_prints_its_secret_once() -> None:
    make.brand()
    ran = amends("connect", "webhook", "--yes")
    channel = Channel.objects.get()
    assert ran.code == 0
    assert ran.out.count(opened(channel)["secret"]) == 2
    assert f"/in/{channel.pk}/" in ran.out
    assert opened(channel)["secret"] not in amends("sources").out
