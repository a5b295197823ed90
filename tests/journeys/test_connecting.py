"""An owner connects an account and adds a source, with plain forms: the browser's scripts are off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes.mastodon_server import TOKEN, MastodonServer
from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    window = context.new_page()
    window.set_default_timeout(15_000)
    yield window
    context.close()


@pytest.fixture
def mastodon() -> Iterator[MastodonServer]:
    server = MastodonServer(lambda: datetime.now(UTC))
    customer = server.state.person("ada_k", name="Ada K.")
    for number in range(3):
        server.state.post(customer, f"The #finchandfern pot arrived broken, number {number}.")
    yield server
    server.close()


def test_an_account_is_connected_and_a_source_tried_and_added(
    installation: Installation, plain_page: Page, mastodon: MastodonServer
) -> None:
    page = plain_page
    page.goto(installation.sign_in_link())
    page.get_by_role("button", name=re.compile("Sign in")).click()
    page.get_by_role("link", name="Channels").click()
    page.get_by_role("link", name="Connect an account").click()
    page.get_by_role("link", name="Mastodon", exact=True).click()

    # A mistyped token: the server's address stays, the token does not come back.
    page.get_by_label("Server").fill(mastodon.url)
    page.get_by_label("Your access token").fill("mistyped")
    page.get_by_role("button", name="Check this account").click()
    expect(page.get_by_role("alert")).to_contain_text("Not connected")
    expect(page.get_by_label("Server")).to_have_value(mastodon.url)
    expect(page.get_by_label("Your access token")).to_have_value("")

    # The right one: who we are, and only then it is kept.
    page.get_by_label("Your access token").fill(TOKEN)
    page.get_by_role("button", name="Check this account").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You are finch@social.example on Mastodon")
    page.get_by_role("button", name="Connect finch@social.example").click()
    expect(page.get_by_role("status").first).to_contain_text("Connected to Mastodon.")

    # A hashtag is tried, and then added.
    page.get_by_label("A hashtag").check()
    page.get_by_role("textbox", name="Hashtag").fill("finchandfern")
    page.get_by_role("button", name="Try it first").click()
    expect(page.locator("#trial")).to_contain_text("This would have brought 3 posts in the last day.")
    expect(page.locator(".sample-text").first).to_contain_text("number 2")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("row", name=re.compile("A hashtag: finchandfern"))).to_be_visible()
