from __future__ import annotations

from typing import Any

import pytest

from monitor.files.columns import Columns
from monitor.files.labels import Labelled, labelled_rows, understand
from monitor.files.problems import Code, Reject
from monitor.files.rows import Row


def said(**values: Any) -> Labelled | Reject:
    return understand(Row(7, values, b""), Columns())


def good(**values: Any) -> Labelled:
    found = said(text="a text", kind="praise", **values)
    assert isinstance(found, Labelled), found
    return found


def reason(**values: Any) -> str:
    found = said(**{"text": "a text", "kind": "praise"} | values)
    assert isinstance(found, Reject)
    assert found.line == 7
    return found.reason


@pytest.mark.parametrize("column", ["kind", "label", "Label"])
@pytest.mark.parametrize("word", ["not_complaint", " Not-Complaint ", "not complaint"])
def test_the_kind_stands_under_kind_or_label_however_it_is_spelt(column: str, word: str) -> None:
    assert said(text="x", **{column: word}) == Labelled(7, "x", "not_complaint")


def test_another_column_can_be_named() -> None:
    row = Row(1, {"text": "x", "gold": {"kind": "other"}, "label": "praise"}, b"")
    assert understand(row, Columns(), kind="gold.kind") == Labelled(1, "x", "other")


def test_what_else_was_labelled_comes_along() -> None:
    assert good(asks_question=True, escalate=False, severity=0.5, topics=["staff"], risks=[]).more == {
        "asks_question": True,
        "escalate": False,
        "severity": 0.5,
        "topics": frozenset({"staff"}),
        "risks": frozenset(),
    }


def test_cells_of_a_table_are_understood() -> None:
    cells = {
        "asks_question": "Yes",
        "escalate": "0",
        "severity": "0.25",
        "topics": "staff; waiting",
        "risks": "",
    }
    assert good(**cells).more == {
        "asks_question": True,
        "escalate": False,
        "severity": 0.25,
        "topics": frozenset({"staff", "waiting"}),
        "risks": frozenset(),
    }


def test_what_nobody_said_is_left_open() -> None:
    assert good(asks_question="", severity=None, topics=None).more == {}


def test_an_unknown_label_is_named_with_those_allowed() -> None:
    text = reason(kind="negative")
    assert text == "'negative' is no kind. Allowed: complaint, praise, question, other, not_complaint."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": ""}, "column kind or label"),
        ({"kind": None}, "column kind or label"),
        ({"kind": ["praise"]}, "--map kind=kind.0"),
        ({"kind": True}, "no kind"),
        ({"text": ""}, "no text"),
    ],
)
def test_a_row_that_can_not_be_used_says_why(values: dict[str, Any], words: str) -> None:
    assert words in reason(**values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"asks_question": "perhaps"}, "'asks_question' should be true or false"),
        ({"escalate": []}, "'escalate' should be true or false"),
        ({"severity": 1.5}, "0 to 1"),
        ({"severity": True}, "0 to 1"),
        ({"severity": "nan"}, "0 to 1"),
        ({"severity": 10**400}, "0 to 1"),
        ({"severity": {"a": 1}}, "0 to 1"),
        ({"topics": 3}, "list of words"),
        ({"risks": [1]}, "list of words"),
        ({"topics": ["staff", "speed"]}, "'speed' is no topic. Allowed: billing"),
        ({"risks": "fire"}, "'fire' is no risk. Allowed: legal"),
    ],
)
def test_what_else_can_not_be_understood_costs_that_alone(values: dict[str, Any], words: str) -> None:
    found = good(**{"escalate": True} | values)
    assert words in found.troubles[0]
    assert set(found.more) == {"escalate"} - set(values)


def test_a_row_that_was_bad_before_stays_bad() -> None:
    bad = Reject(3, Code.BAD_JSON, "no", b"")
    assert list(labelled_rows([bad], Columns())) == [bad]
