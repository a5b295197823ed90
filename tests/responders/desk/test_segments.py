from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responders.desk.segments import Segment, segments


def piece(start: int, end: int, toward: str = "delivery", weight: float = 0.5) -> dict[str, Any]:
    return {"words": "", "start": start, "end": end, "weight": weight, "toward": toward}


def test_marks_the_words_that_caused_the_reading() -> None:
    assert segments("it came late", [piece(8, 12)]) == (
        Segment("it came "),
        Segment("late", is_evidence=True, toward=("delivery",)),
    )


def test_joins_overlapping_spans_and_names_both() -> None:
    marked = segments("two weeks late", [piece(0, 9), piece(4, 14, "complaint")])
    assert marked == (Segment("two weeks late", is_evidence=True, toward=("delivery", "complaint")),)


def test_keeps_only_the_heaviest_of_many() -> None:
    text = "ab" * 30
    marked = segments(text, [piece(2 * i, 2 * i + 1, weight=i / 30) for i in range(30)])
    assert sum(part.is_evidence for part in marked) == 12
    assert not marked[0].is_evidence


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 2), (0, 999), (40, 50)])
def test_leaves_out_spans_that_are_not_in_the_text(span: tuple[int, int]) -> None:
    assert segments("short", [piece(*span)]) == (Segment("short"),)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=20))
def test_joined_again_they_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert "".join(part.text for part in segments(text, [piece(*span) for span in spans])) == text
