"""A newcomer's first quarter of an hour: sign in, read, edit, approve, take back, approve, see it stand."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def wait_for_drafts(installation: Installation, seconds: float = 60) -> dict[str, object]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            found: dict[str, object] = installation.script("first_draft")
        except AssertionError:
            time.sleep(1)
            continue
        return found
    raise AssertionError("no draft came to the desk")


def keys_listen(page: Page) -> None:
    """Wait until the desk's script has started: on a slow machine it comes after the page."""
    expect(page.locator("html.js")).to_be_attached()


def test_from_the_sign_in_link_to_the_answer_in_the_thread(installation: Installation, page: Page) -> None:
    chosen = wait_for_drafts(installation)

    # Sign in by the one-time link; it is good once.
    link = installation.sign_in_link()
    page.goto(link)
    page.get_by_role("button", name=re.compile("Sign in")).click()
    expect(page).to_have_url(re.compile("/desk/"))

    # Read a complaint: the words that decided are marked in it.
    page.goto(f"{installation.url}/desk/{chosen['case']}/")
    expect(page.locator("mark").first).to_be_visible()
    field = page.locator("#text")
    expect(field).to_have_value(str(chosen["text"]))

    # Edit: the checks follow the words.
    field.fill("Sorry if you feel that way.")
    expect(page.locator("#checks .finding.block").first).to_be_visible()
    text = str(chosen["text"]).replace("– Maya", "I have your post open in front of me.\n– Maya")
    field.fill(text)
    expect(page.locator("#checks .finding.block")).to_have_count(0)

    keys_listen(page)
    # Approve by key, and take it back by key within the outbox window.
    field.press("Control+Enter")
    expect(page.locator("#outbox")).to_contain_text("Take back")
    expect(page.locator("#case-title")).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator(".messages").get_by_text("Taken back.")).to_be_visible()
    expect(page.locator("#text")).to_be_visible()
    assert installation.script("count")["our_posts"] == 0

    # Approve again, and see the reply in the customer's thread on the square.
    page.goto(f"{installation.url}/desk/{chosen['case']}/")
    page.locator("#text").fill(text)
    page.get_by_role("button", name=re.compile("^Approve")).click()
    expect(page.locator("#outbox")).to_contain_text("Take back")
    deadline = time.monotonic() + 30
    while installation.script("count")["replies"].get("posted") != 1:
        assert time.monotonic() < deadline, installation.script("count")
        time.sleep(1)
    page.goto(f"{installation.url}/desk/{chosen['case']}/")
    page.goto(page.locator(".thread .post.ours a").first.get_attribute("href") or "")
    expect(page).to_have_url(re.compile(r"/square/\d+/"))
    expect(page.get_by_text("I have your post open in front of me.").first).to_be_visible()

    # The owner was told of what must not wait.
    page.goto(f"{installation.url}/mails/")
    page.get_by_role("link", name=re.compile("Must not wait")).first.click()
    expect(page.get_by_text("ruth@tansyandtin.example").first).to_be_visible()

    # The link is used up.
    page.goto(link)
    expect(page.get_by_text("amends link").first).to_be_visible()


def test_the_queue_is_worked_by_keyboard_alone(installation: Installation, page: Page) -> None:
    wait_for_drafts(installation)
    page.goto(installation.sign_in_link())
    page.get_by_role("button", name=re.compile("Sign in")).press("Enter")
    expect(page).to_have_url(re.compile("/desk/"))
    keys_listen(page)
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(r"/desk/\d+/"))
    expect(page.locator("#case-title")).to_be_focused()
    first = page.url
    page.keyboard.press("j")
    expect(page).not_to_have_url(first)
    expect(page.locator("#case-title")).to_be_focused()
    page.keyboard.press("k")
    expect(page).to_have_url(first)
    expect(page.locator("#case-title")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator("#text")).to_be_focused()


def test_the_desk_works_without_scripts(installation: Installation, page: Page) -> None:
    chosen = wait_for_drafts(installation)
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(installation.sign_in_link())
    plain.get_by_role("button", name=re.compile("Sign in")).click()
    plain.goto(f"{installation.url}/desk/{chosen['case']}/")
    plain.get_by_role("button", name=re.compile("^Approve")).click()
    expect(plain.locator("#outbox")).to_contain_text("Take back")
    plain.locator("#outbox").get_by_role("button", name=re.compile("Take back")).click()
    expect(plain.locator(".messages").get_by_text("Taken back.")).to_be_visible()
    context.close()
