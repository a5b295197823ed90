from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import OperationalError

from monitor.domain.mention import BrokenPayload, Page
from monitor.models import Channel, Mail, Mention, Source, Spending
from monitor.models.mention import MentionState
from monitor.platforms import errors, registry
from monitor.platforms.about import About, Stream
from monitor.platforms.contract import Account
from monitor.steps import collect, keeping
from monitor.steps.collect import Collecting
from tests import factories as make
from tests.factories import NOW
from tests.fakes.rooms import FakeEar

pytestmark = pytest.mark.django_db

SOON = timedelta(minutes=5)
PAID = Stream(name="mentions", label="Mentions", cost=Decimal("0.5"), at_least_items=5)


@pytest.fixture(autouse=True)
def _rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """A free platform "fake" and one that costs money, "paid"."""
    known = {
        "fake": About(platform="fake", name="Fake", summary="", streams=(Stream("mentions", "Mentions"),)),
        "paid": About(platform="paid", name="Paid", summary="", streams=(PAID,)),
    }
    monkeypatch.setattr(collect, "about", lambda platform: known.get(platform) or registry.about(platform))


def source(platform: str = "fake", **fields: object) -> Source:
    of: dict[str, Any] = {name: fields.pop(name) for name in ("monthly_cap", "secrets") if name in fields}
    number = Channel.objects.count()
    channel = make.channel(platform=platform, external_id=str(number), handle=f"shop{number}", **of)
    defaults = {"stream": "mentions", "interval_seconds": 300, "next_run_at": NOW, "start_at": NOW}
    return Source.objects.create(channel=channel, **(defaults | fields))


def pull(ear: FakeEar, now: datetime = NOW) -> int:
    return collect.run(now, collectors=ear.of)


def page(*ids: str, cursor: str = "c1", more: bool = False, **fields: object) -> Page:
    posts = tuple(make.incoming(external_id=external_id) for external_id in ids)
    return Page(mentions=posts, cursor=cursor, more=more, **fields)  # type: ignore[arg-type]


def test_mentions_and_cursor_are_kept_together() -> None:
    row = source()
    assert pull(FakeEar(page("a", "b"))) == 2
    row.refresh_from_db()
    assert row.cursor == "c1"
    assert (row.items, row.last_success_at, row.failures, row.claim) == (2, NOW, 0, None)
    assert NOW + SOON * 0.9 <= row.next_run_at <= NOW + SOON
    assert Mention.objects.filter(source=row).count() == 2


def test_a_source_is_left_alone_until_it_is_due() -> None:
    source(next_run_at=NOW + timedelta(seconds=1))
    ear = FakeEar(page("a"))
    assert pull(ear) == 0
    assert ear.asked == []


def test_every_page_of_a_backlog_is_walked() -> None:
    row = source()
    ear = FakeEar(page("a", cursor="1", more=True), page("b", cursor="2", more=True), page("c", cursor="3"))
    assert pull(ear) == 3
    assert [asked[2] for asked in ear.asked] == ["", "1", "2"]
    row.refresh_from_db()
    assert row.cursor == "3"


def test_a_long_backlog_is_walked_to_its_end_and_lets_a_neighbour_go_first() -> None:
    row = source()
    neighbour = Source.objects.create(channel=row.channel, stream="mentions", query="other", next_run_at=NOW)
    many = [page(f"p{n}", cursor=str(n), more=True) for n in range(collect.PAGES_PER_RUN + 3)]
    ear = FakeEar(*many)
    collect.run(NOW, collectors=ear.of)
    turns = [asked[1] for asked in ear.asked]
    assert turns.index("other") == collect.PAGES_PER_RUN
    assert Mention.objects.count() == len(many)
    neighbour.refresh_from_db()
    assert neighbour.last_success_at == NOW


def test_the_first_run_looks_back_to_the_start_and_no_further() -> None:
    source(start_at=NOW - timedelta(hours=7))
    ear = FakeEar()
    pull(ear)
    assert ear.since == NOW - timedelta(hours=7)


