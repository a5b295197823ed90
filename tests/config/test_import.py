from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.imports import storing
from monitor.domain.mention import IncomingMention
from monitor.files.columns import FIELDS
from monitor.files.lines import LONGEST
from monitor.files.problems import Code
from monitor.models import Brand, Channel, Mention
from monitor.steps.keeping import Kept, keep
from tests import factories as make
from tests.config.importing import BRAND, Runs, amends, rejects_in, take_in, write_jsonl

__all__ = ["amends", "take_in"]

pytestmark = pytest.mark.django_db

DOCS = Path(__file__).resolve().parents[2] / "docs" / "import.md"

POSTS = [
    {"id": "1", "text": "My teapot came broken.", "author": "ada", "date": "2015-02-24"},
    {"id": "2", "text": "Where is my parcel?", "author": "bob", "date": "2015-02-25"},
    {"id": "3", "text": "Nice weather.", "author": "cyd", "date": "2015-02-26"},
]


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "posts.jsonl", *POSTS)


def texts() -> list[str]:
    return list(Mention.objects.order_by("pk").values_list("text", flat=True))


def test_posts_become_mentions_of_the_brand(take_in: Runs, posts: Path) -> None:
    ran = take_in(posts)
    assert (ran.code, ran.err) == (0, "")
    assert "New brand: Tin Shop" in ran.out
    assert "3 new, 0 seen before, 0 rejected" in ran.out
    assert texts() == [post["text"] for post in POSTS]
    channel = Channel.objects.get()
    assert (channel.brand.name, channel.platform, channel.alerts) == (BRAND, "file", False)


def test_the_same_file_twice_adds_nothing(take_in: Runs, posts: Path) -> None:
    take_in(posts)
    ran = take_in(posts)
    assert ran.code == 0
    assert "0 new, 3 seen before" in ran.out
    assert Mention.objects.count() == 3
    assert Brand.objects.count() == Channel.objects.count() == 1


def test_a_post_that_stands_twice_in_the_file_is_counted_as_seen(
    take_in: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.imports.taking.BATCH", 2)
    rows = [{"id": "1", "text": "first"}, {"id": "1", "text": "second"}, {"id": "1", "text": "third"}]
    ran = take_in(write_jsonl(tmp_path / "a.jsonl", *rows))
    assert "1 new, 2 seen before" in ran.out
    assert texts() == ["first"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.fixed_dictionaries({"text": st.text()}, optional={"id": st.text(), "author": st.text()})))
def test_whatever_stands_in_a_file_importing_it_again_adds_nothing(
    take_in: Runs, tmp_path: Path, rows: list[dict[str, Any]]
) -> None:
    Mention.objects.all().delete()
    file = write_jsonl(tmp_path / "any.jsonl", {"text": "one at least"}, *rows)
    first = take_in(file)
    stored = texts()
    again = take_in(file)
    assert texts() == stored
    assert again.code == first.code
    assert "0 new" in again.out


def test_a_post_without_an_id_is_known_again_in_another_file(take_in: Runs, tmp_path: Path) -> None:
    take_in(
        write_jsonl(tmp_path / "a.jsonl", {"text": "hi", "author": "ada", "date": "2015-02-24", "likes": 1})
    )
    (tmp_path / "b.csv").write_text("date;user;text\n24 Feb 2015;@ada;hi\n")
    assert "1 seen before" in take_in(tmp_path / "b.csv").out


def test_packed_files_and_standard_input_are_read(take_in: Runs, tmp_path: Path, posts: Path) -> None:
    packed = tmp_path / "posts.jsonl.gz"
    packed.write_bytes(gzip.compress(posts.read_bytes()))
    assert "3 new" in take_in(packed).out
    assert "3 seen before" in take_in("-", stdin=posts.read_bytes()).out


def test_the_brand_is_found_whatever_its_capitals(amends: Runs, posts: Path) -> None:
    make.brand(name="Tin Shop", slug="tin-shop")
    assert "Brand: Tin Shop" in amends("import", posts, "--brand", " tin  SHOP ", "--no-work").out
    assert Brand.objects.count() == 1


def test_a_new_brand_gets_a_slug_of_its_own(amends: Runs, posts: Path) -> None:
    for name in ("Tin Shop", "Tin-Shop", "珈琲", "紅茶"):
        assert amends("import", posts, "--brand", name, "--no-work").code == 0
    assert sorted(Brand.objects.values_list("slug", flat=True)) == [
        "brand",
        "brand-2",
        "tin-shop",
        "tin-shop-2",
    ]


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_brand_needs_a_name(amends: Runs, posts: Path, name: str) -> None:
    ran = amends("import", posts, "--brand", name, "--no-work")
    assert ran.code == 1
    assert "--brand needs a name" in ran.err


def test_alerts_are_as_the_latest_import_wants_them(take_in: Runs, posts: Path) -> None:
    for options, alerts in ((["--alert"], True), ([], False)):
        take_in(posts, *options)
        assert Channel.objects.get().alerts is alerts


