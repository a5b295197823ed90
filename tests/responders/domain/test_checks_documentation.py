"""docs/checks.md tells every check as the code has it."""

from __future__ import annotations

import re
from pathlib import Path

from responders.domain.tone import CHECKS

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "checks.md").read_text(encoding="utf-8")
TABLE = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in PAGE.split("\n## Checks\n")[1].split("\n## ")[0].splitlines()
    if line.startswith("| `")
]


def test_every_check_is_told_with_its_principle_weights_example_and_advice() -> None:
    told = [(code, principle, weight, loosest, *rest) for code, principle, weight, loosest, _, *rest in TABLE]
    assert told == [
        (f"`{c.code}`", c.principle, str(c.weight), str(c.loosest), c.example, c.advice) for c in CHECKS
    ]


def test_every_check_says_what_it_finds() -> None:
    assert [row[0] for row in TABLE if len(row[4]) < 10] == []


def test_notes_speak_of_checks_that_exist() -> None:
    noted = set(re.findall(r"\*\*`([a-z-]+)`\*\*", PAGE))
    assert noted <= {check.code for check in CHECKS}


def test_the_page_about_drafts_leads_to_the_page_about_checks() -> None:
    assert "(checks.md)" in (DOCS / "drafts.md").read_text(encoding="utf-8")
