"""Whose lease a starting clock may take away."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from config.clock.ticking import free_dead_lease
from monitor.models import Lease

pytestmark = pytest.mark.django_db
HOST = socket.gethostname()


def held_by(holder: str) -> bool:
    """Whether the lease is still held once a clock has looked at its holder."""
    Lease.objects.create(name="clock", holder=holder, until=datetime.now(UTC) + timedelta(seconds=30))
    free_dead_lease()
    return Lease.objects.exists()


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_dead_clock_of_this_machine_loses_it(ended: int) -> None:
    assert not held_by(f"{HOST}:{ended}")


def test_a_living_clock_of_this_machine_keeps_it() -> None:
    assert held_by(f"{HOST}:{os.getpid()}")


def test_a_clock_of_another_machine_keeps_it(ended: int) -> None:
    assert held_by(f"elsewhere-{HOST}:{ended}")


@pytest.mark.parametrize("holder", ["", "nonsense", f"{HOST}:", f"{HOST}:-1", f"{HOST}:one"])
def test_a_holder_that_names_no_process_keeps_it(holder: str) -> None:
    assert held_by(holder)


def test_without_a_lease_there_is_nothing_to_do() -> None:
    free_dead_lease()
    assert not Lease.objects.exists()
