"""Fitting what stands on top of the linear scores: blends with patterns, thresholds, the temperature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from monitor.language.components.base import Blend
from monitor.language.components.kind import Weights

Array = NDArray[np.float64]


def fit_blend(
    scores: Array,
    deep: Array | None,
    hits: Array,
    labels: Array,
    *,
    beta: float = 1.0,
    floor: float = 0.2,
) -> Blend:
    """Fit a blend of both models' scores and the pattern's vote; the threshold has the best F-beta.

    `deep` is None for the fast reading, which has no such scores. `floor` bounds the threshold from below: with few examples the best one can lie next to zero.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - the extra `train` only

    if len(set(labels)) < 2:
        return Blend()
    second = np.zeros_like(scores) if deep is None else deep
    model = LogisticRegression(C=1.0).fit(np.column_stack([scores, hits, second]), labels)
    score, hit, further = (max(0.0, float(one)) for one in model.coef_[0])
    found = Blend(float(model.intercept_[0]), score, hit, deep=further)
    likely = np.array(
        [found.probability(s, hit=bool(h), deep=d) for s, h, d in zip(scores, hits, second, strict=True)]
    )
    steps = [step for step in np.arange(0.05, 0.9, 0.025) if step >= floor]
    best = max(steps, key=lambda step: f_beta(labels > 0.5, likely >= step, beta=beta))
    rounded = (round(one, 4) for one in (*found[:3], float(best), further))
    return Blend(*rounded)


def f_beta(truth: NDArray[np.bool_], said: NDArray[np.bool_], *, beta: float = 1.0) -> float:
    """Return the F-beta of yes-or-no answers; a beta above 1 values recall more."""
    hit = float((truth & said).sum())
    wrong = float((~truth & said).sum())
    missed = float((truth & ~said).sum())
    below = (1 + beta**2) * hit + beta**2 * missed + wrong
    return (1 + beta**2) * hit / below if below else 0.0


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """Return the mean F1 of the classes that occur in `truth`."""
    scores = [
        f_beta(np.array([one == name for one in truth]), np.array([one == name for one in said]))
        for name in sorted(set(truth))
    ]
    return float(np.mean(scores))


def fit_kinds(scores: Array, deep: Array | None, labels: Sequence[int]) -> Weights:
    """Return how much each model counts toward the kind, and what is added to each: the least log loss.

    This is temperature scaling (Guo et al., ICML 2017) of two models at once, and sets right that the
    kinds are not as frequent among the training posts as among these.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - the extra `train` only

    further = np.zeros_like(scores) if deep is None else deep

    def loss(numbers: Array) -> float:
        pull = 0.01 * float((numbers[2:] ** 2).sum())
        return log_loss(numbers[0] * scores + numbers[1] * further + numbers[2:], labels) + pull

    start = np.concatenate([[0.7, 0.0 if deep is None else 0.7], np.zeros(scores.shape[1])])
    bounds = [(0.0, 4.0), (0.0, 0.0 if deep is None else 4.0)] + [(-2.0, 2.0)] * scores.shape[1]
    found = minimize(loss, start, bounds=bounds, method="L-BFGS-B").x
    linear, second, *bias = (round(float(one), 4) for one in found)
    return Weights(linear, second, tuple(bias))


def log_loss(scores: Array, labels: Sequence[int]) -> float:
    """Return the mean negative log probability of the labels under a softmax of the scores."""
    top = scores.max(axis=1, keepdims=True)
    norm = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return float((norm - scores[np.arange(len(labels)), labels]).mean())


def fit_yes_or_no(facts: list[dict[str, float]], truth: NDArray[np.bool_]) -> dict[str, float]:
    """Fit the weights of a logistic sum of named facts, of which "bias" is always 1; none for one answer."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - the extra `train` only

    names = [name for name in facts[0] if name != "bias"]
    if truth.all() or not truth.any():
        return {"bias": 4.0 if truth.all() else -4.0}
    table = np.array([[row[name] for name in names] for row in facts])
    model = LogisticRegression(C=0.3, max_iter=2000).fit(table, truth)
    fitted = {name: round(float(value), 4) for name, value in zip(names, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 4)} | fitted


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
