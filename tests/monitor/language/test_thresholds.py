from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.language.thresholds import for_recall, macro_f1_interval


def test_the_highest_threshold_that_finds_enough_is_chosen() -> None:
    likely = [0.9, 0.8, 0.3, 0.1, 0.7, 0.2]
    truth = [True, True, True, True, False, False]
    assert for_recall(likely, truth, recall=0.75) == {
        "threshold": 0.3,
        "recall": 0.75,
        "precision": 0.75,
        "share": 0.667,
    }
    assert for_recall(likely, truth, recall=0.5) == {
        "threshold": 0.8,
        "recall": 0.5,
        "precision": 1.0,
        "share": 0.333,
    }


def test_where_nothing_is_true_there_is_no_threshold() -> None:
    assert for_recall([0.1, 0.9], [False, False], recall=0.95) is None


@pytest.mark.parametrize("recall", [0.0, -1.0, 1.01])
def test_a_recall_that_none_can_have_is_refused(recall: float) -> None:
    with pytest.raises(ValueError, match="recall"):
        for_recall([0.5], [True], recall=recall)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1).filter(
        lambda rows: any(t for _, t in rows)
    ),
    st.floats(0.01, 1),
)
def test_the_threshold_as_it_is_told_finds_what_was_wanted(
    rows: list[tuple[float, bool]], recall: float
) -> None:
    found = for_recall([p for p, _ in rows], [true for _, true in rows], recall=recall)
    assert found is not None
    hits = sum(true and p >= found["threshold"] for p, true in rows)
    assert hits >= recall * sum(true for _, true in rows) - 1e-6


def test_the_interval_is_that_of_drawing_the_texts_themselves() -> None:
    chance = np.random.default_rng(5)
    kinds = np.array(["complaint", "praise", "other"])
    labels = chance.choice(kinds, 400, p=[0.6, 0.1, 0.3])
    said = np.where(chance.random(400) < 0.7, labels, chance.choice(kinds, 400))
    table = {str(a): {str(b): int(((labels == a) & (said == b)).sum()) for b in kinds} for a in kinds}

    def macro(at: np.ndarray) -> float:
        scores = [
            2
            * ((labels[at] == k) & (said[at] == k)).sum()
            / ((labels[at] == k).sum() + (said[at] == k).sum())
            for k in kinds
        ]
        return float(np.mean(scores))

    drawn = [macro(chance.integers(0, 400, 400)) for _ in range(2000)]
    low, high = macro_f1_interval(table, list(kinds), seed=1)
    assert (low, high) == pytest.approx(tuple(np.percentile(drawn, [2.5, 97.5])), abs=0.01)


def test_the_same_seed_gives_the_same_interval() -> None:
    table = {"complaint": {"complaint": 30, "other": 10}, "other": {"complaint": 5, "other": 55}}
    first = macro_f1_interval(table, ["complaint", "other"], seed=4)
    assert first == macro_f1_interval(table, ["complaint", "other"], seed=4)
    assert first[0] < 0.83 < first[1]


def test_a_kind_that_was_never_said_counts_as_missed() -> None:
    table = {"praise": {"other": 50}, "other": {"other": 50}}
    low, high = macro_f1_interval(table, ["praise", "other"])
    assert 0.2 < low < high < 0.45
