from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.bluesky_network.people import SERVER, Network, Person

FIGURES = pytest.StashKey[list[str]]()


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


@pytest.fixture(scope="session")
def measured(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Takes a sentence with a figure; all are printed when the tests have run."""
    return pytestconfig.stash.setdefault(FIGURES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("measured on the real network")
        for figure in figures:
            terminalreporter.line(figure)
