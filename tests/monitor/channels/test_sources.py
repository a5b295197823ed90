from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import LazySettings

from monitor.channels import sources
from monitor.channels.connecting import connect, try_account
from monitor.channels.money import dollars, in_dollars
from monitor.channels.overview import standings
from monitor.channels.sources import BadSourceError
from monitor.models import Channel, Mention, Purpose, Source, Spending
from monitor.steps.accounts import month_of, spent
from monitor.steps.keeping import keep_now
from responders.people.models import AuditEntry
from tests import factories as make
from tests.factories import NOW
from tests.fakes.kiosk.server import KioskServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel(kiosk: KioskServer) -> Channel:
    brand = make.brand()
    values = {"server": kiosk.url, "token": "violet-heron-7"}
    made = connect(brand, try_account("kiosk", values, brand), now=NOW)
    Spending.objects.all().delete()
    AuditEntry.objects.all().delete()
    return made


def test_a_trial_counts_shows_ten_and_keeps_nothing(kiosk: KioskServer, channel: Channel) -> None:
    kiosk.pin(*(f"note {number}" for number in range(37)), now=NOW)
    trial = sources.try_source(channel, "search", "  tin kettle ", now=NOW)
    assert (trial.count, trial.more, trial.problem) == (37, False, "")
    assert [post.text for post in trial.sample] == [f"note {number}" for number in range(36, 26, -1)]
    assert kiosk.asked[-1].query["q"] == "tin kettle"
    assert kiosk.asked[-1].query["since"] == (NOW - timedelta(days=1)).isoformat()
    assert not Mention.objects.exists()
    assert Source.objects.count() == 1


def test_a_trial_is_booked(kiosk: KioskServer, channel: Channel) -> None:
    kiosk.pin(*("note" for _ in range(37)), now=NOW)
    trial = sources.try_source(channel, "search", "tin", now=NOW)
    assert (trial.cost, trial.a_month) == (Decimal("0.37"), Decimal("11.10"))
    booked = Spending.objects.get()
    assert (booked.source, booked.purpose, booked.items, booked.cost) == (
        None, Purpose.HEARD, 37, Decimal("0.37"),
    )  # fmt: skip


def test_a_trial_never_fetches_more_than_the_cap_leaves(kiosk: KioskServer, channel: Channel) -> None:
    kiosk.pin(*("note" for _ in range(50)), now=NOW)
    channel.monthly_cap = Decimal("0.20")
    trial = sources.try_source(channel, "search", "tin", now=NOW)
    assert (trial.count, trial.more) == (20, True)
    asked = len(kiosk.asked)
    trial = sources.try_source(channel, "search", "tin", now=NOW)
    assert trial.problem.startswith("This month's cap of $0.20 is reached ($0.20 spent).")
    assert len(kiosk.asked) == asked
    assert spent(channel, now=NOW) == Decimal("0.20")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("unauthorised", "The kiosk does not know this token. Ask for a new one."),
        ("server_error", "The kiosk is closed for a moment."),
        ("dropped", "The kiosk did not answer in time."),
    ],
)
def test_a_trial_that_fails_says_why(kiosk: KioskServer, channel: Channel, fault: str, says: str) -> None:
    kiosk.fail_next(fault)  # type: ignore[arg-type] # a parameter is a plain str
    assert sources.try_source(channel, "mentions", "", now=NOW).problem == says


def test_a_platform_that_asked_us_to_wait_is_left_alone(kiosk: KioskServer, channel: Channel) -> None:
    channel.not_before = NOW + timedelta(minutes=20)
    asked = len(kiosk.asked)
    assert sources.try_source(channel, "mentions", "", now=NOW).problem == (
        "The platform asked us to wait until 10:20 UTC."
    )
    assert len(kiosk.asked) == asked