def test_some_rejected_rows_are_status_3(take_in: Runs, tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_bytes(
        b'{"id": 1, "text": "ok"}\nnonsense\n{"id": 3, "text": "caf\xe9"}\n{"id": 4, "text": "ok"}\n'
    )
    ran = take_in(file)
    assert ran.code == 3
    assert "2 new, 0 seen before, 2 rejected" in ran.out
    assert "line 2: " in ran.out
    assert "iconv" in ran.out
    rejects = rejects_in(tmp_path / "posts.jsonl.rejects.jsonl")
    assert [(row["line"], row["code"], row["row"]) for row in rejects] == [
        (2, "bad-json", "nonsense"),
        (3, "bad-utf8", '{"id": 3, "text": "caf\\xe9"}'),
    ]
    assert all(row["reason"] for row in rejects)


def test_strange_numbers_do_not_stop_an_import(take_in: Runs, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    nines = "9" * 4000
    file.write_text(f'{{"text": "a", "x": 1e999, "id": {nines[:200]}, "followers": {nines}, "y": {nines}}}\n')
    assert take_in(file).code == 0
    assert Mention.objects.get().raw["x"] == "inf"


def test_no_usable_row_is_status_1_and_makes_no_brand(take_in: Runs, tmp_path: Path) -> None:
    ran = take_in(write_jsonl(tmp_path / "a.jsonl", {"text": ""}, {"text": "hi", "date": "someday"}))
    assert ran.code == 1
    assert "2 rejected" in ran.out
    assert not Brand.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"id,text\n", "The file holds no rows."),
        (b"when,comment\n1,hi\n", "--map text="),
        (b"PK\x03\x04", "spreadsheet"),
    ],
)
def test_a_file_of_no_use_is_status_1_and_makes_no_brand(
    take_in: Runs, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "posts.csv"
    file.write_bytes(content)
    ran = take_in(file)
    assert ran.code == 1
    assert sentence in ran.err
    assert not Brand.objects.exists()


def test_a_file_that_is_not_there_is_a_sentence(take_in: Runs, tmp_path: Path) -> None:
    assert "There is no file" in take_in(tmp_path / "none.csv").err
    assert "is a folder" in take_in(tmp_path).err


def test_an_unknown_field_in_a_mapping_is_status_1(take_in: Runs, posts: Path) -> None:
    ran = take_in(posts, "--map", "colour=blue")
    assert ran.code == 1
    assert "Fields: text, id" in ran.err


def test_a_line_of_100_megabytes_costs_its_own_row(take_in: Runs, tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    with file.open("wb") as out:
        out.write(b'{"text": "before"}\n{"text": "')
        for _ in range(100):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n{"text": "after"}\n')
    ran = take_in(file)
    file.unlink()
    assert ran.code == 3
    assert texts() == ["before", "after"]
    (reject,) = rejects_in(tmp_path / "long.jsonl.rejects.jsonl")
    assert (reject["line"], reject["code"], len(reject["row"])) == (2, "too-long", 2048)
    assert f"{LONGEST:,} are the most" in reject["reason"]


def test_a_packed_file_that_breaks_off_keeps_what_was_read(take_in: Runs, tmp_path: Path) -> None:
    whole = gzip.compress(
        b"".join(json.dumps({"text": f"post {n * 7919}"}).encode() + b"\n" for n in range(20_000))
    )
    file = tmp_path / "cut.jsonl.gz"
    file.write_bytes(whole[: len(whole) // 2])
    ran = take_in(file)
    assert ran.code == 3
    assert 1000 < Mention.objects.count() < 20_000
    assert rejects_in(tmp_path / "cut.jsonl.gz.rejects.jsonl")[0]["code"] == "damaged"


def test_ctrl_c_keeps_what_was_taken_and_the_same_command_goes_on(
    take_in: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", *({"id": n, "text": f"post {n}"} for n in range(10)))
    monkeypatch.setattr("config.imports.taking.BATCH", 3)
    batches = 0

    def stopped(incoming: Iterable[IncomingMention], **options: Any) -> Kept:
        nonlocal batches
        batches += 1
        kept = keep(incoming, **options)
        if batches == 2:
            raise KeyboardInterrupt
        return kept

    monkeypatch.setattr(storing, "keep", stopped)
    ran = take_in(file)
    assert ran.code == 130
    assert "3 posts were taken in" in ran.err
    assert Mention.objects.count() == 3
    assert "7 new, 3 seen before" in take_in(file).out
    assert texts() == [f"post {n}" for n in range(10)]


def test_a_dry_run_shows_the_first_rows_and_stores_nothing(take_in: Runs, tmp_path: Path) -> None:
    rows = [*POSTS, {"text": "\x1b[31mfourth"}, {"text": ""}]
    file = write_jsonl(tmp_path / "a.jsonl", *rows)
    ran = take_in(file, "--dry-run")
    assert ran.code == 3
    assert "Row 3 as understood" in ran.out
    assert "Row 4" not in ran.out
    assert "2015-02-24 00:00:00+00:00" in ran.out
    assert "4 of 5 rows can be used" in ran.out
    assert list(tmp_path.iterdir()) == [file]
    assert not Brand.objects.exists()


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_no_control_character_reaches_the_terminal(take_in: Runs, tmp_path: Path, dry: list[str]) -> None:
    rows = [{"text": "\x1b[31mred", "author": "\x1b]0;title\x07"}, {"text": "hi", "date": "\x1b[2J"}]
    assert "\x1b" not in take_in(write_jsonl(tmp_path / "a.jsonl", *rows), *dry).out


def test_the_documentation_lists_every_column_name() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| (`.+?) \|", DOCS.read_text(), re.MULTILINE)
    assert {name: tuple(re.findall(r"`([^`]+)`", names)) for name, names in rows} == FIELDS


def test_the_documentation_lists_every_reject_code() -> None:
    section = DOCS.read_text().split("## Rejected rows")[1]
    assert re.findall(r"^\| `([a-z0-9-]+)` \|", section, re.MULTILINE) == list(Code)
