"""The table of principles says where each is carried out; the code says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from responders.domain.tone import CHECKS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "principles.md").read_text(encoding="utf-8")
DONE, LATER = TEXT.split("## Not carried out yet")
PRINCIPLES = {check.code: check.principle for check in CHECKS}


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if re.match(r"\| P\d", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_principle_stands_in_one_of_the_tables_once() -> None:
    numbers = [row[0] for row in rows(DONE) + rows(LATER)]
    assert sorted(numbers, key=lambda number: int(number[1:])) == [f"P{number}" for number in range(1, 37)]


@pytest.mark.parametrize("row", rows(DONE), ids=lambda row: row[0])
def test_each_place_stands_and_names_its_principle(row: list[str]) -> None:
    number, _, _, places = row
    found = re.findall(r"`([^`]+)`", places)
    assert found
    for place in found:
        assert re.search(rf"\b{number}\b", (ROOT / place).read_text(encoding="utf-8")), place


@pytest.mark.parametrize("row", rows(DONE), ids=lambda row: row[0])
def test_each_check_is_named_beside_the_principle_that_it_carries_out(row: list[str]) -> None:
    named = set(re.findall(r"`([a-z-]+)`", row[2])) & set(PRINCIPLES)
    carried = {code for code, principle in PRINCIPLES.items() if principle == row[0]}
    assert carried <= named
