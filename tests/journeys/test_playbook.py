"""An owner writes the playbook by keyboard; what goes beyond it is asked about and answered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.processes.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_the_playbook_is_written_and_what_goes_beyond_it_reaches_the_owner(
    installation: Installation, page: Page, browser: Browser
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(installation.sign_in_link())
    page.get_by_role("button", name=re.compile("Sign in")).click()
    page.get_by_role("link", name="Playbook").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Playbook")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    # A part is opened by keyboard, and the example follows what is typed.
    delivery = page.locator("#topic-delivery")
    delivery.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#act-delivery")).to_be_visible()
    page.locator("#act-delivery").fill("I'll send the van round with another one")
    expect(page.locator("#example-delivery")).to_contain_text("send the van round with another one")

    # A mistake is told beside its field, put right by a button, and nothing typed is lost.
    page.locator("#act-delivery").fill("Send the van round")
    page.locator("#bound-manager").fill("20")
    page.locator("#bound-manager").press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("#error-act-delivery")).to_contain_text("Begin with")
    page.get_by_role("button", name="Write “I'll send the van round” instead").click()
    expect(page.locator("#act-delivery")).to_have_value("I'll send the van round")
    expect(page.locator("#bound-manager")).to_have_value("20")
    page.locator("#by_when-delivery").fill("within three hours")
    page.locator("#by_when-delivery").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved as version 2")

    # An earlier version counts again by one click.
    page.get_by_role("button", name=re.compile(r"Go back to this one.*version 1")).click()
    expect(page.get_by_role("status").first).to_contain_text("it counts again, as version 3")
    page.get_by_role("button", name=re.compile(r"Go back to this one.*version 2")).click()
    expect(page.get_by_role("status").first).to_contain_text("it counts again, as version 4")

    # A manager wants to give more than the playbook allows, and asks.
    maya = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    told = re.search(r"http\S+", installation.amends("add-user", "maya", "--role", "manager"))
    assert told
    maya.goto(told.group())
    maya.get_by_role("button", name=re.compile("Sign in")).click()
    field = maya.locator("#text")
    expect(field).to_be_visible()
    field.fill(field.input_value().replace("\n–", " I'll give you £75 today.\n–"))
    maya.get_by_text("Ask the owner to let it pass").click()
    maya.get_by_label("Why should it go out as it is?").fill("She has been with us for ten years")
    maya.get_by_label("Why should it go out as it is?").press("Enter")
    expect(maya.locator(".answer .note").first).to_contain_text("You asked the owner")

    # The owner finds it above the queue, with the text in the field, and lets it go out.
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{installation.url}/desk/")
    page.locator(".for-owner a").first.click()
    expect(page).to_have_url(re.compile(r"/desk/\d+/"))
    expect(page.locator(".question")).to_contain_text("She has been with us for ten years")
    expect(page.locator("#text")).to_have_value(re.compile("£75 today"))
    word = page.get_by_label("Owner’s word: why this may go out all the same")
    word.fill("Yes, gladly")
    case = page.url.split("?")[0]
    word.press("Enter")
    expect(page).not_to_have_url(re.compile(re.escape(case)), timeout=15_000)
    maya.goto(case)
    expect(maya.locator(".answer .note").first).to_contain_text("let it go out. “Yes, gladly”")
    maya.context.close()
