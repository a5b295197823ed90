"""What the pages' templates may not hold, and what the desk's parts say the same way everywhere."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from responders.desk.keys import KEYS

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = ROOT / "templates"
STATIC = TEMPLATES / "static"
# Mails carry their styles inline on purpose, and reply texts are not HTML.
PAGES = [path for path in TEMPLATES.rglob("*.html") if path.parent.name not in {"mail", "replies"}]

FORBIDDEN = {
    "markup that is not escaped": r"\|\s*safe\b|autoescape\s+false|Markup\(",
    "htmx code in attributes": r"hx-on\b|js:|javascript:",
    "a trigger filter": r"hx-trigger=\"[^\"]*\[",
    "an inline style": r"\sstyle=|<style\b",
    "an inline script": r"<script(?![^>]*\bsrc=)|\son[a-z]+=",
}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_holds(path: Path, what: str) -> None:
    assert re.search(FORBIDDEN[what], path.read_text()) is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_form_that_posts_carries_the_token(path: Path) -> None:
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), re.DOTALL):
        assert "csrf_input" in form


@pytest.mark.parametrize("path", [*PAGES, *STATIC.glob("amends/*.js"), *STATIC.glob("amends/*.css")], ids=str)
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    loaded = re.findall(r"(?:src|@import|url\()\s*=?\s*[\"']?(https?:|//)", path.read_text())
    assert not loaded


def test_vendored_files_are_those_that_their_readme_names() -> None:
    vendor = STATIC / "vendor"
    named = dict(
        re.findall(
            r"^\| ([\w.-]+) \|.*\| ([0-9a-f]{64}) \|$", (vendor / "README.md").read_text(), re.MULTILINE
        )
    )
    files = {path.name: path.read_bytes() for path in vendor.iterdir() if path.name != "README.md"}
    assert {name: hashlib.sha256(data).hexdigest() for name, data in files.items()} == named
    assert not any(b"sourceMappingURL" in data for data in files.values())


def test_the_help_the_pages_and_the_documentation_name_the_same_keys() -> None:
    known = {name.lower() for key in KEYS for name in key.keys}
    written = "".join(path.read_text() for path in (TEMPLATES / "desk").glob("*.html"))
    on_pages = set(re.findall(r"data-key=\"([^\"{]+)\"", written)) | {"1", "2", "3"}
    in_script = {"ctrl+enter", "esc"}
    assert on_pages | in_script == known
    table = re.findall(
        r"^\| ((?:`[^`]+` ?)+) \| (.+) \|$", (ROOT / "docs" / "desk.md").read_text(), re.MULTILINE
    )
    documented = {tuple(re.findall(r"`([^`]+)`", keys)): does.strip() for keys, does in table}
    assert documented == {key.keys: key.does for key in KEYS}
