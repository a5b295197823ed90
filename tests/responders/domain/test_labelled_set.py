"""The labelled set of the tone check is well made, and the checks find in it what a careful reader finds.

The floors are for the replies that may be looked at; what is held out is measured by the bench alone.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from monitor.domain.reading import Kind, Risk
from responders.domain.lengths import LIMITS
from responders.domain.tone import CHECKS
from responders.language.sense import shipped_sense
from tests.benchmarks.tone import PARTS, score
from tests.labelled_replies import FOLDER, labelled

CODES = {check.code for check in CHECKS}
NEEDED = {"id", "reply", "mention", "kind", "risks", "platform", "brand", "signer", "customer", "codes"}
ALLOWED = NEEDED | {"playbook", "recent", "words", "about"}
FILES = sorted(file for part in PARTS for file in FOLDER.glob(f"{part}_*.jsonl"))
PRECISION, RECALL, FEWEST = 0.95, 0.90, 5
"""Floors, and how many replies with a code they are asked of."""


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]


def faults(row: dict[str, Any]) -> list[str]:
    """What is wrong with one row, by its fields alone: held-out words are never shown."""
    found = [f"needs {name}" for name in sorted(NEEDED - set(row))]
    found += [f"has no field {name}" for name in sorted(set(row) - ALLOWED)]
    if found:
        return found
    found += [f"{name} is empty" for name in ("id", "reply", "brand", "signer") if not row[name].strip()]
    found += [f"unknown code {code}" for code in row["codes"] if code not in CODES]
    found += [f"{code} twice" for code in set(row["codes"]) if row["codes"].count(code) > 1]
    found += [f"unknown risk {risk}" for risk in row["risks"] if risk not in set(Risk)]
    if row["kind"] not in set(Kind):
        found.append("unknown kind")
    if row["platform"] not in LIMITS:
        found.append("unknown platform")
    if row.get("about", next(iter(CODES))) not in CODES:
        found.append("near to an unknown code")
    for code, words in row.get("words", {}).items():
        if code not in row["codes"]:
            found.append(f"words for {code}, which it doesn't have")
        if words not in row["reply"]:
            found.append(f"the words for {code} don't stand in the reply")
    return found


def test_every_reply_is_well_labelled() -> None:
    assert {row.get("id", "?"): wrong for row in rows() if (wrong := faults(row))} == {}


def test_no_reply_stands_there_twice() -> None:
    every = rows()
    assert len({row["id"] for row in every}) == len(every)
    assert len({row["reply"] for row in every}) == len(every)


@cache
def looked_at() -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    replies = labelled("looked_at")
    return tuple(reply.codes for reply in replies), tuple(reply.found() for reply in replies)


TUNED = {
    "admission": (0.95, 0.75),
    "bare-refusal": (0.9, 0.7),
    "blame": (0.8, 0.3),
    "conditional-apology": (0.9, 0.55),
    "flippant": (0.75, 0.7),
    "hoops": (0.9, 0.85),
    "impersonal": (0.95, 0.7),
    "negativity": (0.95, 0.65),
    "public-ask": (0.95, 0.8),
    "sales-talk": (0.85, 0.65),
    "slogan": (0.95, 0.9),
}
"""Precision and recall that rules and sentence model together keep to on replies that no rule was written by."""


def test_rules_and_sentence_model_find_together_what_no_rule_was_written_for() -> None:
    replies = labelled("tuned", sense=shipped_sense())
    wanted, found = [reply.codes for reply in replies], [reply.found() for reply in replies]
    scores = {code: score(code, wanted, found) for code in TUNED}
    below = {
        code: one
        for code, one in scores.items()
        if one.precision < TUNED[code][0] or one.recall < TUNED[code][1]
    }
    assert below == {}
    alone = [reply.found() for reply in labelled("tuned")]
    assert all(scores[code].recall >= score(code, wanted, alone).recall for code in TUNED)


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_code_is_found_as_a_careful_reader_finds_it(code: str) -> None:
    wanted, found = looked_at()
    assert len(wanted) > 100
    one = score(code, wanted, found)
    if one.right + one.missed >= FEWEST:
        assert (one.precision >= PRECISION, one.recall >= RECALL) == (True, True), one
    else:
        assert one.wrong <= 1, one
