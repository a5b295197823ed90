"""An owner corrects a reading, sees it counted, teaches a topic, and has posts read again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_first_day import keys_listen, wait_for_drafts
from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_correction_is_counted_and_a_topic_is_taught(installation: Installation, page: Page) -> None:
    chosen = wait_for_drafts(installation)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(installation.sign_in_link())
    page.get_by_role("button", name=re.compile("Sign in")).click()
    page.get_by_role("link", name="Channels").click()
    page.get_by_role("link", name="Brand: Tansy & Tin").click()
    page.get_by_role("link", name="How well it is read").click()
    expect(page.get_by_text("Nobody has said yet whether a reading is right")).to_be_visible()

    # One correction at the desk, by keyboard; the page of learning counts it and shows the post.
    page.goto(f"{installation.url}/desk/{chosen['case']}/")
    keys_listen(page)
    page.keyboard.press("f")
    expect(page.get_by_role("dialog", name="Fix the reading")).to_be_visible()
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Noted: a question")
    page.goto(f"{installation.url}/brands/1/learning/")
    expect(page.get_by_text("0 of the last 1 that somebody judged")).to_be_visible()
    expect(page.get_by_role("heading", name="It said complaint, you said question: once")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("^It said complaint"))
    expect(row.get_by_role("cell").nth(2)).to_contain_text("1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    # A topic with too few examples: the summary has the focus and leads to the field; then it is right.
    page.get_by_label("Its name").fill("Teapot lids")
    page.get_by_label("Three to ten examples").fill("the lid is missing")
    page.get_by_role("button", name="Add the topic").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name=re.compile("Give 3 to 10 examples")).click()
    field = page.get_by_label("Three to ten examples")
    expect(field).to_be_focused()
    expect(field).to_have_value("the lid is missing")
    field.fill("the lid is missing\nmy lid does not fit\nyou forgot the lid")
    page.get_by_role("button", name="Add the topic").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Added: Teapot lids.")

    # It is taken away again, after a question.
    page.get_by_role("link", name=re.compile("^Remove ?: Teapot lids")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Remove the topic “Teapot lids”?")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("status").first).to_contain_text("Removed: Teapot lids.")

    # What is asked for is done by the clock.
    page.get_by_role("button", name="Read the last 30 days again").click()
    expect(page.get_by_role("status").first).to_contain_text("are read again")

    def done() -> bool:
        page.reload()
        return page.get_by_text("Last time").is_visible()

    for _ in range(30):
        if done():
            break
        page.wait_for_timeout(500)
    expect(page.get_by_text("Last time")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
