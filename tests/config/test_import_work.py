from __future__ import annotations

from pathlib import Path

import pytest

from monitor.models import Case, Mail, Reading
from responders.models import Draft
from tests import factories as make
from tests.config.importing import BRAND, Runs, amends, write_jsonl
from tests.factories import ScriptedReader

__all__ = ["amends"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    rows = ({"text": text} for text in ("My teapot came broken.", "Where is my parcel?", "Nice weather."))
    return write_jsonl(tmp_path / "posts.jsonl", *rows)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.language.reader.load_reader", ScriptedReader)


def test_a_file_goes_all_the_way_to_drafts(amends: Runs, posts: Path, scripted: None) -> None:
    ran = amends("import", posts, "--brand", BRAND)
    assert ran.code == 0
    assert "3 readings, 2 cases" in ran.out
    assert Reading.objects.count() == 3
    assert set(Draft.objects.values_list("case", flat=True)) == set(Case.objects.values_list("pk", flat=True))
    again = amends("import", posts, "--brand", BRAND)
    assert "0 readings, 0 cases, 0 drafts" in again.out


@pytest.mark.parametrize(("option", "mails"), [("--alert", 1), ("--no-work", 0), ("--work", 0)])
def test_history_alerts_nobody_unless_asked(
    amends: Runs, tmp_path: Path, scripted: None, option: str, mails: int
) -> None:
    make.brand(name=BRAND)
    amends("import", write_jsonl(tmp_path / "a.jsonl", {"text": "It hurt me."}), "--brand", BRAND, option)
    assert Mail.objects.count() == mails


def test_rows_that_another_process_holds_are_waited_for_and_named(
    amends: Runs, posts: Path, scripted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.imports.working.time.sleep", lambda _: None)
    monkeypatch.setattr("config.imports.working.read.run", lambda now, **_: 0)
    assert "3 rows are in another process's hands" in amends("import", posts, "--brand", BRAND).out


def test_somebody_who_watches_sees_each_step(
    amends: Runs, posts: Path, scripted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = amends("import", posts, "--brand", "Other")
    monkeypatch.setattr("config.imports.bars.on_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich, too, takes the test's stderr for a terminal
    watched = amends("import", posts, "--brand", BRAND)
    assert quiet.err == ""
    assert watched.code == 0
    for step in ("Importing", "Reading", "Filing", "Drafting"):
        assert step in watched.err
