"""A desk with people at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from responders.people.models import Role, User
from tests.factories import NOW, user


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        yield


@pytest.fixture
def manager(db: None) -> User:
    return user(first_name="Maya", last_name="Lind")


@pytest.fixture
def owner(db: None) -> User:
    return user(Role.OWNER)


@pytest.fixture
def desk(manager: User) -> Client:
    """The browser of a manager."""
    return signed_in(manager)


@pytest.fixture
def owners_desk(owner: User) -> Client:
    return signed_in(owner)


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client