@pytest.mark.parametrize(
    ("stream", "query", "says"),
    [
        ("weather", "", 'Kiosk has no stream "weather"; it has: mentions, search.'),
        ("search", "  ", "“Notes with words” needs words."),
        ("mentions", "tin", "“Notes that name us” takes no further words."),
        ("search", "x" * 513, "That is too long: at most 512 characters."),
        ("search", "tin\x07", "That holds signs that can't be searched for. Type it instead of pasting it."),
        ("mentions", "", "This is listened to already."),
    ],
)
def test_a_source_that_can_t_be_is_refused_in_a_sentence(
    channel: Channel, stream: str, query: str, says: str
) -> None:
    with pytest.raises(BadSourceError) as refused:
        sources.add_source(channel, stream, query, now=NOW)
    assert str(refused.value) == says
    assert Source.objects.count() == 1


def test_joined_letters_of_any_script_may_be_searched_for(channel: Channel) -> None:
    assert sources.add_source(channel, "search", "خانه\u200cها", now=NOW).query == "خانه\u200cها"


def test_a_new_source_is_due_at_once_and_on_record(channel: Channel) -> None:
    source = sources.add_source(channel, "search", "tin kettle", now=NOW)
    assert (source.next_run_at, source.start_at, source.enabled) == (NOW, NOW - timedelta(days=1), True)
    entry = AuditEntry.objects.get()
    assert (entry.deed, entry.subject) == ("add_source", f"channel:{channel.pk}")
    assert entry.detail == {"source": source.pk, "stream": "search", "query": "tin kettle"}


def test_one_that_is_switched_off_is_not_added_twice(channel: Channel) -> None:
    source = channel.sources.get()
    sources.switch_source(source, on=False, now=NOW)
    with pytest.raises(BadSourceError, match="Switch it on again"):
        sources.add_source(channel, "mentions", "", now=NOW)
    assert not Source.objects.get().enabled


def test_collecting_now_respects_the_platform_s_own_pace(channel: Channel) -> None:
    source = channel.sources.get()
    source.next_run_at = NOW + timedelta(hours=1)
    source.save()
    assert sources.collect_now(source, now=NOW) == NOW
    source.last_success_at = NOW - timedelta(seconds=10)
    source.save()
    assert sources.collect_now(source, now=NOW) == NOW + timedelta(seconds=20)
    source.channel.not_before = NOW + timedelta(minutes=9)
    assert sources.collect_now(source, now=NOW) == NOW + timedelta(minutes=9)
    assert Source.objects.get().next_run_at == NOW + timedelta(minutes=9)


def test_nothing_that_is_off_is_collected_now(channel: Channel) -> None:
    source = channel.sources.get()
    source.enabled = False
    with pytest.raises(BadSourceError, match="switched off"):
        sources.collect_now(source, now=NOW)
    source.channel.enabled = False
    with pytest.raises(BadSourceError, match="disconnected"):
        sources.collect_now(source, now=NOW)


def test_switching_on_forgets_old_trouble(channel: Channel) -> None:
    source = channel.sources.get()
    Source.objects.update(enabled=False, failures=5, last_error="It broke.", cursor="here")
    sources.switch_source(source, on=True, now=NOW)
    row = Source.objects.get()
    assert (row.enabled, row.failures, row.last_error, row.cursor) == (True, 0, "", "here")


def test_removing_a_source_keeps_its_posts_and_its_costs(channel: Channel) -> None:
    source = channel.sources.get()
    month = month_of(NOW)
    keep_now([make.incoming()], channel=channel, now=NOW)
    Mention.objects.update(source=source)
    Spending.objects.create(
        channel=channel, source=source, purpose=Purpose.HEARD, month=month, items=5, cost=Decimal(2)
    )
    Spending.objects.create(channel=channel, purpose=Purpose.HEARD, month=month, items=1, cost=Decimal(1))
    sources.remove_source(source, now=NOW)
    assert spent(channel, now=NOW) == Decimal(3)
    assert Mention.objects.get().source is None
    assert not Source.objects.exists()


def test_a_source_in_hand_is_not_removed(channel: Channel) -> None:
    import uuid

    Source.objects.update(claim=uuid.uuid4(), claimed_until=NOW + timedelta(minutes=1))
    with pytest.raises(BadSourceError, match="right now"):
        sources.remove_source(channel.sources.get(), now=NOW)
    assert Source.objects.exists()


