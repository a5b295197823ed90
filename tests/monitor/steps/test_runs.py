"""Every run leaves a row."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest

from monitor.models import Run
from monitor.models.run import RunOutcome
from monitor.steps.runs import KEEP, KEEP_IDLE, missed, recorded, tidy

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Times:
    """A clock that moves a second whenever it is looked at."""

    def __init__(self) -> None:
        self.next = NOW

    def __call__(self) -> datetime:
        told, self.next = self.next, self.next + SECOND
        return told


def test_a_run_is_recorded_with_its_times_and_what_it_handled() -> None:
    assert recorded("read", lambda now: 7 if now == NOW else 0, now=Times()) == 7
    run = Run.objects.get()
    assert (run.step, run.outcome, run.handled, run.error) == ("read", RunOutcome.DONE, 7, "")
    assert (run.started_at, run.ended_at) == (NOW, NOW + SECOND)


def test_the_row_stands_while_the_work_is_done_so_that_a_killed_run_is_seen() -> None:
    seen: list[tuple[str, datetime | None]] = []

    def work(_: datetime) -> int:
        run = Run.objects.get()
        seen.append((run.outcome, run.ended_at))
        return 0

    recorded("read", work, now=Times())
    assert seen == [(RunOutcome.RUNNING, None)]


def test_a_failing_step_leaves_a_failed_row_and_a_log_line_and_raises_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_: datetime) -> int:
        raise ValueError("no such door")

    with caplog.at_level(logging.ERROR):
        assert recorded("read", fail, now=Times()) == 0
    run = Run.objects.get()
    assert (run.outcome, run.ended_at, run.handled) == (RunOutcome.FAILED, NOW + SECOND, 0)
    assert run.error == "ValueError: no such door"
    assert "step read failed" in caplog.text


def test_a_long_error_is_cut_to_what_a_page_can_show() -> None:
    def fail(_: datetime) -> int:
        raise ValueError("x" * 10_000)

    recorded("read", fail, now=Times())
    assert len(Run.objects.get().error) == 2000


def test_a_missed_run_is_recorded() -> None:
    missed("collect", at=NOW)
    run = Run.objects.get()
    assert (run.step, run.outcome, run.started_at, run.ended_at) == ("collect", RunOutcome.MISSED, NOW, NOW)


@pytest.mark.parametrize(
    ("age", "outcome", "handled", "stays"),
    [
        (KEEP_IDLE - SECOND, RunOutcome.DONE, 0, True),
        (KEEP_IDLE + SECOND, RunOutcome.DONE, 0, False),
        (KEEP_IDLE + SECOND, RunOutcome.DONE, 3, True),
        (KEEP_IDLE + SECOND, RunOutcome.FAILED, 0, True),
        (KEEP_IDLE + SECOND, RunOutcome.RUNNING, 0, True),
        (KEEP - SECOND, RunOutcome.FAILED, 0, True),
        (KEEP + SECOND, RunOutcome.FAILED, 0, False),
        (KEEP + SECOND, RunOutcome.DONE, 3, False),
    ],
)
def test_idle_runs_are_forgotten_after_an_hour_and_all_after_a_week(
    age: timedelta,
    outcome: RunOutcome,
    handled: int,
    stays: bool,  # noqa: FBT001
) -> None:
    old = Run.objects.create(step="read", started_at=NOW - age, outcome=outcome, handled=handled)
    Run.objects.create(step="read", started_at=NOW)
    assert tidy(NOW) == (0 if stays else 1)
    assert Run.objects.filter(pk=old.pk).exists() is stays


def test_the_latest_run_of_each_step_stays_however_old() -> None:
    for step in ("read", "draft"):
        Run.objects.create(step=step, started_at=NOW - 9 * KEEP, outcome=RunOutcome.DONE)
        Run.objects.create(step=step, started_at=NOW - 8 * KEEP, outcome=RunOutcome.DONE)
    assert tidy(NOW) == 2
    assert {run.started_at for run in Run.objects.all()} == {NOW - 8 * KEEP}
    assert Run.objects.count() == 2
