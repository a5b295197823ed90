"""`amends run`: desk and clock as one command."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time

import psutil
import pytest
import requests

from tests.processes.installation import Installation
from tests.processes.waiting import gone, soon

pytestmark = pytest.mark.processes


def children(run: subprocess.Popen[bytes]) -> dict[str, psutil.Process]:
    """The processes that live below `amends run`, by name."""
    below = psutil.Process(run.pid).children()
    return {child.cmdline()[-1]: child for child in below if not gone(child)}


@pytest.fixture
def session() -> requests.Session:
    made = requests.Session()
    made.trust_env = False
    return made


def test_it_prints_a_link_that_signs_in_once_and_ctrl_c_ends_all(
    on_sqlite: Installation, session: requests.Session
) -> None:
    run = on_sqlite.start("run")
    on_sqlite.wait_for_web()
    started = children(run)
    assert set(started) == {"web", "clock"}
    found = re.search(rf"{re.escape(on_sqlite.url)}/link/\S+", on_sqlite.log("run"))
    assert found
    link = found.group()

    page = session.get(link, timeout=20)
    assert (page.status_code, "<button" in page.text) == (200, True)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert token
    form = {"csrfmiddlewaretoken": token.group(1)}
    assert session.get(f"{on_sqlite.url}/desk/", timeout=20).url.startswith(f"{on_sqlite.url}/sign-in/")
    assert session.post(link, data=form, timeout=20).url.startswith(f"{on_sqlite.url}/desk/")
    assert session.get(f"{on_sqlite.url}/desk/", timeout=20).url.startswith(f"{on_sqlite.url}/desk/")
    with requests.Session() as somebody_else:
        somebody_else.trust_env = False
        somebody_else.cookies.set("csrftoken", session.cookies["csrftoken"])
        form = {"csrfmiddlewaretoken": session.cookies["csrftoken"]}
        assert somebody_else.post(link, data=form, timeout=20).status_code == 410
        assert somebody_else.get(link, timeout=20).status_code == 410

    soon(lambda: "the clock ticks" in on_sqlite.log("run"))
    before = time.monotonic()
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=30) == 0
    assert time.monotonic() - before < 10
    assert all(gone(child) for child in started.values())
    assert "the clock has stopped; nothing was left in hand" in on_sqlite.log("run")
    assert "Traceback" not in on_sqlite.log("run")


def test_a_killed_desk_comes_back_and_both_end_even_with_a_killed_run(on_sqlite: Installation) -> None:
    run = on_sqlite.start("run")
    on_sqlite.wait_for_web()
    first = children(run)
    first["web"].kill()
    soon(lambda: gone(first["web"]) and len(children(run)) == 2)
    on_sqlite.wait_for_web()
    second = children(run)
    assert second["web"].pid != first["web"].pid
    assert second["clock"].pid == first["clock"].pid
    assert "web ended (code -9); starting it again" in on_sqlite.log("run")

    run.kill()
    run.wait()
    soon(lambda: all(gone(child) for child in second.values()))


def test_a_port_in_use_ends_it_with_a_sentence(on_sqlite: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", on_sqlite.port))
        taken.listen()
        run = on_sqlite.start("run")
        assert run.wait(timeout=30) == 1
        log = on_sqlite.log("run")
        assert log.count(f"amends: 127.0.0.1:{on_sqlite.port} can't be used: Address already in use.") == 1
        assert "AMENDS_PORT" in log
        assert "Traceback" not in log
        assert not [p for p in psutil.process_iter() if str(on_sqlite.home) in _home_of(p)]


def test_a_host_that_is_no_address_gives_a_sentence(on_sqlite: Installation) -> None:
    on_sqlite.env["AMENDS_HOST"] = "no.such.host.invalid"
    done = on_sqlite.try_amends("web", timeout=30)
    assert done.returncode == 78
    assert (
        done.stderr.decode()
        == "amends: no.such.host.invalid is no address of this machine. Set AMENDS_HOST.\n"
    )


def _home_of(process: psutil.Process) -> str:
    try:
        return process.environ().get("AMENDS_HOME", "")
    except (psutil.Error, OSError):
        return ""
