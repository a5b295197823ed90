from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.processes.installation import Installation

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("chromium is missing: `make test` installs it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window. Any error of a script or of the content policy fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    window = context.new_page()
    wrong: list[str] = []
    window.on("pageerror", lambda error: wrong.append(str(error)))
    window.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    window.set_default_timeout(15_000)
    yield window
    context.close()
    # A used-up link and a blocked draft are answered by 410 and 422, which the browser's console remarks on.
    assert [words for words in wrong if "(Gone)" not in words and "(Unprocessable" not in words] == []


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A fresh installation on SQLite with every post of the sample arriving at once, running."""
    made = Installation(tmp_path, AMENDS_OUTBOX_SECONDS="4")
    made.amends("setup", "--email", "ruth@tansyandtin.example")
    made.script("hurry", "0", "tame")
    made.start("run")
    made.wait_for_web()
    yield made
    made.end()
