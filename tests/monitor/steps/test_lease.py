"""The lease: one holder at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.models import Lease
from monitor.steps.lease import TERM, give_back, take

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_the_first_takes_it_and_the_second_does_not() -> None:
    assert take("clock", holder="a", now=NOW)
    assert not take("clock", holder="b", now=NOW)
    assert Lease.objects.get(name="clock").holder == "a"


def test_the_holder_prolongs_it() -> None:
    take("clock", holder="a", now=NOW)
    later = NOW + TERM / 2
    assert take("clock", holder="a", now=later)
    assert Lease.objects.get(name="clock").until == later + TERM
    assert not take("clock", holder="b", now=NOW + TERM + timedelta(seconds=1))


@pytest.mark.parametrize(("after", "taken"), [(TERM, False), (TERM + timedelta(seconds=1), True)])
def test_another_takes_it_only_when_it_has_run_out(after: timedelta, taken: bool) -> None:  # noqa: FBT001
    take("clock", holder="a", now=NOW)
    assert take("clock", holder="b", now=NOW + after) is taken
    assert Lease.objects.get(name="clock").holder == ("b" if taken else "a")


def test_given_back_it_is_free_at_once() -> None:
    take("clock", holder="a", now=NOW)
    give_back("clock", holder="a")
    assert take("clock", holder="b", now=NOW)


def test_nobody_gives_back_what_another_holds() -> None:
    take("clock", holder="a", now=NOW)
    give_back("clock", holder="b")
    assert not take("clock", holder="b", now=NOW)


def test_each_name_is_a_lease_of_its_own() -> None:
    assert take("clock", holder="a", now=NOW)
    assert take("another", holder="b", now=NOW)
