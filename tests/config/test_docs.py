"""What the documentation lists is compared with the code."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

import pytest
import typer.main

from config.cli.main import app
from monitor.models.case import CaseState, Outcome
from monitor.models.learning import LabelSource, LayerState
from monitor.models.mail import MailState
from monitor.models.mention import MentionState
from responders.domain.reply_states import ReplyState
from responders.models.draft import DraftState

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


ALL_COMMANDS = COMMANDS | {
    f"{name} {below}": command
    for name, group in COMMANDS.items()
    for below, command in getattr(group, "commands", {}).items()
}


def codes(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def test_every_command_is_documented_and_no_other() -> None:
    table = (DOCS / "commands.md").read_text().split("## Options")[0]
    assert set(re.findall(r"^\| `amends ([a-z-]+)`", table, re.MULTILINE)) == set(COMMANDS)


def test_every_option_is_documented_and_no_other() -> None:
    table = (DOCS / "commands.md").read_text().split("## Options")[1].split("## The engine")[0]
    documented = set()
    for names, options in re.findall(r"^\| (`[^|]+`) \| (`[^|]+`) \|", table, re.MULTILINE):
        documented |= {(name, option) for name in codes(names) for option in codes(options)}
    real = {
        (name, option)
        for name, command in ALL_COMMANDS.items()
        for parameter in command.params
        if parameter.param_type_name == "option" and parameter.name != "help"
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert documented == real


STATES: list[type[Enum]] = [
    MentionState, CaseState, DraftState, ReplyState, MailState, Outcome, LabelSource, LayerState,
]  # fmt: skip


@pytest.mark.parametrize("states", STATES)
def test_every_state_is_documented(states: type[Enum]) -> None:
    listed = set(re.findall(r"^\| `([a-z_]+)` \|", (DOCS / "states.md").read_text(), re.MULTILINE))
    assert {str(state.value) for state in states if state.value} <= listed


def test_no_state_is_documented_that_does_not_exist() -> None:
    listed = set(re.findall(r"^\| `([a-z_]+)` \|", (DOCS / "states.md").read_text(), re.MULTILINE))
    real = {str(state.value) for states in STATES for state in states}
    assert listed <= real


def test_every_setting_is_documented_and_no_other() -> None:
    source = "".join((ROOT / "config" / name).read_text() for name in ("settings.py", "env.py"))
    real = set(re.findall(r"\"(AMENDS_[A-Z_]+|DATABASE_URL)\"", source))
    listed = {
        n for n in codes((DOCS / "settings.md").read_text()) if n.startswith("AMENDS_") or n == "DATABASE_URL"
    }
    assert listed == real


def test_every_word_points_at_a_place_that_is_there() -> None:
    for line in re.findall(r"^\|.*\|$", (DOCS / "words.md").read_text(), re.MULTILINE)[2:]:
        for place in codes(line):
            assert list(ROOT.glob(place)), place


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} → {target}"