def test_the_same_post_twice_is_one_mention() -> None:
    row = source()
    pull(FakeEar(page("a", "b", cursor="1")))
    Source.objects.update(next_run_at=NOW)
    assert pull(FakeEar(page("b", "a", "c", cursor="2"))) == 1
    assert Mention.objects.filter(source=row).count() == 3


def test_what_can_not_be_understood_is_kept_raw_and_the_rest_goes_on() -> None:
    source()
    broken = BrokenPayload(external_id="x", problem="It has no author field.", raw={"odd": 1})
    assert pull(FakeEar(page("a", broken=(broken,)))) == 1
    kept = Mention.objects.get(state=MentionState.BROKEN)
    assert (kept.external_id, kept.raw) == ("x", {"odd": 1})


@pytest.mark.parametrize("failures", [0, 1, 5, 30])
def test_a_failing_source_is_tried_ever_more_seldom(failures: int) -> None:
    row = source(failures=failures)
    pull(FakeEar(errors.Transient("It did not answer in time.", applied="no")))
    row.refresh_from_db()
    assert row.failures == failures + 1
    assert row.last_error == "It did not answer in time."
    assert row.cursor == ""
    assert row.next_run_at == NOW + min(SOON * 2 ** min(failures + 1, 10), timedelta(hours=1))


def test_a_platforms_own_until_holds_for_the_whole_account() -> None:
    first = source()
    second = Source.objects.create(
        channel=first.channel, stream="mentions", query="more", next_run_at=NOW + timedelta(seconds=30)
    )
    until = NOW + timedelta(minutes=9)
    pull(FakeEar(errors.RateLimited("Slowly.", until=until)))
    first.refresh_from_db()
    assert first.next_run_at == until
    ear = FakeEar()
    pull(ear, NOW + timedelta(minutes=8))
    assert ear.asked == []
    pull(ear, until)
    assert {asked[1] for asked in ear.asked} == {"", "more"}
    second.refresh_from_db()
    assert second.last_success_at == until


def test_a_limit_of_one_stream_leaves_the_account_alone() -> None:
    row = source()
    pull(FakeEar(errors.RateLimited("Slowly.", until=NOW + timedelta(minutes=9), scope="stream")))
    row.channel.refresh_from_db()
    assert row.channel.not_before is None


@pytest.mark.parametrize(
    "error", [errors.AuthFailed("Connect it again."), errors.QuotaExhausted("No credit.")]
)
def test_what_a_person_must_put_right_stands_with_the_account_until_it_works(error: Exception) -> None:
    row = source()
    pull(FakeEar(error))
    channel = Channel.objects.get(pk=row.channel_id)
    assert (channel.problem, channel.problem_at) == (str(error), NOW)
    mail = Mail.objects.get()
    assert str(error) in mail.text
    assert f"/channels/{channel.pk}/" in mail.html
    assert "every hour" in mail.text
    later = NOW + timedelta(hours=1)
    pull(FakeEar(), later)
    channel.refresh_from_db()
    assert (channel.problem, channel.problem_at) == ("", None)
    assert Mail.objects.count() == 1


def test_a_bug_in_a_room_hurts_that_room_alone() -> None:
    bad, good = source(), source(platform="paid")
    ear = {"fake": FakeEar(KeyError("oops")), "paid": FakeEar(page("a"))}
    collect.run(NOW, collectors=lambda account: ear[account.platform].of(account))
    bad.refresh_from_db()
    good.refresh_from_db()
    assert "did not understand" in bad.last_error
    assert "oops" not in bad.last_error
    assert good.items == 1


def test_a_platform_that_hangs_delays_no_other() -> None:
    slow, quick = source(), source(platform="paid")
    stuck = FakeEar(page("late"))
    stuck.hold = threading.Event()
    ear = {"fake": stuck, "paid": FakeEar(page("a"))}
    clock = Collecting(lambda account: ear[account.platform].of(account), chance=lambda: 0.0)
    started = time.monotonic()
    assert clock.tick(NOW, patience=0.3) == 1
    assert time.monotonic() - started < 5
    quick.refresh_from_db()
    assert quick.items == 1
    assert clock.tick(NOW + timedelta(seconds=2), patience=0.05) == 0
    assert len(stuck.asked) == 1
    stuck.hold.set()
    assert clock.tick(NOW + timedelta(seconds=4), patience=None) == 1
    slow.refresh_from_db()
    assert (slow.items, slow.claim) == (1, None)


