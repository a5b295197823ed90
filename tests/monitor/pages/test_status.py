from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from monitor.models import Lease, Mention, Run, Source
from monitor.models.mention import MentionState
from monitor.models.run import RunOutcome
from monitor.pages import health
from monitor.pages.formats import span
from monitor.steps import lease
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(make.user(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client) -> str:
    return " ".join(client.get("/status/").content.decode().split())


def tick() -> None:
    lease.take("clock", holder="shop:4711", now=timezone.now())


def ran(step: str, *, ago: timedelta = timedelta(), outcome: str = RunOutcome.DONE, handled: int = 0) -> None:
    at = timezone.now() - ago
    Run.objects.create(step=step, started_at=at, ended_at=at, outcome=outcome, handled=handled)


def test_all_is_well(signed_in: Client) -> None:
    tick()
    ran("collect")
    shown = page(signed_in)
    assert "Everything is running." in shown
    assert "shop:4711" in shown


def test_a_new_installation_has_a_status_too(signed_in: Client) -> None:
    shown = page(signed_in)
    assert "The clock stands still" in shown
    assert "The clock has never run." in shown
    assert "No source is connected yet." in shown


def test_a_clock_that_was_killed_stands_still_and_one_says_since_when(signed_in: Client) -> None:
    Lease.objects.create(name="clock", holder="shop:1", until=timezone.now() - timedelta(hours=3))
    shown = page(signed_in)
    assert "It last gave a sign of life 3 h ago." in shown
    assert "amends clock" in shown
    assert "Everything is running." not in shown


@pytest.mark.parametrize(("until", "ticks"), [(timedelta(0), True), (-timedelta(seconds=1), False)])
def test_the_clock_ticks_as_long_as_its_lease_runs(until: timedelta, *, ticks: bool) -> None:
    Lease.objects.create(name="clock", holder="shop:1", until=NOW + until)
    assert health.clock(NOW).ticks == ticks


def test_a_clock_that_ended_cleanly_last_gave_a_sign_of_life_with_its_last_run() -> None:
    Run.objects.create(step="read", started_at=NOW)
    assert health.clock(NOW + timedelta(hours=1)) == health.Clock(ticks=False, holder="", last_beat=NOW)


def test_each_step_shows_its_last_run_only_in_the_order_of_the_work(signed_in: Client) -> None:
    tick()
    for step in ("tidy", "send_mail", "draft", "read", "collect"):
        ran(step, ago=timedelta(minutes=1), outcome=RunOutcome.FAILED, handled=3)
        ran(step, handled=4)
    found = health.steps(timezone.now())
    assert [step.name for step in found] == ["collect", "read", "draft", "send_mail", "tidy"]
    assert [(step.outcome, step.run.handled, step.handled_lately) for step in found] == [("done", 4, 7)] * 5
    assert "Everything is running." in page(signed_in)


@pytest.mark.parametrize(
    ("outcome", "ago", "says", "well"),
    [
        (RunOutcome.RUNNING, timedelta(minutes=1), "running", True),
        (RunOutcome.RUNNING, timedelta(minutes=11), "cut off", False),
        (RunOutcome.FAILED, timedelta(0), "failed", False),
        (RunOutcome.MISSED, timedelta(0), "missed", False),
    ],
)
def test_a_step_that_went_wrong_is_named(
    signed_in: Client, outcome: str, ago: timedelta, says: str, *, well: bool
) -> None:
    tick()
    ran("read", ago=ago, outcome=outcome)
    shown = page(signed_in)
    assert f">{says}<" in shown
    assert ("“Read posts” went wrong in its last run." in shown) != well


def test_a_source_in_trouble_is_named_in_its_own_words(signed_in: Client) -> None:
    tick()
    where, now = make.channel(label="The shop's account"), timezone.now()
    Source.objects.create(
        channel=where,
        stream="search",
        query="tin <b>",
        next_run_at=now,
        failures=2,
        last_error="Connect it again.",
    )
    Source.objects.create(
        channel=where, stream="mentions", next_run_at=now, failures=2, last_error="Off.", enabled=False
    )
    shown = page(signed_in)
    assert (
        "“search tin &lt;b&gt;” of The shop&#39;s account can&#39;t be collected: Connect it again." in shown
    )
    assert "can&#39;t be collected: Off." not in shown
    assert "switched off" in shown


def test_what_an_account_needs_of_a_person_is_said_once(signed_in: Client) -> None:
    tick()
    where, now = make.channel(label="The shop", problem="Connect it again."), timezone.now()
    for word in ("tin", "pot"):
        Source.objects.create(
            channel=where, stream="search", query=word, next_run_at=now, failures=1, last_error="Not let in."
        )
    shown = page(signed_in)
    assert shown.count("The shop: Connect it again.") == 1
    assert "can&#39;t be collected" not in shown
    assert f'<a href="/channels/{where.pk}/">' in shown


def test_a_disconnected_account_is_no_trouble(signed_in: Client) -> None:
    tick()
    ran("collect")
    where = make.channel(enabled=False)
    Source.objects.create(channel=where, stream="mentions", next_run_at=timezone.now(), failures=1)
    shown = page(signed_in)
    assert "Everything is running." in shown
    assert "disconnected" in shown


def posts(count: int, state: str, *, waiting: timedelta = timedelta()) -> None:
    where, now = make.channel(), timezone.now()
    for number in range(count):
        Mention.objects.create(
            channel=where,
            state=state,
            external_id=str(number),
            thread_id=str(number),
            posted_at=now,
            collected_at=now - waiting,
        )


def test_mentions_are_counted_by_state(signed_in: Client) -> None:
    posts(2, MentionState.COLLECTED)
    posts(3, MentionState.READ)
    posts(4, MentionState.FILED)
    assert {tally.code: tally.count for tally in health.mentions()} == {
        "collected": 2,
        "read": 3,
        "filed": 4,
        "set_aside": 0,
        "broken": 0,
        "deleted": 0,
    }
    assert "5 still to be dealt with" in page(signed_in)


@pytest.mark.parametrize(("minutes", "told"), [(4, False), (6, True)])
def test_a_backlog_is_told_once_it_is_old(signed_in: Client, minutes: int, *, told: bool) -> None:
    tick()
    waiting = timedelta(minutes=minutes)
    posts(1, MentionState.COLLECTED, waiting=waiting)
    assert (f"Mentions wait to be read, the oldest for {span(waiting)}." in page(signed_in)) == told


def test_refused_mails_are_told(signed_in: Client) -> None:
    tick()
    from tests.monitor.pages.test_mails import mail

    mail(state="failed")
    assert "1 mail was refused for good." in page(signed_in)


def test_a_week_of_runs_costs_one_short_look_a_step(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for step in ("collect", "read"):
        for minute in range(50):
            ran(step, ago=timedelta(minutes=minute))
    # The hour's sums, one look for each of the two steps, and one that finds no further step.
    with django_assert_num_queries(4):
        assert len(health.steps(timezone.now())) == 2
