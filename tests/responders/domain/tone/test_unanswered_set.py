"""Posts with replies that take up every trouble, or pass one over: the check tells them apart.

Those of the part `kept` were written before the check and never read for it; the others were read.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest

from monitor.domain.reading import Kind
from responders.domain.tone import Context
from responders.domain.tone.said import Said
from responders.domain.tone.unanswered_issue import find
from responders.grammar import shipped_grammar
from tests.labelled_replies import FOLDER

GRAMMAR = shipped_grammar()
FLOORS = {"read": (0.97, 0.75), "kept": (0.80, 0.45)}
"""Of each part: the least share of hints that are right, and of the troubles passed over that are found."""


@cache
def rows() -> tuple[dict[str, str | bool], ...]:
    return tuple(json.loads(line) for line in (FOLDER / "unanswered.jsonl").read_text("utf-8").splitlines())


def counted(part: str) -> Counter[tuple[bool, bool]]:
    """How often a reply is labelled as passing a trouble over, and how often that is found."""
    context = Context(kind=Kind.COMPLAINT, grammar=GRAMMAR)
    return Counter(
        (bool(row["unanswered"]), any(find(Said(str(row["reply"]), str(row["mention"]), context))))
        for row in rows()
        if row["part"] == part
    )


@pytest.mark.parametrize("part", FLOORS)
def test_hints_are_mostly_right_and_many_troubles_are_found(part: str) -> None:
    counts = counted(part)
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    precision, recall = FLOORS[part]
    assert right / (right + wrong) >= precision
    assert right / (right + missed) >= recall


def test_every_pair_is_whole_and_stands_there_once() -> None:
    assert (
        len({(row["mention"], row["reply"]) for row in rows()})
        == len({row["id"] for row in rows()})
        == len(rows())
    )
    assert all(row["mention"] and row["reply"] and row["part"] in FLOORS for row in rows())
