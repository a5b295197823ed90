"""An owner copies a shipped template, changes it while the preview follows, saves it, and goes back: by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def to(page: Page, words: str) -> None:
    """Tab until what has the focus says this, then press it."""
    for _ in range(120):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.textContent || document.activeElement.value).trim()")
        if said.startswith(words):
            return
    raise AssertionError(f"no way by keyboard to “{words}”")


def follow(page: Page, words: str, heading: str) -> None:
    """By keyboard to a link, and on to the page behind it."""
    to(page, words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_a_template_is_written_previewed_saved_and_taken_back_by_keyboard(
    installation: Installation, page: Page
) -> None:
    page.goto(installation.sign_in_link())
    to(page, "Sign in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")
    # The sample's posts have to be at the desk before a template can be tried on them.
    for _ in range(90):
        if re.match(r"\s*\d{3}", page.locator("#waiting-count").text_content() or ""):
            break
        page.wait_for_timeout(1_000)
        page.reload()
    page.goto(f"{installation.url}/brands/1/")
    follow(page, "Reply templates", "Reply templates")
    follow(page, "start from a shipped one", "Shipped templates")
    follow(page, "Copy and change", "A new template")

    # The preview stands on real posts, and follows what is typed.
    page.keyboard.press("Tab")
    page.get_by_label("Name").focus()
    page.keyboard.type("Warm start")
    expect(page.locator("#preview")).to_contain_text("On your newest 20 posts")
    page.get_by_label("The reply").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("{{ greeting }}we read every word. {{ nmae }} ")
    expect(page.locator("#preview")).to_contain_text("There is no variable “nmae”. Did you mean {{ name }}?")
    expect(page.get_by_label("The reply")).to_be_focused()
    for _ in "{{ nmae }} ":
        page.keyboard.press("Backspace")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Thank you.")
    expect(page.locator("#preview .own-reply").first).to_contain_text("We read every word.", ignore_case=True)

    # A variable is put where the caret stands.
    to(page, "The variables")
    page.keyboard.press("Enter")
    to(page, "Insert brand")
    page.keyboard.press("Enter")
    expect(page.get_by_label("The reply")).to_be_focused()
    assert page.get_by_label("The reply").input_value().endswith("Thank you.{{ brand }}")
    for _ in "{{ brand }}":
        page.keyboard.press("Backspace")

    # A mistake that is saved: the summary has the focus, leads to the field, and nothing typed is lost.
    page.keyboard.type("{{ oops")
    page.get_by_label("Name").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("The reply")).to_be_focused()
    assert page.get_by_label("The reply").input_value().endswith("{{ oops")
    page.keyboard.press("Control+End")
    for _ in "{{ oops":
        page.keyboard.press("Backspace")
    page.get_by_label("Name").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Added: Warm start.")

    # A second version, compared and taken back.
    page.get_by_label("The reply").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" See you soon.")
    page.get_by_label("Name").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved: Warm start, version 2.")
    follow(page, "Version 2, and the earlier ones", "Versions")
    expect(page.locator("ins")).to_contain_text("See you soon.")
    to(page, "Go back to this")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Back to version 1, as version 3.")

    # On a phone nothing is wider than the screen.
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("", "1/", "1/versions/", "new/", "shipped/"):
        page.goto(f"{installation.url}/brands/1/templates/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
