"""The platforms' pages say what the code says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.pages.formats import span
from monitor.platforms.registry import ROOMS, about
from monitor.platforms.webhook.normalise import parse
from monitor.platforms.webhook.signing import HEADER, verify
from responders.platforms.registry import ROOMS as POSTERS
from tests.fakes.serving import Answer, Asked, FakeServer

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
OVERVIEW = DOCS / "platforms.md"
PAGES = sorted((DOCS / "platforms").glob("*.md"))
SECRET = "of-this-test-alone"
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADINGS = (
    "What it is good for",
    "Connect it",
    "Limits",
    "What it costs",
    "By hand",
    "Troubles",
)


def page(platform: str) -> str:
    return (DOCS / "platforms" / f"{platform}.md").read_text()


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def rows(text: str) -> list[list[str]]:
    """The cells of every table's rows."""
    lines = re.findall(r"^\|(.*)\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]


def anchors(path: Path) -> set[str]:
    """The names by which a page's headings can be linked to."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_platform_has_a_page_and_no_other_does() -> None:
    assert {path.stem for path in PAGES} == set(ROOMS)


@pytest.mark.parametrize("platform", ROOMS)
def test_a_page_has_its_sections(platform: str) -> None:
    found = re.findall(r"^## (.+)$", page(platform), re.MULTILINE)
    assert set(HEADINGS) <= set(found)


@pytest.mark.parametrize("platform", ROOMS)
def test_a_page_names_everything_that_is_asked_for_as_the_form_does(platform: str) -> None:
    listed = {(row[0], row[1]) for row in rows(page(platform)) if len(row) > 1}
    assert {(ask.label, f"`{ask.name}`") for ask in about(platform).asks} <= listed


@pytest.mark.parametrize("platform", ROOMS)
def test_a_page_lists_every_stream_with_its_intervals(platform: str) -> None:
    listed = [row for row in rows(page(platform)) if len(row) == 5 and row[1].startswith("`")]
    real = [
        [stream.label, f"`{stream.name}`", stream.takes or "–", span(stream.every), span(stream.at_least)]
        for stream in about(platform).streams
    ]
    assert listed == real


@pytest.mark.parametrize("platform", ROOMS)
def test_a_page_says_what_it_costs_in_the_platforms_own_words(platform: str) -> None:
    costs = page(platform).split("## What it costs")[1].split("\n## ")[0]
    assert about(platform).costs in in_one_line(costs)


@pytest.mark.parametrize("platform", ROOMS)
def test_every_example_of_a_source_names_a_stream_that_is_there(platform: str) -> None:
    streams = {stream.name for stream in about(platform).streams}
    named = re.findall(r"^    amends sources add \d+ (\S+)", page(platform), re.MULTILINE)
    assert set(named) <= streams
    assert {stream.name for stream in about(platform).streams if stream.takes} == set(named)


def test_the_overview_has_a_row_for_every_platform() -> None:
    first_table = OVERVIEW.read_text().split("## Connecting")[0]
    assert set(re.findall(r"^\| \[[^]]+\]\(platforms/(\w+)\.md\)", first_table, re.MULTILINE)) == set(ROOMS)


@pytest.mark.parametrize("platform", ROOMS)
def test_the_overview_says_how_often_and_how_a_platform_answers(platform: str) -> None:
    [row] = [line for line in OVERVIEW.read_text().splitlines() if f"(platforms/{platform}.md)" in line]
    what = about(platform)
    assert what.name in row
    assert {span(stream.every) for stream in what.streams} <= set(re.findall(r"\d+ (?:s|min|h)\b", row))
    assert ("by API" in row) == (what.answers == "api")
    assert ("by API" in row) == (platform in POSTERS)


def test_the_overview_says_where_a_reply_posted_by_hand_is_found() -> None:
    words = in_one_line(OVERVIEW.read_text().split("## By hand")[1].split("\n## ")[0])
    listed = words.split("3. On ")[1].split(", Amends then finds")[0].lower()
    for platform in ROOMS:
        assert (about(platform).name.lower() in listed) == (about(platform).look_again > 0), platform


@pytest.mark.parametrize(
    "path", [OVERVIEW, *PAGES, DOCS / "words.md", ROOT / "README.md"], ids=lambda p: p.stem
)
def test_links_lead_to_a_page_and_a_heading(path: Path) -> None:
    for target in LINK.findall(path.read_text()):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


class Receiver(FakeServer):
    """A webhook's address that believes only what is signed well."""

    def answer(self, asked: Asked) -> Answer:
        now = datetime.now(UTC)
        verify(SECRET, asked.headers.get(HEADER.lower()), asked.body, now=now)
        mentions, broken = parse(asked.body, now=now)
        return Answer(data={"new": len(mentions), "edited": 0, "seen": 0, "broken": len(broken)})


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Receiver()
    yield server
    server.close()


def example(language: str) -> str:
    """The one block of code in this language on the webhook's page."""
    [block] = re.findall(rf"^```{language}\n(.*?)^```$", page("webhook"), re.MULTILINE | re.DOTALL)
    return str(block)


def test_the_webhooks_python_example_sends_what_is_believed(receiver: Receiver) -> None:
    namespace: dict[str, Any] = {"__name__": "example"}
    exec(example("python"), namespace)
    namespace |= {"ADDRESS": f"{receiver.url}/in/3/", "SECRET": SECRET}
    posts = json.loads(example("json"))
    assert namespace["send"](posts) == {"new": 1, "edited": 0, "seen": 0, "broken": 0}
    [asked] = receiver.asked
    assert (asked.method, asked.path) == ("POST", "/in/3/")


@pytest.mark.skipif(not (shutil.which("sh") and shutil.which("openssl")), reason="needs sh and openssl")
def test_the_webhooks_shell_example_signs_so_that_it_is_believed(tmp_path: Path) -> None:
    (tmp_path / "posts.json").write_text(example("json"), encoding="utf-8")
    lines = example("sh").replace("the secret that was shown when this was connected", SECRET)
    said_for_sent = "curl() { printf '%s\\n' \"$@\"; }\n"
    ran = subprocess.run(
        ["sh", "-c", said_for_sent + lines], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    [header] = [line for line in ran.stdout.splitlines() if line.startswith(HEADER)]
    assert "@posts.json" in ran.stdout
    body = (tmp_path / "posts.json").read_bytes()
    verify(SECRET, header.removeprefix(f"{HEADER}: "), body, now=datetime.now(UTC))
