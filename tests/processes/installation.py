"""An installation of its own: a folder, a database on either engine, and its processes."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from pathlib import Path
from typing import Any
from urllib.error import URLError

ROOT = Path(__file__).resolve().parents[2]


class Installation:
    """What `amends setup` makes, in a throw-away place."""

    def __init__(self, home: Path, *, database_url: str = "", **settings: str) -> None:
        self.home = home
        self.port = _free_port()
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith("AMENDS_") and k != "DATABASE_URL"},
            "AMENDS_HOME": str(home),
            "AMENDS_PORT": str(self.port),
            "AMENDS_OUTBOX_SECONDS": "0",
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            **settings,
        }
        if database_url:
            self.env["DATABASE_URL"] = database_url
        self.command = [sys.executable, "-m", "config.cli"]
        self.cwd: Path | None = None
        self.children: list[subprocess.Popen[bytes]] = []

    @property
    def url(self) -> str:
        """Where the desk is."""
        return f"http://127.0.0.1:{self.port}"

    def amends(self, *words: str, check: bool = True, stdin: bytes = b"", timeout: float = 120) -> str:
        """Run one command to its end; returns what it printed."""
        done = self.try_amends(*words, stdin=stdin, timeout=timeout)
        if check and done.returncode != 0:
            raise AssertionError(f"amends {' '.join(words)}: {done.returncode}\n{done.stderr.decode()}")
        return done.stdout.decode()

    def try_amends(
        self, *words: str, stdin: bytes = b"", timeout: float = 120
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one command to its end, whichever that is."""
        return subprocess.run(
            [*self.command, *words],
            env=self.env, cwd=self.cwd, input=stdin, capture_output=True, timeout=timeout, check=False,
        )  # fmt: skip

    def script(self, name: str, *words: str, timeout: float = 180) -> Any:
        """Run a script of this folder (another's by its full name) to its end; returns its last line as JSON."""
        module = name if "." in name else f"tests.processes.{name}"
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self.env, capture_output=True, timeout=timeout, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise AssertionError(f"{name}: {done.stderr.decode()}")
        return json.loads(done.stdout.decode().splitlines()[-1])

    def start(self, *words: str, script: bool = False) -> subprocess.Popen[bytes]:
        """Start `amends WORDS` (or a script of this folder) and leave it running."""
        command = (
            [sys.executable, "-m", f"tests.processes.{words[0]}", *words[1:]]
            if script
            else [*self.command, *words]
        )
        with (self.home / f"{words[0]}.log").open("ab") as log:
            child = subprocess.Popen(command, env=self.env, cwd=self.cwd, stdout=log, stderr=log)
        self.children.append(child)
        return child

    def wait_for_web(self, seconds: float = 30) -> None:
        """Return once the desk answers."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/sign-in/", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.1)
        logs = "\n".join(path.read_text() for path in self.home.glob("*.log"))
        raise AssertionError(f"no desk at {self.url}\n{logs}")

    def log(self, name: str) -> str:
        """What `amends NAME`, or a script, has said since it was started."""
        return (self.home / f"{name}.log").read_text()

    def sign_in_link(self) -> str:
        """A fresh one-time link."""
        found = re.search(r"http\S+", self.amends("link"))
        assert found
        return found.group()

    def end(self) -> None:
        """Stop what still runs."""
        for child in self.children:
            if child.poll() is None:
                child.send_signal(signal.SIGKILL)
                child.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fresh_postgres_database() -> str:
    """The URL of a new, empty database on the test run's PostgreSQL server."""
    import psycopg

    base = os.environ["POSTGRES_URL"]
    name = f"amends_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return base.rsplit("/", 1)[0] + f"/{name}"
