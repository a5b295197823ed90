"""A reading is wrong: one key, one number, Enter; and nothing that was typed is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_first_day import keys_listen, wait_for_drafts
from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def sign_in(installation: Installation, page: Page) -> None:
    page.goto(installation.sign_in_link())
    page.get_by_role("button", name=re.compile("Sign in")).click()
    expect(page).to_have_url(re.compile("/desk/"))


def test_f_a_number_and_enter_are_a_whole_correction(installation: Installation, page: Page) -> None:
    chosen = wait_for_drafts(installation)
    sign_in(installation, page)
    page.goto(f"{installation.url}/desk/{chosen['case']}/")
    keys_listen(page)
    field = page.locator("#text")
    field.fill("My own words.")
    field.press("Escape")

    # The dialog comes up filled in; Escape leaves everything as it was.
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="Fix the reading")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("radio", name=re.compile("^Complaint"))).to_be_checked()
    expect(dialog.get_by_role("radio", name=re.compile("^Complaint"))).to_be_focused()
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("f")
    expect(dialog.get_by_role("radio", name=re.compile("^Complaint"))).to_be_checked()
    page.keyboard.press("Escape")

    # F 3 Enter: it was a question.
    page.keyboard.press("f")
    expect(dialog).to_be_visible()
    page.keyboard.press("3")
    expect(dialog.get_by_role("radio", name=re.compile("^Question"))).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Noted: a question")
    expect(page.locator("#case-title")).to_be_focused()
    expect(page.locator(".reading")).to_contain_text("You said so")
    expect(page).to_have_url(re.compile(rf"/desk/{chosen['case']}/$"))

    # New drafts come by themselves; the words that were typed stand in the field, and the draft is behind them.
    expect(field).to_be_visible(timeout=30_000)
    expect(field).to_have_value("My own words.")
    page.get_by_role("button", name="Show the draft instead").click()
    expect(field).not_to_have_value("My own words.")
    expect(page.locator("#own-words")).to_be_hidden()


def test_the_dialog_fits_a_phone_and_is_worked_by_touch(installation: Installation, page: Page) -> None:
    chosen = wait_for_drafts(installation)
    sign_in(installation, page)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{installation.url}/desk/{chosen['case']}/")
    keys_listen(page)
    page.get_by_role("button", name=re.compile("^Fix the reading")).click()
    dialog = page.get_by_role("dialog", name="Fix the reading")
    dialog.get_by_label("staff", exact=True).check()
    dialog.get_by_label("they may leave us").check()
    assert dialog.evaluate("node => node.scrollWidth <= node.clientWidth")
    save = dialog.get_by_role("button", name=re.compile("^Save"))
    expect(save).to_be_in_viewport()
    save.click()
    expect(page.locator(".messages")).to_contain_text("Noted: a complaint about")
    expect(page.locator(".messages")).to_contain_text("staff")


def test_without_scripts_it_is_a_page_of_its_own(installation: Installation, page: Page) -> None:
    chosen = wait_for_drafts(installation)
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    sign_in(installation, plain)
    plain.goto(f"{installation.url}/desk/{chosen['case']}/")
    plain.get_by_role("link", name="Fix the reading").click()
    plain.get_by_role("radio", name=re.compile("^Praise")).check()
    plain.get_by_role("button", name="Save").click()
    expect(plain.locator(".messages")).to_contain_text("Noted: praise")
    expect(plain.locator(".reading")).to_contain_text("You said so")
    context.close()


def test_a_slip_of_the_hand_sends_nothing_and_says_nothing_twice(
    installation: Installation, page: Page
) -> None:
    chosen = wait_for_drafts(installation)
    sign_in(installation, page)
    page.goto(f"{installation.url}/desk/{chosen['case']}/")
    keys_listen(page)
    posted: list[str] = []
    page.on("request", lambda asked: posted.append(asked.url) if asked.method == "POST" else None)

    # While the reason for no reply is chosen, A is no approval.
    page.wait_for_timeout(500)
    page.keyboard.press("d")
    expect(page.get_by_role("radio", name=re.compile("^Nothing to add"))).to_be_focused()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert posted == []
    page.keyboard.press("Escape")
    expect(page.locator("details.no-reply[open]")).to_have_count(0)

    # Enter twice is one correction.
    page.keyboard.press("f")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Noted: praise")
    assert [url for url in posted if url.endswith("/fix/")] == [
        f"{installation.url}/desk/{chosen['case']}/fix/"
    ]
