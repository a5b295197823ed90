"""docs/drafts.md tells every check, variable and limit as the code has them."""

from __future__ import annotations

import re
from pathlib import Path

from responders.domain.lengths import LIMITS
from responders.domain.reply_templates import ALLOWED, shipped_templates
from responders.domain.tone import CHECKS

PAGE = (Path(__file__).parents[3] / "docs" / "drafts.md").read_text(encoding="utf-8")


def _table(heading: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def test_every_check_is_told_with_its_principle_weight_example_and_advice() -> None:
    told = [tuple(row) for row in _table("Checks")]
    assert told == [(f"`{c.code}`", c.principle, str(c.weight), c.example, c.advice) for c in CHECKS]


def test_every_variable_is_told() -> None:
    assert [row[0] for row in _table("Templates")] == [f"`{name}`" for name in ALLOWED]


def test_every_platforms_limit_is_told() -> None:
    told = {name: row[1] for row in _table("Lengths") for name in re.findall(r"`(\w+)`", row[0])}
    assert told == {name: f"{limit.max:,}" for name, limit in LIMITS.items()}


def test_every_section_in_use_is_told() -> None:
    groups = {group for lines in shipped_templates().values() for line in lines for group in line.tags}
    tags = {tag for group in groups for tag in group.split("/")}
    topics_and_risks = re.compile(
        "billing|delivery|defect|staff|waiting|cancellation|account|outage|booking|price|quality|safety|"
        "injury|legal|press|discrimination|data_breach|self_harm|abuse|other"
    )
    for tag in tags:
        assert f"`{tag}`" in PAGE or topics_and_risks.fullmatch(tag), tag
