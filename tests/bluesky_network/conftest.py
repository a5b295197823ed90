from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.bluesky_network.people import Network, Person

SERVER = "AMENDS_TEST_BLUESKY"


@pytest.fixture(scope="session")
def network() -> Iterator[Network]:
    if SERVER not in os.environ:
        pytest.skip(f"{SERVER} is not set: tests/bluesky_network/run.sh starts the network and sets it")
    made = Network(os.environ[SERVER])
    yield made
    made.close()


@pytest.fixture(scope="session")
def shop(network: Network) -> Person:
    return network.join("finchandfern")


@pytest.fixture(scope="session")
def customer(network: Network) -> Person:
    return network.join("ada")


@pytest.fixture(scope="session")
def secrets(shop: Person) -> dict[str, str]:
    return {"app_password": shop.app_password("amends")}
