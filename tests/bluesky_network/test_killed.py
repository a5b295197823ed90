"""A posting to the real network is killed at one line after another: it has each reply once, in the end."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bluesky_network.people import SERVER, Network, until
from tests.bluesky_network.world import SHOP
from tests.processes.test_kill_each_line import ROUNDS, killed_at_each_line

pytestmark = pytest.mark.processes

WORLD = "tests.bluesky_network.world:RealWorld"
NOBODY_KILLED = 2
"""Replies that are posted before the rounds, to count the lines."""


@pytest.mark.parametrize("lines", ["ours", "deep"])
def test_killed_at_any_line_every_approved_reply_stands_once_on_the_network(
    network: Network, tmp_path: Path, measured: Callable[[str], None], lines: str
) -> None:
    name = f"killed-{lines}"
    began = time.monotonic()
    found = killed_at_each_line(tmp_path, WORLD, lines, **{SERVER: network.server, SHOP: name})
    took = time.monotonic() - began
    measured(f"killed at lines, {lines}: {ROUNDS} rounds in {took:.0f} s: {found}")

    approved = ROUNDS + NOBODY_KILLED
    shop = network.known(name)
    answered = [record["value"]["reply"]["parent"]["uri"] for record in shop.records()]
    assert len(answered) == len(set(answered)) == approved
    # So our own server says; the index, from which everybody reads, comes to the same.
    until(lambda: shop.call("app.bsky.actor.getProfile", actor=shop.did).get("postsCount") == approved)