def test_a_page_that_lands_after_its_claim_was_lost_moves_no_cursor() -> None:
    row = source()
    ear = FakeEar(page("a", cursor="far"))
    ear.hold = threading.Event()
    clock = Collecting(ear.of, chance=lambda: 0.0)
    clock.tick(NOW, patience=0.05)
    Source.objects.filter(pk=row.pk).update(claim=None, cursor="other")
    ear.hold.set()
    clock.tick(NOW, patience=None)
    row.refresh_from_db()
    assert row.cursor == "other"


def test_what_was_heard_is_booked_by_month_and_source() -> None:
    row = source("paid", monthly_cap=Decimal(25))
    pull(FakeEar(page("a", "b", "c"), costs="0.5"))
    Source.objects.update(next_run_at=NOW)
    pull(FakeEar(page("d"), costs="0.5"))
    booked = Spending.objects.get()
    assert (booked.source, booked.items, booked.cost, str(booked.month)) == (row, 4, Decimal(2), "2026-11-01")


def test_the_cap_stops_collecting_before_it_is_passed_and_says_so() -> None:
    row = source("paid", monthly_cap=Decimal(4))
    ear = FakeEar(
        page("a", cursor="1", more=True), page("b", "c", "d", "e", cursor="2", more=True), costs="0.5"
    )
    pull(ear)
    # Eight posts fit under the cap, then seven, then three, which is fewer than the platform lets us ask for.
    assert [asked[3] for asked in ear.asked] == [8, 7]
    row.refresh_from_db()
    assert "cap of $4.00 is reached" in row.last_error
    assert "1 December" in row.last_error
    assert row.next_run_at == datetime(2026, 12, 1, tzinfo=UTC)
    assert row.failures == 0
    mail = Mail.objects.get()
    assert "monthly cap" in mail.subject
    assert "1 December" in mail.text
    assert "Replies that you approve still go out." in mail.text
    Source.objects.update(next_run_at=NOW)
    pull(ear)
    assert Mail.objects.count() == 1


def test_a_new_month_begins_at_nothing() -> None:
    row = source("paid", monthly_cap=Decimal(4), next_run_at=NOW)
    Spending.objects.create(channel=row.channel, source=row, purpose="heard", month="2026-10-01", cost=99)
    ear = FakeEar()
    pull(ear)
    assert ear.asked[0][3] == 8


def test_a_renewed_secret_is_kept_encrypted() -> None:
    row = source(secrets={"token": "old", "other": "stays"})

    class Renewing(FakeEar):
        def fetch(self, *args: object, **options: object) -> Page:
            assert self.account is not None
            assert self.account.secrets["token"] == "old"
            self.account.keep({"token": "new-secret"})
            return Page(mentions=(), cursor="")

    pull(Renewing())
    channel = Channel.objects.get(pk=row.channel_id)
    assert channel.secrets.open() == {"token": "new-secret", "other": "stays"}
    assert "new-secret" not in repr(channel.secrets)
    assert "new-secret" not in channel.secrets.token


def test_a_lost_key_asks_for_connecting_again(settings: object) -> None:
    row = source(secrets={"token": "old"})
    settings.TOKEN_KEYS = ["c29tZS1vdGhlci1rZXktZm9yLXRlc3RzLW9ubHktMTI="]  # type: ignore[attr-defined]
    ear = FakeEar()
    pull(ear)
    assert ear.asked == []
    channel = Channel.objects.get(pk=row.channel_id)
    assert "Connect it again" in channel.problem
    row.refresh_from_db()
    assert row.claim is None


def test_an_unknown_platform_says_so_once_a_day() -> None:
    row = source("telegraph")
    pull(FakeEar())
    row.refresh_from_db()
    assert '"telegraph"' in row.last_error
    assert row.next_run_at == NOW + timedelta(days=1)


