"""The supervisor with real child processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.processes

SCRIPT = """
import json, logging, sys
from config.supervisor import Supervisor
logging.basicConfig(level="INFO")
commands, options = json.loads(sys.argv[1])
sys.exit(Supervisor({name: [sys.executable, "-c", code] for name, code in commands.items()}, **options).run())
"""
# Each child leaves its process number, so that a test can find it and see that it has gone.
BORN = "import os, sys, time, signal, pathlib; pathlib.Path('{name}-%d' % os.getpid()).touch(); "
STAYS = BORN + "time.sleep(60)"
DIES = BORN + "sys.exit(3)"
CANNOT_WORK = BORN + "sys.exit(78)"
DEAF = (
    BORN.replace("pathlib.Path", "signal.signal(signal.SIGTERM, signal.SIG_IGN); pathlib.Path")
    + "time.sleep(60)"
)
TIDY = (
    BORN.replace("pathlib.Path", "signal.signal(signal.SIGTERM, lambda *_: sys.exit()); pathlib.Path")
    + "\ntry: time.sleep(60)\nfinally: pathlib.Path('{name}.tidied').touch()"
)


class Watched:
    """A supervisor in a process of its own, and its children."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[str] | None = None

    def start(self, options: dict[str, object] | None = None, **children: str) -> subprocess.Popen[str]:
        commands = {name: code.replace("{name}", name) for name, code in children.items()}
        self.process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, json.dumps([commands, options or {}])],
            cwd=self.folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        return self.process

    def pids(self, name: str) -> list[int]:
        """Every process that was started under this name."""
        return [int(path.name.rpartition("-")[2]) for path in self.folder.glob(f"{name}-*")]

    def living(self, name: str) -> list[int]:
        return [pid for pid in self.pids(name) if alive(pid)]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def soon(what: Callable[[], object], *, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    made = Watched(tmp_path)
    yield made
    assert made.process is not None
    if made.process.poll() is None:
        made.process.kill()
    for path in tmp_path.glob("*-*"):
        pid = int(path.name.rpartition("-")[2])
        if alive(pid):
            os.kill(pid, signal.SIGKILL)
    made.process.communicate()


def test_a_child_that_dies_is_started_again_and_the_other_is_left_alone(watched: Watched) -> None:
    watched.start(web=STAYS, clock=STAYS)
    soon(lambda: watched.pids("web") and watched.pids("clock"))
    [first] = watched.pids("web")
    os.kill(first, signal.SIGKILL)
    soon(lambda: len(watched.pids("web")) == 2)
    assert watched.living("web") != [first]
    assert len(watched.pids("clock")) == 1


def test_one_that_keeps_dying_makes_it_give_up_say_so_and_end_the_other(watched: Watched) -> None:
    process = watched.start({"pause": 0.01}, web=DIES, clock=STAYS)
    _, words = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "web ended 5 times right after its start (code 3)" in words
    assert len(watched.pids("web")) == 5
    assert watched.living("clock") == []


def test_one_that_says_it_cannot_work_is_not_tried_again(watched: Watched) -> None:
    process = watched.start(web=CANNOT_WORK, clock=STAYS)
    _, words = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "web can't work as things are" in words
    assert len(watched.pids("web")) == 1
    assert watched.living("clock") == []


def test_without_restart_one_death_ends_all(watched: Watched) -> None:
    process = watched.start({"restart": False}, web=DIES, clock=STAYS)
    _, words = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "web ended (code 3)" in words
    assert watched.living("clock") == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_stop_lets_every_child_finish(watched: Watched, number: signal.Signals) -> None:
    process = watched.start(web=TIDY, clock=TIDY)
    soon(lambda: watched.pids("web") and watched.pids("clock"))
    process.send_signal(number)
    assert process.wait(timeout=10) == 0
    assert sorted(path.name for path in watched.folder.glob("*.tidied")) == ["clock.tidied", "web.tidied"]
    assert watched.living("web") == watched.living("clock") == []


def test_a_child_that_ignores_the_stop_is_killed_after_the_grace(watched: Watched) -> None:
    process = watched.start({"grace": 0.3}, web=DEAF, clock=TIDY)
    soon(lambda: watched.pids("web") and watched.pids("clock"))
    process.terminate()
    _, words = process.communicate(timeout=10)
    assert process.returncode == 0
    assert "web did not end in 0.3 s and is killed" in words
    assert watched.living("web") == watched.living("clock") == []
    assert (watched.folder / "clock.tidied").exists()


def test_a_stop_during_the_pause_before_a_restart_is_heeded_at_once(watched: Watched) -> None:
    process = watched.start({"pause": 5.0}, web=DIES, clock=STAYS)
    soon(lambda: watched.pids("web") and not watched.living("web") and watched.pids("clock"))
    before = time.monotonic()
    process.terminate()
    assert process.wait(timeout=10) == 0
    assert time.monotonic() - before < 3
    assert len(watched.pids("web")) == 1


def test_a_program_that_is_not_there_leaves_no_child_behind(watched: Watched) -> None:
    script = SCRIPT.replace(
        '[sys.executable, "-c", code]', '[code] if name == "clock" else [sys.executable, "-c", code]'
    )
    watched.process = subprocess.Popen(
        [sys.executable, "-c", script, json.dumps([{"web": STAYS.replace("{name}", "web"), "clock": "/no/such"}, {}])],
        cwd=watched.folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    _, words = watched.process.communicate(timeout=10)
    assert watched.process.returncode == 1
    assert "/no/such" in words
    assert watched.living("web") == []


def test_children_that_watch_their_parent_end_with_it_even_when_it_is_killed(watched: Watched) -> None:
    watches = "from config.cli.supervised import end_with_parent; end_with_parent();" + TIDY
    process = watched.start(web=watches, clock=watches)
    soon(lambda: watched.pids("web") and watched.pids("clock"))
    process.kill()
    process.wait()
    soon(lambda: not watched.living("web") and not watched.living("clock"))
    assert len(list(watched.folder.glob("*.tidied"))) == 2
