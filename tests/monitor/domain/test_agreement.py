from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.agreement import confusion, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # From the formula in Wilson (1927), worked out by hand.
    [(81, 263, 0.2553, 0.3662), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 2, 0.0945, 0.9055)],
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=5e-4)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("hits", "of"), [(-1, 3), (4, 3)])
def test_what_is_no_share_is_refused(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, of)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_in_its_interval(share: tuple[int, int]) -> None:
    hits, of = share
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of + 1e-12
    assert hits / of - 1e-12 <= high <= 1


def test_confusion_counts_what_was_said_for_what_it_is() -> None:
    pairs = [("praise", "other"), ("praise", "praise"), ("other", "other"), ("praise", "other")]
    assert confusion(pairs) == {
        "other": {"other": 1, "praise": 0},
        "praise": {"other": 2, "praise": 1},
    }
