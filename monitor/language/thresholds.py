"""What a sample can bear: how far a figure may be off, and from which probability on to believe it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from monitor.language.figures import rounded

DRAWS = 2_000
"""Samples drawn anew for an interval."""
STEP = 10_000
"""A threshold is told in steps of so many to one."""


def macro_f1_interval(
    confusion: Mapping[str, Mapping[str, int]], kinds: Sequence[str], *, seed: int = 0
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the macro-F1 over these kinds.

    `confusion` counts what was said for each label. To draw texts with replacement is to draw the cells
    of that table, which takes no longer for a million texts. The same seed gives the same interval.
    """
    labels = list(confusion)
    said = sorted({one for row in confusion.values() for one in row})
    cells = np.array([[confusion[label].get(one, 0) for one in said] for label in labels], dtype=np.int64)
    total = int(cells.sum())
    drawn = np.random.default_rng(seed).multinomial(total, cells.ravel() / total, size=DRAWS)
    tables = drawn.reshape(DRAWS, len(labels), len(said)).astype(float)
    scores = np.full((DRAWS, len(kinds)), np.nan)
    for at, kind in enumerate(kinds):
        true = tables[:, labels.index(kind)].sum(axis=1) if kind in labels else np.zeros(DRAWS)
        told = tables[:, :, said.index(kind)].sum(axis=1) if kind in said else np.zeros(DRAWS)
        both = kind in labels and kind in said
        hit = tables[:, labels.index(kind), said.index(kind)] if both else np.zeros(DRAWS)
        # A draw in which a kind neither is nor was said tells nothing of that kind.
        np.divide(2 * hit, true + told, out=scores[:, at], where=true + told > 0)
    low, high = np.percentile(np.nanmean(scores, axis=1), [2.5, 97.5])
    return rounded(float(low)), rounded(float(high))


def for_recall(likely: Sequence[float], truth: Sequence[bool], *, recall: float) -> dict[str, float] | None:
    """Return the highest probability from which on to say yes, so that this share of the true is found.

    With it the recall and precision it gives and the share of all texts it says yes to. None where
    nothing is true. Raises ValueError where `recall` is not above 0 and at most 1.
    """
    if not 0 < recall <= 1:
        message = f"a recall of {recall} is not above 0 and at most 1"
        raise ValueError(message)
    chances, true = np.array(likely, dtype=float), np.array(truth, dtype=bool)
    if not true.any():
        return None
    found = np.sort(chances[true])[::-1]
    needed = math.ceil(recall * len(found) - 1e-9)
    # Rounded down: rounding up would lose the very text that it was chosen for.
    threshold = math.floor(found[needed - 1] * STEP) / STEP
    yes = chances >= threshold
    return {
        "threshold": threshold,
        "recall": rounded(float(yes[true].mean())),
        "precision": rounded(float(true[yes].mean())),
        "share": rounded(float(yes.mean())),
    }
