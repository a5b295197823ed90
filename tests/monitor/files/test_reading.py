from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.files.columns import parse_mapping
from monitor.files.lines import LONGEST
from monitor.files.problems import FileProblem, Reject
from monitor.files.reading import read_rows
from monitor.files.rows import Row

TEXTS = st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))


def rows(data: bytes | str, name: str = "posts", *mapping: str) -> list[Row | Reject]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_rows(io.BytesIO(raw), name=name, columns=parse_mapping(mapping)))


def values(data: bytes | str, name: str = "posts") -> list[dict[str, Any]]:
    return [row.values for row in rows(data, name) if isinstance(row, Row)]


def problems(data: bytes | str, name: str = "posts") -> list[tuple[int, str]]:
    return [(row.line, row.code) for row in rows(data, name) if isinstance(row, Reject)]


@given(TEXTS)
def test_any_texts_come_back_from_json_lines(texts: list[str]) -> None:
    data = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    if texts:
        assert values(data, "posts.jsonl") == [{"text": text} for text in texts]


@given(TEXTS, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_texts_come_back_from_csv(texts: list[str], delimiter: str, newline: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    writer.writerow(["id", "text"])
    # Every cell but a number is quoted, as a lone \r must be.
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows(
        enumerate(texts)
    )
    assert [row["text"] for row in values(out.getvalue(), "posts.csv")] == texts


@pytest.mark.parametrize("line", ["id;text", "id,text", "id\ttext"])
def test_the_header_tells_the_delimiter(line: str) -> None:
    mark = line[2]
    assert values(f"{line}\n1{mark}hello\n") == [{"id": "1", "text": "hello"}]


def test_a_tab_separated_file_is_known_by_its_name() -> None:
    assert values("text\tid, or, not\nhi\t1\n", "posts.tsv") == [{"text": "hi", "id, or, not": "1"}]


@pytest.mark.parametrize("name", ["posts.jsonl", "posts.jsonl.gz", "posts.ndjson", "-", "posts.txt"])
def test_json_lines_are_known_by_name_or_by_their_first_character(name: str) -> None:
    assert values('\n {"text": "hi"}\n', name) == [{"text": "hi"}]


def test_line_numbers_are_those_of_the_editor() -> None:
    data = 'text,id\n"two\nlines",1\n\nplain,2\nbad\nfine,3\n'
    assert [(row.line, type(row)) for row in rows(data)] == [(2, Row), (5, Row), (6, Reject), (7, Row)]


def test_broken_utf8_costs_one_row_and_names_the_byte() -> None:
    for name, data in {
        "a.jsonl": b'{"text": "ok"}\n{"text": "caf\xe9"}\n{"text": "ok"}\n',
        "a.csv": b"id,text\n1,ok\n2,caf\xe9\n3,ok\n",
    }.items():
        found = rows(data, name)
        bad = [row for row in found if isinstance(row, Reject)]
        assert len(found) == 3
        assert [row.code for row in bad] == ["bad-utf8"]
        assert f"byte {data.splitlines()[bad[0].line - 1].index(0xE9) + 1}" in bad[0].reason
        assert "caf\\xe9" in str(bad[0].to_json()["row"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "bad-json"),
        ('["a"]', "not-an-object"),
        ("null", "not-an-object"),
        ('{"text": NaN}', "bad-json"),
        ('{"text": "a\x00b"}', "bad-json"),
        ('{"text": ' + "[" * 100_000, "bad-json"),
        ('{"text": ' + "9" * 5000 + "}", "bad-json"),
    ],
)
def test_a_line_that_is_no_object_is_rejected(line: str, code: str) -> None:
    assert problems('{"text": "ok"}\n' + line + "\n", "a.jsonl") == [(2, code)]


def test_an_open_quotation_mark_costs_its_own_line_only() -> None:
    data = 'id,text\n1,"never closed\n2,fine\n3,fine\n'
    assert problems(data) == [(2, "open-quote")]
    assert [row["id"] for row in values(data)] == ["2", "3"]


def test_an_open_quotation_mark_is_given_up_after_a_megabyte() -> None:
    rest = "".join(f"{number},fine\n" for number in range(LONGEST // 8))
    data = 'id,text\na,"never closed\n' + rest
    assert problems(data) == [(2, "open-quote")]
    assert len(values(data)) == LONGEST // 8


def test_a_long_line_in_a_csv_costs_its_row_only() -> None:
    data = b"id,text\n1," + b"x" * (LONGEST + 1) + b"\n2,fine\n"
    assert problems(data) == [(2, "too-long")]
    assert [row["id"] for row in values(data)] == ["2"]


def test_a_quotation_mark_inside_a_plain_cell_is_a_character() -> None:
    assert values('id,text\n1,a 5" pipe\n2,ok\n') == [
        {"id": "1", "text": 'a 5" pipe'},
        {"id": "2", "text": "ok"},
    ]


def test_empty_cells_after_the_last_column_are_forgiven_and_others_are_not() -> None:
    data = "id,text\n1,hi,,\n2,hi,there\n3\n"
    assert values(data) == [{"id": "1", "text": "hi"}]
    assert problems(data) == [(3, "cells"), (4, "cells")]


def test_a_nul_byte_costs_its_row() -> None:
    assert problems("id,text\n1,a\x00b\n2,ok\n") == [(2, "nul")]


def test_two_columns_of_one_name_both_stay() -> None:
    assert values("text,note,note\na,b,c\n") == [{"text": "a", "note": "b", "note (2)": "c"}]


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        ("", "a.csv", "empty"),
        ("\n \n", "a.jsonl", "empty"),
        ('[{"text": "a"}]', "a.json", r"jq -c '\.\[\]'"),
        ('[\n{"text": "a"}]', "-", "JSON Lines"),
        ('{\n  "text": "a"\n}', "a.json", "jq -c"),
        ("when,comment\n1,hi\n", "a.csv", r"'when', 'comment'.*--map text="),
        ('{"customer_text": "a"}\n', "a.jsonl", "--map text=customer_text"),
    ],
)
def test_a_file_of_no_use_says_what_to_do(data: str, name: str, sentence: str) -> None:
    with pytest.raises(FileProblem, match=sentence):
        rows(data, name)


def test_a_mapped_column_that_does_not_exist_is_the_files_problem() -> None:
    with pytest.raises(FileProblem, match=r"no column 'words'.*'text'"):
        rows("text\nhi\n", "a.csv", "text=words")
