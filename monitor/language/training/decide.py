"""Fitting what stands on top of the linear scores: blends with patterns, thresholds, the temperature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from monitor.language.components.base import Blend

Array = NDArray[np.float64]
LEAST_TEMPERATURE, MOST_TEMPERATURE = 0.3, 4.0


def fit_blend(scores: Array, hits: Array, labels: Array, *, beta: float = 1.0, floor: float = 0.2) -> Blend:
    """Fit a blend of linear score and pattern vote; the threshold is the one of the best F-beta.

    `floor` bounds the threshold from below: with few examples the best one can lie next to zero.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - the extra `train` only

    if len(set(labels)) < 2:
        return Blend()
    model = LogisticRegression(C=1.0).fit(np.column_stack([scores, hits]), labels)
    score, hit = (max(0.0, float(one)) for one in model.coef_[0])
    found = Blend(float(model.intercept_[0]), score, hit)
    likely = np.array([found.probability(s, hit=bool(h)) for s, h in zip(scores, hits, strict=True)])
    steps = [step for step in np.arange(0.05, 0.9, 0.025) if step >= floor]
    best = max(steps, key=lambda step: f_beta(labels > 0.5, likely >= step, beta=beta))
    rounded = (round(one, 4) for one in (*found[:3], float(best)))
    return Blend(*rounded)


def f_beta(truth: NDArray[np.bool_], said: NDArray[np.bool_], *, beta: float = 1.0) -> float:
    """Return the F-beta of yes-or-no answers; a beta above 1 values recall more."""
    hit = float((truth & said).sum())
    wrong = float((~truth & said).sum())
    missed = float((truth & ~said).sum())
    below = (1 + beta**2) * hit + beta**2 * missed + wrong
    return (1 + beta**2) * hit / below if below else 0.0


def fit_temperature(scores: Array, labels: Sequence[int]) -> float:
    """Return the temperature under which the softmax of the scores fits the labels best (log loss)."""
    steps = np.exp(np.linspace(np.log(LEAST_TEMPERATURE), np.log(MOST_TEMPERATURE), 60))
    return round(float(min(steps, key=lambda step: log_loss(scores / step, labels))), 4)


def log_loss(scores: Array, labels: Sequence[int]) -> float:
    """Return the mean negative log probability of the labels under a softmax of the scores."""
    top = scores.max(axis=1, keepdims=True)
    norm = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return float((norm - scores[np.arange(len(labels)), labels]).mean())


def fit_weights(facts: list[dict[str, float]], amounts: Array) -> dict[str, float]:
    """Fit the weighted sum that gives severity; facts are never allowed to count backwards.

    `small` and `bias` may go below zero: they make a matter lighter.
    """
    from scipy.optimize import lsq_linear  # noqa: PLC0415 - the extra `train` only

    names = list(facts[0])
    table = np.array([[row[name] for name in names] for row in facts])
    free = {"bias", "small"}
    low = [-np.inf if name in free else 0.0 for name in names]
    # A light pull to zero keeps rare facts from running away.
    table = np.vstack([table, 0.5 * np.eye(len(names))])
    fitted = lsq_linear(table, np.concatenate([amounts, np.zeros(len(names))]), bounds=(low, np.inf))
    return {name: round(float(value), 4) for name, value in zip(names, fitted.x, strict=True)}
