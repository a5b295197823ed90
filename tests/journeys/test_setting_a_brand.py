"""An owner says what to watch for and who is told: tried first, then saved with Enter."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_words_are_tried_and_the_page_is_saved_with_enter(installation: Installation, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(installation.sign_in_link())
    page.get_by_role("button", name=re.compile("Sign in")).click()
    page.get_by_role("link", name="Channels").click()
    page.get_by_role("link", name="Brand: Tansy & Tin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tansy & Tin")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    # Tried: the page comes back with what the words would make of the posts, and with what was typed.
    page.get_by_label("Words", exact=True).fill("biscuits, TEAPOT")
    page.get_by_role("button", name="Try these words").click()
    expect(page.locator("#trial")).to_be_focused()
    expect(page.locator("#trial h3")).to_contain_text("stored")
    expect(page.get_by_label("Words", exact=True)).to_have_value("biscuits, TEAPOT")
    assert "biscuits" not in installation.amends("brand")

    # A mistake: the summary has the focus and leads to the field.
    page.get_by_label("Addresses for alerts").fill("nobody")
    page.get_by_label("Seconds").press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="“nobody” is no e-mail address.").click()
    expect(page.get_by_label("Addresses for alerts")).to_be_focused()

    # Enter in a line saves.
    page.get_by_label("Addresses for alerts").fill("ruth@tansyandtin.example")
    page.get_by_label("Always").check()
    expect(page.get_by_label("Monday, opens at")).to_be_hidden()
    page.get_by_label("Seconds").fill("20")
    page.get_by_label("Seconds").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved: words to watch for, opening hours")
    told = installation.amends("brand")
    assert "keywords                biscuits, TEAPOT" in told
    assert "hours                   always" in told
    assert "outbox_seconds          20" in told