def test_the_overview_puts_trouble_first_and_counts_the_month(channel: Channel) -> None:
    calm = make.channel()
    Channel.objects.filter(pk=channel.pk).update(problem="Connect it again.")
    source = channel.sources.get()
    Spending.objects.create(
        channel=channel, source=source, purpose=Purpose.HEARD, month=month_of(NOW), items=5, cost=Decimal(2)
    )
    Spending.objects.create(
        channel=channel,
        source=source,
        purpose=Purpose.HEARD,
        month=month_of(NOW - timedelta(days=40)),
        items=9,
        cost=Decimal(9),
    )
    keep_now([make.incoming(created_at=NOW - timedelta(seconds=40))], channel=channel, now=NOW)
    Mention.objects.update(source=source)
    first, second = standings(NOW)
    assert (first.channel, second.channel) == (channel, calm)
    assert first.spent == Decimal(2)
    row = first.sources[0]
    assert (row.items, row.cost, row.lag, row.state) == (
        5,
        Decimal(2),
        timedelta(seconds=40),
        "about to begin",
    )


@pytest.mark.parametrize(
    ("fields", "state", "well"),
    [
        ({"last_success_at": NOW}, "listening", True),
        ({"failures": 2, "last_error": "It broke."}, "in trouble", False),
        ({"last_error": "The cap is reached."}, "waiting", False),
        ({"enabled": False, "failures": 2}, "switched off", True),
    ],
)
def test_the_state_of_a_source_in_a_word(
    channel: Channel, fields: dict[str, object], state: str, *, well: bool
) -> None:
    Source.objects.update(**fields)
    row = standings(NOW)[0].sources[0]
    assert (row.state, row.well) == (state, well)


def test_the_overview_costs_the_same_however_many_sources(
    channel: Channel, django_assert_num_queries: object
) -> None:
    for number in range(5):
        sources.add_source(channel, "search", f"word {number}", now=NOW)
    with django_assert_num_queries(3):  # type: ignore[operator] # pytest-django's fixture
        assert len(standings(NOW)[0].sources) == 6


@pytest.mark.parametrize(
    ("text", "amount"), [("25", "25.00"), ("$12.50", "12.50"), (" 1,000 ", "1000.00"), ("0", "0.00")]
)
def test_amounts_as_people_write_them(text: str, amount: str) -> None:
    assert dollars(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "ten", "-5", "1.234", "99999999", "1e3", "NaN", "12,50"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match="such as 25"):
        dollars(text)


@pytest.mark.parametrize(
    ("amount", "shown"), [("0", "$0.00"), ("0.0125", "$0.0125"), ("3.2", "$3.20"), ("1234.5", "$1,234.50")]
)
def test_amounts_as_they_are_shown(amount: str, shown: str) -> None:
    assert in_dollars(Decimal(amount)) == shown


@pytest.mark.parametrize(
    ("path", "may"),
    [("inbox", True), ("inbox/shop", True), ("", False), ("inbox/../secret", False), ("/etc", False)],
)
def test_only_folders_that_the_machines_owner_opened_can_be_listened_to(
    tmp_path: Path, settings: LazySettings, path: str, *, may: bool
) -> None:
    settings.FOLDERS = [str(tmp_path / "inbox")]
    (tmp_path / "inbox" / "shop").mkdir(parents=True)
    (tmp_path / "inbox" / "link").symlink_to("/etc")
    channel = make.channel(platform="folder", external_id="folder")
    wanted = path if path.startswith("/") else str(tmp_path / path)
    if may:
        assert sources.add_source(channel, "files", wanted, now=NOW).query == wanted
        return
    with pytest.raises(BadSourceError, match="AMENDS_FOLDERS"):
        sources.add_source(channel, "files", wanted, now=NOW)
    with pytest.raises(BadSourceError, match="AMENDS_FOLDERS"):
        sources.try_source(channel, "files", str(tmp_path / "inbox" / "link"), now=NOW)
