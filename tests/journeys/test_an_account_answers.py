"""An owner connects an account in the browser, hears a customer of it, and answers on the platform."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.fakes.mastodon_server import TOKEN, MastodonServer
from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]
REPLY = (
    "I'm sorry that your lid came broken; that is our fault. I'll send a new one today, and you'll have it "
    "by Thursday noon. – Maya"
)


@pytest.fixture
def mastodon() -> Iterator[MastodonServer]:
    """A Mastodon server that goes by the real clock."""
    server = MastodonServer(lambda: datetime.now(UTC))
    yield server
    server.close()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Installation]:
    """An installation without the sample, running."""
    made = Installation(tmp_path, AMENDS_OUTBOX_SECONDS="1")
    made.amends("setup", "--no-sample", "--email", "ruth@finch.example")
    made.start("run")
    made.wait_for_web()
    yield made
    made.end()


def connect(page: Page, mastodon: MastodonServer) -> None:
    """From the list of platforms to the page of the new account."""
    page.get_by_role("link", name="Channels").click()
    page.get_by_role("link", name=re.compile("Connect")).first.click()
    page.get_by_role("link", name=re.compile("Mastodon")).first.click()
    page.get_by_label("Your brand’s name").fill("Finch & Fern")
    page.get_by_label(re.compile("server", re.IGNORECASE)).fill(mastodon.url)

    # A wrong token is told of, and never shown again.
    page.get_by_label(re.compile("token", re.IGNORECASE)).fill("wrong-token-4711")
    page.get_by_role("button", name="Check this account").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert "wrong-token-4711" not in page.content()

    # The right one: who we are and what we may do, then keep it.
    page.get_by_label(re.compile("token", re.IGNORECASE)).fill(TOKEN)
    page.get_by_role("button", name="Check this account").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("finch")
    expect(page.get_by_text("It may reply")).to_be_visible()
    assert TOKEN not in page.content()
    page.get_by_role("button", name=re.compile("^Connect")).click()
    expect(page.locator("#main")).to_contain_text("finch")


def test_from_the_credentials_to_the_answer_on_the_platform(
    bare: Installation, mastodon: MastodonServer, page: Page
) -> None:
    ada = mastodon.state.person("ada_k", name="Ada K.")
    complaint = mastodon.state.post(ada, "@finch the lid of my teapot came broken. Nobody answers!")
    page.goto(bare.sign_in_link())
    page.get_by_role("button", name=re.compile("Sign in")).click()
    connect(page, mastodon)

    # The complaint comes to the desk by itself.
    deadline = time.monotonic() + 60
    page.goto(f"{bare.url}/desk/")
    while page.locator("#text").count() == 0 and time.monotonic() < deadline:
        time.sleep(1)
        page.goto(f"{bare.url}/desk/")
    expect(page.locator("#main")).to_contain_text("teapot")
    page.locator("#text").fill(REPLY)
    page.get_by_role("button", name=re.compile("^Approve")).first.click()
    deadline = time.monotonic() + 30
    while not mastodon.state.below(complaint) and time.monotonic() < deadline:
        time.sleep(0.3)
    [reply] = mastodon.state.below(complaint)
    assert reply.text == f"@ada_k {REPLY}"

    # The page of accounts says how its sources are doing.
    page.goto(f"{bare.url}/channels/")
    expect(page.locator("#main")).to_contain_text("finch")
    expect(page.locator("#main")).to_contain_text("listening")
