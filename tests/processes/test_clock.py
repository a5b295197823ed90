"""`amends clock`: one at a time, ended cleanly, missed by nobody when killed."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import time

import pytest

from tests.processes.installation import Installation
from tests.processes.waiting import soon

pytestmark = pytest.mark.processes


def holder(installation: Installation) -> int:
    """The process number of the clock that holds the lease; 0 for nobody."""
    return int((installation.script("clock_rows")["holder"] or ":0").rpartition(":")[2])


def clock(installation: Installation) -> subprocess.Popen[bytes]:
    started = installation.start("clock")
    soon(lambda: f":{started.pid})" in installation.log("clock"))
    return started


def test_of_two_clocks_one_ticks_and_its_stop_hands_over_at_once(installation: Installation) -> None:
    first = clock(installation)
    soon(lambda: holder(installation) == first.pid)
    second = clock(installation)
    assert holder(installation) == first.pid

    # Hold the first one's breath: were the second ticking too, its runs would still come in.
    first.send_signal(signal.SIGSTOP)
    before = installation.script("clock_rows")["latest"]
    time.sleep(1.5)
    assert installation.script("clock_rows")["latest"] == before
    first.send_signal(signal.SIGCONT)

    first.terminate()
    assert first.wait(timeout=20) == 0
    soon(lambda: holder(installation) == second.pid, seconds=8)
    second.send_signal(signal.SIGINT)
    assert second.wait(timeout=20) == 0
    rows = installation.script("clock_rows")
    assert rows["holder"] is None
    assert rows["not_ended"] == []


def test_after_a_kill_a_new_clock_takes_over_within_seconds(installation: Installation) -> None:
    first = clock(installation)
    soon(lambda: holder(installation) == first.pid)
    first.kill()
    first.wait()
    second = clock(installation)
    soon(lambda: holder(installation) == second.pid, seconds=8)


def test_a_stop_during_work_finishes_the_steps_in_hand(on_sqlite: Installation) -> None:
    on_sqlite.script("hurry", "0")
    with sqlite3.connect(on_sqlite.home / "amends.sqlite3") as database:
        started = on_sqlite.start("clock")
        running = "SELECT count(*) FROM monitor_run WHERE ended_at IS NULL AND step = 'read'"
        soon(lambda: database.execute(running).fetchone()[0])
        started.terminate()
        assert started.wait(timeout=20) == 0
    database.close()
    rows = on_sqlite.script("clock_rows")
    assert rows["not_ended"] == []
    assert rows["outcomes"]["read done"] == 1
    assert not [name for name in rows["outcomes"] if not name.endswith(" done")]
    assert "nothing was left in hand" in on_sqlite.log("clock")


def test_a_stop_before_the_first_tick_is_a_clean_end(on_sqlite: Installation) -> None:
    started = on_sqlite.start("clock")
    # Python needs a moment before any program of ours can listen for signals.
    time.sleep(0.5)
    started.terminate()
    assert started.wait(timeout=20) in {0, -signal.SIGTERM}
    assert "Traceback" not in on_sqlite.log("clock")


def test_a_failing_step_leaves_failed_rows_and_the_clock_goes_on(on_sqlite: Installation) -> None:
    started = on_sqlite.start("failing_clock", script=True)
    soon(lambda: on_sqlite.log("failing_clock").count("step fails failed") >= 3)
    started.terminate()
    assert started.wait(timeout=20) == 0
    rows = on_sqlite.script("clock_rows")
    assert set(rows["outcomes"]) == {"fails failed", "goes_on done"}
    assert rows["outcomes"]["fails failed"] >= 3
    assert rows["outcomes"]["goes_on done"] >= 2
    assert rows["errors"] == ["RuntimeError: not today"]


def test_once_works_everything_off_and_ends(on_sqlite: Installation) -> None:
    posts = on_sqlite.script("hurry", "0", "tame")["posts"]
    told = re.fullmatch(r"(\d+) rows handled\.\n", on_sqlite.amends("clock", "--once"))
    assert told
    assert int(told.group(1)) >= 2 * posts
    found = on_sqlite.script("count")
    assert found["mentions"] == found["readings"] == found["square_posts"]
    assert found["undrafted"] == 0
    assert on_sqlite.amends("clock", "--once") == "0 rows handled.\n"
