from __future__ import annotations

import csv
import io
import json
import re
import stat
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.exports.tables import TABLES
from config.exports.writing import FORMULA, cell, whole_file, write_csv, write_jsonl
from monitor.domain.mention import Author
from monitor.files.columns import parse_mapping
from monitor.files.reading import read_rows
from monitor.files.rows import Row
from monitor.models import Mention
from monitor.steps.keeping import keep_now
from monitor.steps.labelling import agree
from responders.models import Check, Reply
from responders.people.models import Role
from responders.steps.deciding import approve
from tests import factories as make
from tests.config.importing import Runs, amends, take_in
from tests.factories import GOOD_REPLY, NOW

__all__ = ["amends", "take_in"]

DOCS = Path(__file__).resolve().parents[2] / "docs" / "export.md"
TEXTS = st.lists(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1
)


@pytest.fixture
def replied(db: None) -> Reply:
    """A reply that was approved, with its draft, case and mention, whose reading a person agreed with."""
    _, draft = make.drafted_case()
    Check.objects.create(
        draft=draft, code="slogan", principle="P6", weight="advise", words="care", advice="Act."
    )
    owner = make.user(Role.OWNER)
    agree(draft.mention, by=owner, now=NOW)
    return approve(draft, user=owner, text=GOOD_REPLY, now=NOW)


def rows_of(amends: Runs, what: str, *options: object) -> list[dict[str, Any]]:
    ran = amends("export", what, *options)
    assert ran.code == 0
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.mark.parametrize("what", TABLES)
def test_json_lines_have_the_documented_columns_in_their_order(
    amends: Runs, replied: Reply, what: str
) -> None:
    section = DOCS.read_text().split(f"## {what.capitalize()}")[1].split("\n## ")[0]
    documented = re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE)
    (row, *_) = rows_of(amends, what)
    assert list(row) == list(TABLES[what].columns) == documented


@pytest.mark.parametrize("what", TABLES)
def test_csv_has_the_same_rows(amends: Runs, replied: Reply, what: str) -> None:
    exact = rows_of(amends, what)
    records = list(csv.DictReader(io.StringIO(amends("export", what, "--format", "csv").out)))
    assert [list(record) for record in records] == [list(row) for row in exact]
    assert [record["brand"] for record in records] == [row["brand"] for row in exact]


def test_a_mention_comes_with_its_latest_reading(amends: Runs, replied: Reply) -> None:
    (row,) = rows_of(amends, "mentions")
    assert (row["kind"], row["topics"], row["case_id"]) == ("complaint", ["defect"], replied.case_id)
    assert row["created_at"] == "2026-11-23T10:00:00Z"


def test_a_mention_that_was_not_read_has_no_reading(amends: Runs, db: None) -> None:
    keep_now([make.incoming()], channel=make.channel(), now=NOW)
    (row,) = rows_of(amends, "mentions")
    assert (row["kind"], row["topics"], row["read_at"]) == (None, None, None)


def test_a_draft_comes_with_its_checks(amends: Runs, replied: Reply) -> None:
    first = rows_of(amends, "drafts")[0]
    assert "slogan" in [check["code"] for check in first["checks"]]
    record = next(csv.DictReader(io.StringIO(amends("export", "drafts", "--format", "csv").out)))
    assert "slogan" in record["checks"].split(";")


def test_a_reply_says_who_approved_which_text_and_when(amends: Runs, replied: Reply) -> None:
    (row,) = rows_of(amends, "replies")
    assert row["approved_by"] == replied.approval.user.username
    assert row["approved_at"] == "2026-11-23T10:00:00Z"
    assert (row["text"], row["text_hash"]) == (GOOD_REPLY, replied.approval.text_hash)


def test_one_brand_alone(amends: Runs, replied: Reply) -> None:
    keep_now([make.incoming("Other")], channel=make.channel(), now=NOW)
    name = replied.case.brand.name
    assert len(rows_of(amends, "mentions")) == 2
    assert [row["brand"] for row in rows_of(amends, "mentions", "--brand", name.upper())] == [name]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["secrets"], "mentions, cases, drafts, replies"),
        (["cases", "--format", "xml"], "jsonl, csv"),
        (["cases", "--brand", "Nobody"], "no brand 'Nobody'"),
        (["cases", "--output", "/nonexistent/cases.jsonl"], "can't be written"),
    ],
)
def test_what_can_not_be_exported_is_a_sentence(
    amends: Runs, db: None, arguments: list[str], sentence: str
) -> None:
    ran = amends("export", *arguments)
    assert ran.code == 1
    assert sentence in ran.err


def test_what_was_exported_can_be_imported_again(
    amends: Runs, take_in: Runs, tmp_path: Path, db: None
) -> None:
    author = Author(id="ada", handle="ada", name="Ada", followers=7)
    written = datetime(2015, 2, 24, 19, 35, 52, tzinfo=UTC)
    post = make.incoming("=1+1\r\nis it?", author=author, created_at=written)
    keep_now([post], channel=make.channel(), now=NOW)
    file = tmp_path / "mentions.jsonl"
    amends("export", "mentions", "--output", file)
    assert take_in(file).code == 0
    first, again = Mention.objects.order_by("pk")
    for name in (
        "external_id",
        "text",
        "author_handle",
        "author_name",
        "author_followers",
        "posted_at",
        "thread_id",
    ):
        assert getattr(first, name) == getattr(again, name)


def read_back(data: str, name: str) -> list[Mapping[str, Any]]:
    rows = read_rows(io.BytesIO(data.encode()), name=name, columns=parse_mapping([]))
    return [row.values for row in rows if isinstance(row, Row)]


@given(TEXTS)
def test_any_texts_come_back_from_json_lines_exactly(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    assert write_jsonl(out, ("text",), [{"text": text} for text in texts]) == len(texts)
    assert read_back(out.getvalue(), "a.jsonl") == [{"text": text} for text in texts]


@given(TEXTS)
def test_any_texts_come_back_from_csv_but_for_the_guard(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    write_csv(out, ("id", "text"), [{"id": 1, "text": text} for text in texts])
    back = [row["text"] for row in read_back(out.getvalue(), "a.csv")]
    assert [text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text for text in back] == [
        text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text for text in texts
    ]
    assert not any(text.startswith(FORMULA) for text in back)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@ada", "'@ada"),
        ("\t=1", "'\t=1"),
        ("a=1", "a=1"),
        (-1.5, -1.5),
        (None, ""),
        (True, "true"),
        (["=a", "b"], "'=a;b"),
        ([], ""),
        ([{"code": "blame"}, {"code": "hoops"}], "blame;hoops"),
        (datetime(2026, 11, 23, 10, tzinfo=UTC), "2026-11-23T10:00:00Z"),
    ],
)
def test_a_cell_is_never_a_formula(value: Any, written: Any) -> None:
    assert cell(value) == written


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    half = whole_file(path)
    half.__enter__().write("half")
    assert half.__exit__(RuntimeError, RuntimeError(), None) is False
    assert path.read_text() == "old"
    with whole_file(path) as file:
        file.write("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with whole_file(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