def test_a_channel_that_is_switched_off_is_not_pulled() -> None:
    row = source()
    Channel.objects.filter(pk=row.channel_id).update(enabled=False)
    ear = FakeEar()
    pull(ear)
    assert ear.asked == []


def test_the_account_carries_what_the_room_needs() -> None:
    row = source()
    seen: list[Account] = []

    def ear(account: Account) -> FakeEar:
        seen.append(account)
        return FakeEar()

    collect.run(NOW, collectors=ear)
    assert seen[0].handle == row.channel.handle
    assert seen[0].watched.handles == (row.channel.handle, "tinshop")


def test_where_looking_again_costs_too_a_share_of_the_cap_is_left_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dear = About(
        platform="dear", name="Dear", summary="", streams=(PAID,), look_again=9, look_cost=Decimal(1)
    )
    monkeypatch.setattr(collect, "about", lambda _platform: dear)
    row = source("dear", monthly_cap=Decimal(4))
    ear = FakeEar(page("a", cursor="1", more=True), page("b", "c", cursor="2", more=True), costs="0.5")
    pull(ear)
    assert [asked[3] for asked in ear.asked] == [6, 5]
    row.refresh_from_db()
    assert "$1.00 are kept for seeing what was deleted" in row.last_error


def test_a_source_that_was_removed_while_its_page_was_on_the_way_keeps_nothing() -> None:
    row = source()
    ear = FakeEar(page("a"))
    ear.hold = threading.Event()
    clock = Collecting(ear.of, chance=lambda: 0.0)
    clock.tick(NOW, patience=0.05)
    Source.objects.filter(pk=row.pk).delete()
    ear.hold.set()
    assert clock.tick(NOW, patience=None) == 0
    assert not Mention.objects.exists()


def test_an_account_that_was_disconnected_during_a_call_gets_no_secret_back() -> None:
    row = source(secrets={"token": "old"})

    class Renewing(FakeEar):
        def fetch(self, *args: object, **options: object) -> Page:
            assert self.account is not None
            self.account.keep({"token": "new-secret"})
            assert self.hold is not None
            assert self.hold.wait(10)
            return Page(mentions=(), cursor="")

    ear = Renewing()
    ear.hold = threading.Event()
    clock = Collecting(ear.of, chance=lambda: 0.0)
    clock.tick(NOW, patience=0.05)
    Channel.objects.filter(pk=row.channel_id).update(enabled=False, secrets={})
    ear.hold.set()
    clock.tick(NOW, patience=None)
    assert Channel.objects.get(pk=row.channel_id).secrets.open() == {}


def test_a_database_that_does_not_take_a_page_costs_that_try_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    row = source()
    failing = iter([OperationalError("database is locked")])

    def keep(*args: Any, **options: Any) -> Any:
        for error in failing:
            raise error
        return keeping.keep(*args, **options)

    monkeypatch.setattr(collect, "keep", keep)
    ear = FakeEar(page("a"), page("a"))
    clock = Collecting(ear.of, chance=lambda: 0.0)
    assert clock.tick(NOW, patience=None) == 0
    row.refresh_from_db()
    assert (row.claim, row.failures, row.cursor) == (None, 1, "")
    assert clock.tick(NOW + timedelta(hours=1), patience=None) == 1


def test_pages_without_end_that_bring_nothing_new_wait_like_everybody() -> None:
    row = source()
    pull(FakeEar(page("a", cursor="1")))
    Source.objects.update(next_run_at=NOW)
    ear = FakeEar(*[page("a", cursor=str(n), more=True) for n in range(99)])
    pull(ear)
    assert len(ear.asked) == collect.PAGES_PER_RUN
    row.refresh_from_db()
    assert row.next_run_at >= NOW + SOON * 0.9


def test_what_lands_after_the_account_was_disconnected_is_not_kept() -> None:
    row = source()
    ear = FakeEar(page("a"))
    ear.hold = threading.Event()
    clock = Collecting(ear.of, chance=lambda: 0.0)
    clock.tick(NOW, patience=0.05)
    Channel.objects.filter(pk=row.channel_id).update(enabled=False)
    ear.hold.set()
    assert clock.tick(NOW, patience=None) == 0
    assert not Mention.objects.exists()
